// The front door of the analysis library: every method by the name the field uses, every result by a named type.

export * from './areas/index.ts'
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
export * from './disclosure/index.ts'
export * from './distributions/index.ts'
export * from './early-warning/index.ts'
export { AnalysisError, type AnalysisErrorCode } from './errors.ts'
export * from './evaluation/index.ts'
export * from './evidence/index.ts'
export * from './expected/index.ts'
export * from './funnel/index.ts'
export * from './generations/index.ts'
export type { LongRunOptions } from './long-run.ts'
export * from './multiple-comparison/index.ts'
export * from './points/index.ts'
export * from './power/index.ts'
export { type RandomStream, randomStream } from './random.ts'
export { drawGamma, drawNegativeBinomial, drawNormal, drawPermutation, drawPoisson } from './random-draws.ts'
export * from './rates/index.ts'
export * from './regression/index.ts'
export { type MonteCarloOptions, onThisThread, type ReplicateRunner, type Replicates } from './replicates.ts'
export * from './scans/index.ts'
export * from './small-area/index.ts'
export * from './surveys/index.ts'
export * from './time-to-event/index.ts'
