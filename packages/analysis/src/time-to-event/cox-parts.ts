// What a fitted hazard regression hands on to its residuals, its curves and its tests.

import type { DesignMatrix } from '../design-matrix.ts'
import type { CoxData } from './cox-data.ts'
import type { CoxState } from './cox-state.ts'
import type { Grouping, Spells } from './spells.ts'

/** The settled state of a fit, on the scale of the centred columns. */
export type CoxParts = {
  readonly design: DesignMatrix
  readonly spells: Spells
  readonly strata: Grouping
  readonly clusters: Grouping | null
  /** The spells as the fit walked through them. */
  readonly data: CoxData
  /** Coefficients and inverse information of the scaled columns. */
  readonly scaled: Float64Array
  readonly scaledCovariance: Float64Array
  readonly state: CoxState
}
