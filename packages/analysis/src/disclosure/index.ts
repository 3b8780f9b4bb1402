// The front door of disclosure control: tables of counts of people that can be published, and the attacker that tries them.
// To follow a table: cube, primary-suppression, secondary-suppression, published-table, attack, protect-table. `hiding/` finds the changes that
// hide a cell, `bounds/` is the attacker's arithmetic, `atoms/` holds several releases against each other.

export { atomMoves } from './atoms/atom-evidence.ts'
export { atomExchanges } from './atoms/atom-exchanges.ts'
export type { AtomGrid } from './atoms/exchange-field.ts'
export { type Attack, type AttackOptions, attack } from './attack.ts'
export type { Evidence, Move } from './bounds/bound-unknowns.ts'
export { type Axis, type Cube, cellAt, cellName, cube, type Dimension, type Grouping, MOST_CELLS, nodeOf } from './cube.ts'
export { type Differencing, type DifferencingOptions, differencing, type SumReference } from './differencing.ts'
export { type CubeAfter, cubeAfter, type EarlierSum } from './earlier-sums.ts'
export type { CostKind } from './hiding/cell-room.ts'
export type { SecondarySuppression } from './hiding/suppression-plan.ts'
export {
  PRIMARY,
  type PrimaryOptions,
  type PrimarySuppression,
  PUBLISHED,
  primarySuppression,
  SECONDARY,
  SHOWN_EARLIER,
  UNRELEASED,
  WITHHELD,
  WITHHELD_EARLIER,
} from './primary-suppression.ts'
export { type ProtectedTable, type ProtectOptions, protectTable } from './protect-table.ts'
export { type ProtectionTrial, protectionTrial } from './protection-trial.ts'
export { type PublishedSum, publishedSums, type Release } from './published-sums.ts'
export { type Knowledge, type PublishedTable, publishedTable } from './published-table.ts'
export { type ReleaseHistoryTrial, releaseHistoryTrial } from './release-history-trial.ts'
export { type SecondaryOptions, secondarySuppression } from './secondary-suppression.ts'
export { type Places, type SnapPoint, type SnapPoints, snapPoint, snapPoints } from './snap-points.ts'
export { type SnapSimulation, snapSimulation } from './snap-simulation.ts'
export {
  type ProtectionTrials,
  protectionTrials,
  type ReleaseHistoryTrials,
  releaseHistoryTrials,
  type TrialOptions,
} from './trials.ts'
