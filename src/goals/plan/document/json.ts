// The plan for other systems: the same tree as every other form of it, under a name that says which shape it has.
import type { PlanDocument } from './model.ts'

/** Changes only when a reader of the old shape would misunderstand the new one. */
const format = 'trygby-plan/1'

/** The whole document as JSON (UTF-8 text, two spaces' indent), first its `format` and its language. */
export const toJson = (document: PlanDocument): string => `${JSON.stringify({ format, language: 'da', ...document }, null, 2)}\n`
