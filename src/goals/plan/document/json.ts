// The plan for other systems: the same tree as every other form of it, under a name that says which shape it has.
import type { PlanDocument } from './model.ts'

/** Changes only when a reader of the old shape would misunderstand the new one. */
export const format = 'trygby-plan/1'

/** The whole document as JSON (UTF-8 text, two spaces' indent, keys in a fixed order), first its `format` and its language. */
export function toJson(document: PlanDocument): string {
  const { address, town, kind, number, title, state, adoption, legalBasis, figuresAsOf, reviewOn, isDemonstration, chapters, heard } =
    document
  const ordered = {
    address,
    town,
    kind,
    number,
    title,
    state,
    adoption,
    legalBasis,
    figuresAsOf,
    reviewOn,
    isDemonstration,
    chapters,
    heard,
  }
  return `${JSON.stringify({ format, language: 'da', ...ordered }, null, 2)}\n`
}
