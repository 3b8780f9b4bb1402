// The front door of rates and ratios: how sure is a count, a rate, a comparison of two.

export { type DirectMethod, type DirectStandardisation, directStandardisation } from './direct-standardisation.ts'
export { type BinomialTest, binomialTest } from './exact-binomial.ts'
export { type FisherExact, fisherExact } from './fisher-exact.ts'
export { type IndirectStandardisation, indirectStandardisation, type StandardisationCells } from './indirect-standardisation.ts'
export { type McNemar, mcNemar } from './mc-nemar.ts'
export { type ObservedToExpected, observedToExpected } from './observed-to-expected.ts'
export { type PoissonInterval, type PoissonIntervalMethod, poissonInterval } from './poisson-interval.ts'
export { type PoissonTest, poissonTest } from './poisson-test.ts'
export { type RateInterval, rateInterval } from './rate-interval.ts'
export { type Interval, type RateRatio, rateRatio } from './rate-ratio.ts'
export { type SampleSizeTwoProportions, sampleSizeTwoProportions } from './sample-size-two-proportions.ts'
export { type TwoProportions, twoProportions } from './two-proportions.ts'
