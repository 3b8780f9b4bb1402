// What the pages about a file of counts are given.
import type { Frame } from '@trygby/ui'
import type { Answered } from '../../../form/answered.ts'
import type { Sheet } from '../../../table-file/model.ts'
import type { Checked, ColumnRole } from './model.ts'
import type { da } from './texts.da.ts'

export interface Shared {
  frame: Frame
  t: typeof da
  answered: Answered
  gateHref: string
  /** The base a newer edition is brought in of; null for a new one. */
  base: { title: string; href: string } | null
}

export interface ColumnsPageProps extends Shared {
  /** Where the answers go; `/forget` follows it. */
  action: string
  fileName: string
  file: { columns: string[]; first: Sheet['rows']; rows: number; form: Sheet['form'] }
  roles: ColumnRole[]
  /** What the answers make of the file; null until they have been given. */
  checked: Checked | null
  /** Where one goes on when the file can be used. */
  onward: string
}
