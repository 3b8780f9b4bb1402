// What rooms may use of the gate for public figures.
export { downloadsOf, languageOf, said } from './open/formats.ts'
export {
  type Bilingual,
  CannotRelease,
  type Cell,
  isWithheld,
  type Language,
  leastAnswers,
  type Protection,
  type Provenance,
  type PublicColumn,
  type PublicTable,
  type Release,
  recordsOf,
  type TableFact,
  type TownFigures,
} from './model.ts'
export { releaseRoutes } from './open/routes.tsx'
export { historyOf, listReleased, publishTable, readReleased, withdrawRelease } from './store.ts'
