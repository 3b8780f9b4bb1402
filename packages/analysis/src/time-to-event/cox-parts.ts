// What a fitted hazard regression hands on to its residuals, its curves and its tests.

import type { DesignMatrix } from '../design-matrix.ts'
import type { CoxData } from './cox-data.ts'
import type { CoxState } from './cox-state.ts'
import type { Grouping, Spells } from './spells.ts'

/**
 * A fit's residuals, curves and tests walk through the same risk sets again. They get what the fit had laid
 * out, so that all of them rest on one state, and nothing has to be sorted or fitted twice. Not meant to be
 * shown: figures here are of scaled columns.
 *
 * The settled state of a fit, on the scale of the centred columns.
 */
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
