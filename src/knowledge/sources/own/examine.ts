// What a handed-in file holds: its columns and first rows and, once somebody has said what the columns mean, its figures and faults.
import { Worker } from 'node:worker_threads'
import { accepted, type Result, refused } from '../../../platform/result.ts'
import { turns } from '../../../platform/turns.ts'
import { checkRows } from './check-rows.ts'
import { guessAnswers } from './guess.ts'
import type { Answers, Checked, Sheet, Surroundings } from './model.ts'
import { isZip, readCsv } from './read-csv.ts'
import { wrongFile } from './wrong-file.ts'

export interface ExamineQuestion extends Surroundings {
  bytes: Uint8Array
  answers: Answers | null
  /** The language in which all that is wrong is wanted as a file, and nothing else. */
  wrongIn?: 'da' | 'en'
}

export interface Examined {
  columns: string[]
  first: Sheet['rows']
  rows: number
  form: Sheet['form']
  guess: Pick<Answers, 'roles' | 'decimal'>
  checked: Checked | null
  /** Everything that is wrong, as the text of a file; null when it was not asked for. */
  wrongFile: string | null
}

const limits = { maxOldGenerationSizeMb: 700 }
const patience = 30_000
/** Each may take the memory above, so few at once. */
const inTurn = turns(2)
/** A text file of up to so many bytes is read in a few milliseconds; starting a thread would cost more. */
const small = 200_000

/** Examines a file; a large one or a workbook in a thread of its own, so that no page waits. A file that takes too long or too much is refused as `fileTooHeavy`. */
export function examineFile(question: ExamineQuestion): Promise<Result<Examined>> {
  if (question.bytes.length <= small && !isZip(question.bytes)) return examine(question)
  return inTurn(() => examineInThread(question))
}

function examineInThread(question: ExamineQuestion): Promise<Result<Examined>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./examine-worker.ts', import.meta.url), { workerData: question, resourceLimits: limits })
    const giveUp = setTimeout(() => end(refused('file', 'fileTooHeavy')), patience)
    const end = (result: Result<Examined>) => {
      clearTimeout(giveUp)
      resolve(result)
      void worker.terminate()
    }
    worker.once('message', end)
    worker.once('error', () => end(refused('file', 'fileTooHeavy')))
  })
}

/** The same in this thread. */
export async function examine({ bytes, answers, town, areas, wrongIn }: ExamineQuestion): Promise<Result<Examined>> {
  const read = isZip(bytes) ? await (await import('./read-xlsx.ts')).readXlsx(bytes) : readCsv(bytes)
  if (!read.ok) return read
  const sheet = read.value
  const fits = answers !== null && answers.roles.length === sheet.columns.length
  const check = (list: 'first' | 'every row') => (fits ? checkRows(sheet, answers, { town, areas }, list) : null)
  return accepted({
    columns: sheet.columns,
    first: sheet.rows.slice(0, 8),
    rows: sheet.rows.length,
    form: sheet.form,
    guess: guessAnswers(sheet),
    checked: wrongIn ? null : check('first'),
    wrongFile: wrongIn ? wrongFile(check('every row'), wrongIn) : null,
  })
}
