// The front door of the analysis library: every method by the name the field uses, every result by a named type.

export type { Numbers } from './checks.ts'
export {
  type DesignMatrix,
  designMatrix,
  type FactorTerm,
  factorTerm,
  type InteractionTerm,
  interactionTerm,
  keepTerms,
  type NumericTerm,
  numericTerm,
  requireIndependentColumns,
  type Term,
  withoutTerm,
} from './design-matrix.ts'
export { betaCdf, betaQuantile } from './distributions/beta.ts'
export { binomialCdf, binomialMass, binomialQuantile } from './distributions/binomial.ts'
export { chiSquareCdf, chiSquareQuantile } from './distributions/chi-square.ts'
export { gammaCdf, gammaQuantile } from './distributions/gamma.ts'
export { negativeBinomialCdf, negativeBinomialMass, negativeBinomialQuantile } from './distributions/negative-binomial.ts'
export { normalCdf, normalDensity, normalQuantile } from './distributions/normal.ts'
export { poissonCdf, poissonMass, poissonQuantile } from './distributions/poisson.ts'
export { studentTCdf, studentTQuantile } from './distributions/student-t.ts'
export { AnalysisError, type AnalysisErrorCode } from './errors.ts'
export { type ExpectedCount, type ExpectedCountOptions, expectedCount } from './expected/expected-count.ts'
export { type ExpectedCountWithout, expectedCountWithoutCovariates } from './expected/expected-count-without-covariates.ts'
export { type ExpectedCounts, expectedCounts, type NotPredictedTown } from './expected/expected-counts.ts'
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
} from './expected/predictive-law.ts'
export type { LeftOutTown, TownFigures } from './expected/town-model.ts'
export { type FunnelCount, funnelCount } from './funnel/funnel-count.ts'
export type { FunnelLimits, FunnelMethod } from './funnel/funnel-limits.ts'
export { type FunnelProportion, funnelProportion } from './funnel/funnel-proportion.ts'
export { type FunnelOptions, type FunnelRatio, funnelRatio } from './funnel/funnel-ratio.ts'
export { type Overdispersion, overdispersion } from './funnel/overdispersion.ts'
export type { LongRunOptions } from './long-run.ts'
export { type AdjustedPValues, adjustPValues, type PAdjustment } from './multiple-comparison/adjust-p-values.ts'
export { type RandomStream, randomStream } from './random.ts'
export { drawGamma, drawNegativeBinomial, drawNormal, drawPermutation, drawPoisson } from './random-draws.ts'
export { type DirectMethod, type DirectStandardisation, directStandardisation } from './rates/direct-standardisation.ts'
export { type BinomialTest, binomialTest } from './rates/exact-binomial.ts'
export { type FisherExact, fisherExact } from './rates/fisher-exact.ts'
export { type IndirectStandardisation, indirectStandardisation, type StandardisationCells } from './rates/indirect-standardisation.ts'
export { type McNemar, mcNemar } from './rates/mc-nemar.ts'
export { type ObservedToExpected, observedToExpected } from './rates/observed-to-expected.ts'
export { type PoissonInterval, type PoissonIntervalMethod, poissonInterval } from './rates/poisson-interval.ts'
export { type PoissonTest, poissonTest } from './rates/poisson-test.ts'
export { type RateInterval, rateInterval } from './rates/rate-interval.ts'
export { type Interval, type RateRatio, rateRatio } from './rates/rate-ratio.ts'
export { type SampleSizeTwoProportions, sampleSizeTwoProportions } from './rates/sample-size-two-proportions.ts'
export { type TwoProportions, twoProportions } from './rates/two-proportions.ts'
export { type AnalysisOfDeviance, analysisOfDeviance } from './regression/analysis-of-deviance.ts'
export { type CoefficientIntervals, coefficientIntervals } from './regression/coefficient-intervals.ts'
export { fitGlm } from './regression/fit-glm.ts'
export { fitNegativeBinomial, type NegativeBinomialFit } from './regression/fit-negative-binomial.ts'
export type { GlmFit, GlmOptions, LeftOutRow } from './regression/glm-fit.ts'
export { type LikelihoodRatioTest, likelihoodRatioTest } from './regression/likelihood-ratio-test.ts'
export { type GlmPrediction, predictGlm } from './regression/predict-glm.ts'
export { type ProfileInterval, profileInterval } from './regression/profile-interval.ts'
export { type RobustCovariance, robustCovariance } from './regression/robust-covariance.ts'
export type { NegativeBinomialStart } from './regression/settle-negative-binomial.ts'
