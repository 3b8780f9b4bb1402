// What a phenomenon's page and each of its steps are given.
import type { Frame } from '@trygby/ui'
import type { Answered } from '../../../platform/form/answered.ts'
import type { Words } from '../words.ts'
import type { Seen } from './read.ts'
import type { da } from './texts.da.ts'

export interface PhenomenonPageProps extends Seen {
  frame: Frame
  t: typeof da
  words: Words
  /** Whether there is something to do for whoever reads; on a closed one there is nothing. */
  mayWork: boolean
  today: string
  answered?: Answered
  done?: string
}
