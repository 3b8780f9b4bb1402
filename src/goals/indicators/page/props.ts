// What the page of an indicator is given: what the public sees, and beside it what only staff see.
import type { Frame } from '@trygby/ui'
import type { Release } from '../../../platform/release/index.ts'
import type { Said } from '../../goals/said/model.ts'
import type { Indicator, IndicatorValue, JudgedBy } from '../model.ts'
import type { MovementOf } from '../movement.ts'
import type { ToldWords } from '../told/told.ts'
import type { da } from './texts.da.ts'

export interface IndicatorProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  indicator: Indicator
  goalTitle: Said
  /** What the public sees; null while nothing is released. */
  released: { release: Release; moved: MovementOf; terms: JudgedBy } | null
  /** What only staff see. */
  staff: ColleaguesProps | null
  done?: string | undefined
}

export interface ColleaguesProps {
  mayKeep: boolean
  /** Newest first, corrected ones among them. */
  values: IndicatorValue[]
  moved: MovementOf
  /** Periods whose figure the public has as it stands. */
  releasedPeriods: ReadonlySet<string>
  due: string | null
  today: string
  /** The series in words; null when figures come by hand. */
  series: string | null
}
