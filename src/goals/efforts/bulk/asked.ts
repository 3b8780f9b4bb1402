// Which efforts somebody meant: the ticked ones, the page they stood on, or everything their search found.
import type { Ask } from '../../../platform/http/web.ts'
import { isId } from '../../../platform/id.ts'
import { accepted, type FormFields, fieldIn, type Result, refused } from '../../../platform/result.ts'
import { addressOf, pageSize, readSearch } from '../list/model.ts'
import { readerOf, readPlaces } from '../list/show.tsx'
import { idsFound } from '../list/store.ts'
import { isExtent, mostAtOnce } from './model.ts'

export interface Asked {
  ids: string[]
  /** The search they were found by, as the list's address asks for it. */
  query: string
}

/** At most a thousand efforts, or what is missing. */
export async function readAsked(c: Ask, fields: FormFields): Promise<Result<Asked>> {
  const extent = fieldIn(fields, 'extent')
  if (!isExtent(extent)) return refused('extent', 'extentMissing')
  const written = fieldIn(fields, 'query').slice(0, 2000)
  const { search, found } = await c.var.work(async (tx) => {
    const reader = readerOf(c, await readPlaces(tx))
    const { search } = readSearch(new URLSearchParams(written), reader)
    if (extent === 'ticked') return { search, found: [] }
    const first = extent === 'page' ? (search.page - 1) * pageSize : 0
    const most = extent === 'page' ? pageSize : mostAtOnce + 1
    return { search, found: (await idsFound(tx, search, reader.isColleague, first + most)).slice(first) }
  })
  // The page that asks who is to own them sends them in one field.
  const ticked = [fields.effort ?? []]
    .flat()
    .flatMap((value) => value.split(','))
    .filter(isId)
  const ids = extent === 'ticked' ? [...new Set(ticked)] : found
  if (ids.length > mostAtOnce) return refused('extent', 'tooMany')
  if (ids.length === 0) return refused('extent', extent === 'ticked' ? 'noneTicked' : 'noneFound')
  return accepted({ ids, query: addressOf(search) })
}
