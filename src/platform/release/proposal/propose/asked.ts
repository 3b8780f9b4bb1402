// What the form of proposed tables is filled in with, and what is said of that: an earlier proposal, perhaps coarser or with fewer sums.
import { isId } from '../../../id.ts'
import type { FormFields } from '../../../result.ts'
import type { CountBase } from '../../base/model.ts'
import { said } from '../../open/formats.ts'
import type { Proposal } from '../model.ts'
import { type CutSpace, coarserBy, divisionIn, fieldsOf, firstFields, tablesIn, usualOf, withFewerSums } from './cut-form.ts'
import type { da } from './texts.da.ts'

export interface Asked {
  /** A proposal to be like. */
  from: string
  /** The key of a dimension to be made coarser. */
  coarser: string
  hasFewerSums: boolean
}

interface Ground {
  base: CountBase
  space: CutSpace
  proposals: readonly Proposal[]
}

/** The fields as the address wants them, and sentences that say what was done for the person. */
export function fieldsAsked(
  { from, coarser, hasFewerSums }: Asked,
  { base, space, proposals }: Ground,
  t: typeof da,
  locale: Parameters<typeof said>[1],
): { fields: FormFields; told: string[] } {
  const like = (isId(from) ? proposals.find(({ id }) => id === from) : undefined) ?? usualOf(proposals)
  const first = like ? fieldsOf(like.cuts, space) : firstFields(base.about, space)
  const told = like ? [t.filledFrom] : []
  const place = space.dimensions.findIndex(({ key }) => key === coarser)
  const dimension = space.dimensions[place]
  const fields = dimension ? coarserBy(first, coarser, space) : first
  if (dimension) {
    const tables = Array.from({ length: tablesIn(fields) }, (_, table) => table)
    const divided = tables.find((table) => divisionIn(first, table, place) !== 'none') ?? 0
    const division = divisionIn(fields, divided, place)
    const heading = said(dimension.heading, locale)
    told.push(division === 'classes' ? t.coarser.classes(heading) : t.coarser.other(heading, t.divisions[division]))
  }
  return hasFewerSums ? { fields: withFewerSums(fields), told: [...told, t.fewerSums] } : { fields, told }
}
