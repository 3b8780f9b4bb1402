// What a handed-in file of counts holds: its columns and first lines and, once somebody has said what the columns mean, its counts and faults.
import { accepted, type Result, refused } from '../../../result.ts'
import { inThread } from '../../../table-file/in-thread.ts'
import type { Sheet } from '../../../table-file/model.ts'
import { isQuick, readSheetHere } from '../../../table-file/read-sheet.ts'
import { checkRows } from './check-rows.ts'
import { guessRoles } from './guess.ts'
import type { Checked, ColumnRole, KnownBase } from './model.ts'
import { findPersons } from './persons.ts'

export interface ExamineQuestion {
  bytes: Uint8Array
  roles: ColumnRole[] | null
  /** What it is a newer edition of; null for a new base. */
  base: KnownBase | null
}

export interface Examined {
  columns: string[]
  first: Sheet['rows']
  rows: number
  form: Sheet['form']
  guess: ColumnRole[]
  /** Null until somebody has said what the columns hold. */
  checked: Checked | null
}

/** Examines a file; a large one or a workbook in a thread of its own. Refusals are those of every table file, and `persons-…` for one that names people (came: the column). */
export const examineFile = (question: ExamineQuestion): Promise<Result<Examined>> =>
  isQuick(question.bytes) ? examine(question) : inThread(new URL('./examine-worker.ts', import.meta.url), question)

/** The same in this thread. */
export async function examine({ bytes, roles, base }: ExamineQuestion): Promise<Result<Examined>> {
  const read = await readSheetHere(bytes)
  if (!read.ok) return read
  const sheet = read.value
  const persons = findPersons(sheet)
  if (persons) return refused('file', `persons-${persons.sign}`, persons.column)
  return accepted({
    columns: sheet.columns,
    first: sheet.rows.slice(0, 8),
    rows: sheet.rows.length,
    form: sheet.form,
    guess: guessRoles(sheet, base?.dimensions ?? null),
    checked: roles?.length === sheet.columns.length ? checkRows(sheet, roles, base) : null,
  })
}
