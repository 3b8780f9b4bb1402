// What the pages behind a code are given.
import type { Frame } from '@trygby/ui'
import type { Answered } from '../../platform/form/answered.ts'
import type { Report } from '../reports/model.ts'
import type { da as words } from '../reports/texts.da.ts'
import type { Question } from '../reports/work/around/model.ts'
import type { ToldNews } from '../reports/work/model.ts'
import type { AlsoFollowed, Follower } from './model.ts'
import type { da } from './texts.da.ts'

export interface CodePageProps {
  frame: Frame
  t: typeof da
  answered: Answered
}

export interface ViewPageProps extends CodePageProps {
  w: typeof words
  /** Goes along in every form, and nowhere else. */
  code: string
  /** Tells this page’s forms apart from those of a page opened later. */
  formKey: string
  report: Report
  follower: Follower
  news: ToldNews[]
  questions: Question[]
  /** Other reports the same code opens, since one was divided. */
  also: AlsoFollowed[]
  /** What was just done. */
  said?: string
}
