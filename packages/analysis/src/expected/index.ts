// The front door of the expected count: what a town like this one would have seen.

export { type ExpectedCount, type ExpectedCountOptions, expectedCount } from './expected-count.ts'
export { type ExpectedCountWithout, expectedCountWithoutCovariates } from './expected-count-without-covariates.ts'
export { type ExpectedCounts, expectedCounts, type NotPredictedTown } from './expected-counts.ts'
export {
  ordinaryRange,
  type PredictedRow,
  type PredictiveLaw,
  type PValueKind,
  predictiveLaw,
  predictiveP,
  predictiveTails,
  ratioInterval,
  thetaForPrediction,
} from './predictive-law.ts'
export type { LeftOutTown, TownFigures } from './town-model.ts'
