// The front door of evaluation: did a measure work, judged against the past of the same place or against other places.

export type { EffectAggregates, EffectEstimates } from './aggregate-effects.ts'
export type { Avoided } from './avoided.ts'
export { type DifferenceInDifferences, differenceInDifferences, type TreatedPanel } from './difference-in-differences.ts'
export { type EventStudy, eventStudy } from './event-study.ts'
export { type GoodmanBacon, goodmanBacon, type TwoGroupComparison } from './goodman-bacon.ts'
export { groupTimeBand, multiplierReplicates, type SimultaneousBand } from './group-time-band.ts'
export { type GroupTimeEffects, type GroupTimeOptions, groupTimeEffects } from './group-time-effects.ts'
export {
  type Counterfactual,
  type InterruptedSeries,
  type InterruptedSeriesOptions,
  interruptedSeries,
  type SeriesEffect,
} from './interrupted-series.ts'
export type { PanelRows } from './panel.ts'
export type { SeriesSeason, SeriesShape } from './series-design.ts'
export type { FittedSeries, InterruptedErrors, InterruptedModel } from './series-errors.ts'
export type { TwoWayFit, TwoWayOptions } from './two-way-fit.ts'
export { wildDifferenceTest } from './wild-difference-test.ts'
