// The front door of time to event: how long things last when some are still going on, and what goes with it.

export { type AalenJohansenOptions, aalenJohansen, type CompetingCurves, type CumulativeIncidence } from './aalen-johansen.ts'
export { type Concordance, coxConcordance } from './cox-concordance.ts'
export { type BaselineHazard, baselineHazard, type PredictedCurve, predictSurvival } from './cox-curves.ts'
export type { CoxParts } from './cox-parts.ts'
export { type ChiSquareTest, type CoxFit, type CoxOptions, coxRegression } from './cox-regression.ts'
export { type CoxResidualKind, type CoxResiduals, coxResiduals } from './cox-residuals.ts'
export type { Ties } from './cox-sweep.ts'
export {
  type IncidenceAt,
  incidenceAt,
  type RestrictedMean,
  restrictedMean,
  type SurvivalAt,
  type SurvivalQuantiles,
  survivalAt,
  survivalQuantiles,
} from './curve-at.ts'
export { type FineGrayFit, fineGray, predictIncidence } from './fine-gray.ts'
export { type GrayOptions, type GrayTest, grayTest } from './gray-test.ts'
export { type KaplanMeierOptions, kaplanMeier, type SurvivalCurve } from './kaplan-meier.ts'
export { type LogRankOptions, type LogRankTest, logRank } from './log-rank.ts'
export { type ProportionalHazardsTest, proportionalHazardsTest, type TimeTransform } from './proportional-hazards-test.ts'
export type { SpellLabels, SpellOptions } from './spells.ts'
export type { SurvivalScale } from './survival-interval.ts'
