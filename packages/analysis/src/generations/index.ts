// The front door of generations: age, the times and years of birth, and what of the three figures can tell apart.

export {
  type AgePeriodCohort,
  type ApcModel,
  type ApcTest,
  agePeriodCohort,
  type ClassEffects,
} from './age-period-cohort.ts'
export type { ApcCurve } from './apc-fit.ts'
export {
  type ApcParametrisation,
  type ApcSplineOptions,
  type ApcSplines,
  type ApcTable,
  apcSplines,
  type DriftWeights,
} from './apc-splines.ts'
export type { AgePeriodCells } from './cells.ts'
export {
  type CohortAgeCells,
  type CohortComparison,
  type CohortCurve,
  type CohortOptions,
  cohortCumulative,
  compareCohorts,
} from './cohort-cumulative.ts'
export { type FollowUp, type LexisGrid, type LexisTable, lexisTable } from './lexis-table.ts'
export { type PersonYears, personYears } from './person-years.ts'
export { type ClassWidth, type WideCells, widenClasses } from './widen-classes.ts'
