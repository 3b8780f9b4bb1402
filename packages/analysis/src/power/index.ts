// The front door of power: what an effort could show, asked before it starts.

export {
  type Clusters,
  clusterDesignEffect,
  minimumDetectableClusteredDifference,
  minimumDetectableClusteredMeanDifference,
  powerClusteredMeans,
  powerClusteredProportions,
} from './clusters-power.ts'
export { type EquivalenceOptions, minimumEquivalenceMargin, type PlannedComparison, powerEquivalence } from './equivalence.ts'
export { type ExpectedInterval, expectedInterval, expectedShareInterval } from './expected-interval.ts'
export type { ExpectedSeries, InterruptedEffect, SeriesChange, SeriesPowerMethod } from './interrupted-series.ts'
export { minimumDetectableRatio } from './minimum-detectable-ratio.ts'
export {
  type InterruptedOptions,
  type InterruptedPower,
  minimumDetectableLevel,
  powerInterruptedSeries,
} from './power-interrupted-series.ts'
export type { MinimumDetectable, Power, PowerAssumption, PowerScale, TestOptions } from './power-result.ts'
export type { TwoRatesOptions } from './rate-design.ts'
export {
  type ComparisonCounts,
  minimumDetectableRatioOfRatios,
  powerRatioOfRatios,
  type RatioOfRatiosOptions,
  type SampleSizeRatioOfRatios,
  sampleSizeRatioOfRatios,
} from './ratio-of-ratios.ts'
export { type SampleSizeTwoRates, sampleSizeTwoRates } from './sample-size-two-rates.ts'
export type { TwoProportionsOptions } from './share-design.ts'
export { minimumDetectableStaggered, powerStaggeredStart, type StaggeredNoise, type StaggeredOptions } from './staggered-start.ts'
export {
  minimumDetectableMeanDifference,
  powerTwoMeans,
  type SampleSizeTwoMeans,
  sampleSizeTwoMeans,
  type TwoMeansOptions,
} from './two-means-power.ts'
export { minimumDetectableDifference, powerTwoProportions } from './two-proportions-power.ts'
export { powerTwoRates } from './two-rates.ts'
