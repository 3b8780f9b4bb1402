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
export * from './distributions/index.ts'
export { AnalysisError, type AnalysisErrorCode } from './errors.ts'
export * from './expected/index.ts'
export * from './funnel/index.ts'
export type { LongRunOptions } from './long-run.ts'
export * from './multiple-comparison/index.ts'
export * from './points/index.ts'
export { type RandomStream, randomStream } from './random.ts'
export { drawGamma, drawNegativeBinomial, drawNormal, drawPermutation, drawPoisson } from './random-draws.ts'
export * from './rates/index.ts'
export * from './regression/index.ts'
export { type MonteCarloOptions, onThisThread, type ReplicateRunner, type Replicates } from './replicates.ts'
