// The front door of disclosure control: tables of counts of people that can be published, and the attacker that tries them.

export { atomMoves } from './atom-evidence.ts'
export { type Attack, type AttackOptions, attack } from './attack.ts'
export type { Evidence, Move } from './bound-unknowns.ts'
export type { CostKind } from './cell-room.ts'
export { type Axis, type Cube, cellAt, cellName, cube, type Dimension, type Grouping, nodeOf } from './cube.ts'
export { type Differencing, type DifferencingOptions, differencing, type SumReference } from './differencing.ts'
export {
  PRIMARY,
  type PrimaryOptions,
  type PrimarySuppression,
  PUBLISHED,
  primarySuppression,
  SECONDARY,
  UNRELEASED,
} from './primary-suppression.ts'
export { type ProtectedTable, type ProtectOptions, protectTable } from './protect-table.ts'
export { type ProtectionTrial, protectionTrial } from './protection-trial.ts'
export { type PublishedSum, publishedSums, type Release } from './published-sums.ts'
export { type Knowledge, type PublishedTable, publishedTable } from './published-table.ts'
export { type SecondaryOptions, secondarySuppression } from './secondary-suppression.ts'
export { type Places, type SnapPoint, type SnapPoints, snapPoint, snapPoints } from './snap-points.ts'
export { type SnapSimulation, snapSimulation } from './snap-simulation.ts'
export type { SecondarySuppression } from './suppression-plan.ts'
