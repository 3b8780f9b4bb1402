// What the page of a report and each of its parts are given.
import { type Frame, formatNumber } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import type { Handover } from '../../handovers/model.ts'
import type { Report } from '../model.ts'
import type { da as words } from '../texts.da.ts'
import type { Helped, NearReport, Occurrence, Question } from './around/model.ts'
import type { ToldNews, TrailLine } from './model.ts'
import type { da } from './texts.da.ts'

export interface AroundProps {
  trail: TrailLine[]
  news: ToldNews[]
  questions: Question[]
  occurrences: { latest: Occurrence[]; n: number }
  helped: Helped
  near: NearReport[]
  phenomena: { id: string; behaviour: string; where: string }[]
  handovers: Handover[]
}

export interface ReportPageProps extends AroundProps {
  frame: Frame
  t: typeof da
  w: typeof words
  report: Report
  today: string
  mayWork: boolean
  isMapAsked: boolean
  pictures: string[]
  /** What was just done, in words. */
  said?: string
  /** What it is put together and linked with. */
  joined: Child
}

export const pathOf = ({ locale }: Pick<Frame, 'locale'>, { id }: { id: string }): string => `/${locale}/reports/${id}`

/** What the report is called, above each of its pages. */
export const nameOf = ({ frame, t, w, report }: Pick<ReportPageProps, 'frame' | 't' | 'w' | 'report'>): string =>
  t.title(w.kinds[report.kind], formatNumber(report.number, frame.locale))
