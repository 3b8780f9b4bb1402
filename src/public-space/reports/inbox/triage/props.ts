// What the page of one report to sort is given.
import type { Frame, PageProps } from '@trygby/ui'
import type { Answered } from '../../../../platform/form/answered.ts'
import type { Report } from '../../model.ts'
import type { da as reportWords } from '../../texts.da.ts'
import type { NearReport } from '../../work/around/model.ts'
import type { da } from './texts.da.ts'

export interface SortingProps {
  frame: Frame
  t: typeof da
  w: typeof reportWords
  to: (path: string) => string
  answered: Answered
  report: Report
  near: NearReport[]
  teams: { id: string; name: string }[]
  /** Place of the report in the view, from 1; 0 when it is not in it. */
  place: number
  total: string
  queue: Report[]
  /** Address of the sorting page at another report of the same view. */
  at: (report: string) => string
  next: string | null
  previous: string | null
  inboxHref: string
  status: PageProps['status']
  carried: Record<string, string>
}
