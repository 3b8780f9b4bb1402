// The front door of evidence: did it work, here and elsewhere?

export {
  type EffectSizes,
  effectSizesRates,
  effectSizesTwoByTwo,
  type RateMeasure,
  type RateTables,
  type TwoByTwoMeasure,
  type TwoByTwoTables,
} from './effect-sizes.ts'
export type { HeterogeneityMethod } from './heterogeneity.ts'
export { leaveOneOut } from './leave-one-out.ts'
export { type MantelHaenszel, mantelHaenszel, mantelHaenszelRates } from './mantel-haenszel.ts'
export type { BalanceRow } from './matched-balance.ts'
export { type MatchedComparison, type MatchedOptions, matchedComparison } from './matched-comparison.ts'
export type { MatchedEffect } from './matched-effect.ts'
export type { Metric } from './matching-distance.ts'
export { type MetaAnalysis, type MetaOptions, metaAnalysis } from './meta-analysis.ts'
export { type MetaRegression, metaRegression } from './meta-regression.ts'
export { type EggerTest, eggerTest, type TrimAndFill, trimAndFill } from './publication-bias.ts'
export {
  type Placebos,
  type Predictor,
  type SyntheticControl,
  type SyntheticControlOptions,
  syntheticControl,
} from './synthetic-control.ts'
export { type DisplacementCounts, type NoQuotient, type WeightedDisplacement, weightedDisplacement } from './weighted-displacement.ts'
export {
  type BeforeAfter,
  type WeightedDisplacementDifference,
  weightedDisplacementDifference,
} from './weighted-displacement-difference.ts'
