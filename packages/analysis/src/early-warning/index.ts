// The front door of early warning: is something more than usual happening, since when, and what is the usual?

export { type Autocorrelation, autocorrelation } from './autocorrelation.ts'
export type { ChangeLocation } from './change-location.ts'
export { type Change, type ChangePointOptions, type ChangePoints, changePoints, type Segment } from './change-points.ts'
export { type ChangeTest, type ChangeTestOptions, changeTest, type OlsCusum, olsCusum } from './change-test.ts'
export { type ClassicalDecomposition, classicalDecomposition } from './classical-decomposition.ts'
export { type CusumCounts, type CusumLikelihoodRatio, cusumCounts, cusumLikelihoodRatio } from './cusum-counts.ts'
export {
  type CountLaw,
  type CusumDesign,
  type CusumRunLength,
  cusumDesign,
  cusumReferenceValue,
  cusumRunLength,
} from './cusum-design.ts'
export type { Cusum, CusumOptions } from './cusum-options.ts'
export type { CusumReset } from './cusum-path.ts'
export { type CusumStandardised, type CusumTransformation, cusumStandardised } from './cusum-standardised.ts'
export { type Ears, type EarsMethod, type EarsOptions, ears } from './ears.ts'
export { type FarringtonAlarms, type FarringtonOptions, farrington } from './farrington.ts'
export { type FarringtonFlexible, type FarringtonFlexibleOptions, farringtonFlexible, type ThresholdMethod } from './farrington-flexible.ts'
export type { PowerTransformation } from './farrington-threshold.ts'
export { type HoltWinters, type HoltWintersOptions, holtWinters } from './holt-winters.ts'
export type { AlarmStatus, MinimumCases } from './judged-periods.ts'
export type { Smoothing } from './local-regression.ts'
export { completePeriods, type FullPeriods, type PeriodSeries } from './period-series.ts'
export type { ChangeLaw } from './segment-cost.ts'
export { type Stl, type StlOptions, type StlSmoothing, stl } from './stl.ts'
