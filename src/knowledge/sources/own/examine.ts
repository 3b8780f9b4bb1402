// What a handed-in file holds: its columns and first rows and, once somebody has said what the columns mean, its figures and faults.
import { accepted, type Result } from '../../../platform/result.ts'
import { inThread } from '../../../platform/table-file/in-thread.ts'
import type { Sheet } from '../../../platform/table-file/model.ts'
import { isQuick, readSheetHere } from '../../../platform/table-file/read-sheet.ts'
import { checkRows } from './check-rows.ts'
import { guessAnswers } from './guess.ts'
import type { Answers, Checked, Surroundings } from './model.ts'
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

/** Examines a file; a large one or a workbook in a thread of its own, so that no page waits. A file that takes too long or too much is refused as `fileTooHeavy`. */
export const examineFile = (question: ExamineQuestion): Promise<Result<Examined>> =>
  isQuick(question.bytes) ? examine(question) : inThread(new URL('./examine-worker.ts', import.meta.url), question)

/** The same in this thread. */
export async function examine({ bytes, answers, town, areas, wrongIn }: ExamineQuestion): Promise<Result<Examined>> {
  const read = await readSheetHere(bytes)
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
