// The front door of regression: how an outcome goes with the conditions around it.

export { type AnalysisOfDeviance, analysisOfDeviance } from './analysis-of-deviance.ts'
export { type CoefficientIntervals, coefficientIntervals } from './coefficient-intervals.ts'
export { fitGlm } from './fit-glm.ts'
export { fitNegativeBinomial, type NegativeBinomialFit } from './fit-negative-binomial.ts'
export type { GlmFit, GlmOptions, LeftOutRow } from './glm-fit.ts'
export { type LikelihoodRatioTest, likelihoodRatioTest } from './likelihood-ratio-test.ts'
export { type GlmPrediction, predictGlm } from './predict-glm.ts'
export { type ProfileInterval, profileInterval } from './profile-interval.ts'
export { type RobustCovariance, robustCovariance } from './robust-covariance.ts'
export type { NegativeBinomialStart } from './settle-negative-binomial.ts'
