// What rooms may use of the gate for public figures.

export type { Leak } from './attack/model.ts'
export type { CountBase, CountCells } from './base/model.ts'
export { addEdition, baseBySlug, makeBase, newestEdition } from './base/store.ts'
export type { EarlierFigures, FigureOutcome, HeldFigure, ProtectedFigure, ProtectedFigures } from './figures/model.ts'
export { protectFigures } from './figures/protect-figures.ts'
export {
  type Bilingual,
  CannotRelease,
  type Cell,
  type Language,
  type Protection,
  type Provenance,
  type PublicColumn,
  type PublicTable,
  type Release,
  recordsOf,
  type TableFact,
  type TownFigures,
} from './model.ts'
export { downloadsOf, languageOf, said } from './open/formats.ts'
export { releaseRoutes } from './open/routes.tsx'
export type { Refusal, TableCut } from './proposal/model.ts'
export { proposeTables } from './proposal/propose-tables.ts'
export { everReleasedAs, historyOf, listReleased, publishTable, readReleased, withdrawRelease } from './store.ts'
