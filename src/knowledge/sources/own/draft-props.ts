// What the page of a file on its way in shows: the file, what is said of it, and what that makes of it.
import type { FieldMessage, Frame } from '@trygby/ui'
import type { Sheet } from '../../../platform/table-file/model.ts'
import type { Answers, Checked, ColumnRole } from './model.ts'
import type { da } from './texts.da.ts'

export interface DraftPageProps {
  frame: Frame
  t: typeof da
  sourcesHref: string
  /** Where the answers go; `/confirm` and `/forget` follow it. */
  action: string
  fileName: string
  file: { columns: string[]; first: Sheet['rows']; rows: number; form: Sheet['form'] }
  answers: Answers
  errors: FieldMessage[]
  /** What the answers make of the file; null until they have been given. */
  checked: Checked | null
  wasBroughtIn: boolean
  /** Columns of the last file that this one has not, each with what it held. */
  missing: { heading: string; role: ColumnRole }[]
  /** Whether to ask if every row is about the town: the last file said where each row belongs. */
  askAllTown: boolean
}
