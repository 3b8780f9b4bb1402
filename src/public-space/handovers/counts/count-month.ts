// Counts a month of sensitive reports once it is over: five or more, and nothing by which a smaller count could be found.
import { AnalysisError, type Cube, cube, PUBLISHED, type PublishedTable, protectTable } from '@trygby/analysis'
import type { Tx } from '../../../platform/db.ts'
import { type Day, todayInTown } from '../../../platform/form/model.ts'
import type { Area } from '../../../platform/town/area/model.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { doorOf, isSensitive, kinds } from '../../reports/model.ts'
import { leastVoices } from '../model.ts'
import type { RawCount, Shown } from './model.ts'
import { beginMonth, keepShown, rawCounts } from './store.ts'

const sensitiveKinds: string[] = kinds.filter((kind) => isSensitive(doorOf(kind)))

/**
 * What may be seen of a month: the table of kinds by quarters with its totals, where `protectTable` of the analysis package withholds
 * small counts, then the counts that would give them back, and attacks the result. Of what it lets out zeros are left out as well, so
 * that nothing tells an empty cell from a small one. Counts outside the quarters are in the totals only.
 */
export async function shownOf(raw: readonly RawCount[], quarters: readonly Pick<Area, 'id' | 'name'>[]): Promise<Shown[]> {
  const places = [...quarters.map(({ id }) => id as string | null), null]
  const counts = new Array<number>(sensitiveKinds.length * places.length).fill(0)
  for (const { kind, area, count } of raw) {
    const at = [sensitiveKinds.indexOf(kind), places.indexOf(area)] as const
    if (at[0] >= 0 && at[1] >= 0) counts[at[0] * places.length + at[1]] = count
  }
  const dimensions = [
    { name: 'kind', levels: sensitiveKinds },
    { name: 'area', levels: places.map((id) => id ?? 'elsewhere') },
  ]
  const published = await protectedTable(cube(dimensions, counts))
  if (!published) return []
  // The last of each axis is its total.
  const shown: Shown[] = []
  for (let k = 0; k <= sensitiveKinds.length; k++)
    for (let a = 0; a <= places.length; a++) {
      const cell = k * (places.length + 1) + a
      const count = published.values[cell] ?? 0
      const isElsewhere = a === places.length - 1
      if (published.status[cell] !== PUBLISHED || count < leastVoices || isElsewhere) continue
      const quarter = quarters[a]
      shown.push({ kind: sensitiveKinds[k] ?? '', area: quarter?.id ?? null, areaName: quarter?.name ?? '', count })
    }
  return shown
}

/** The table as it may go out; null where nothing of it can. */
async function protectedTable(table: Cube): Promise<PublishedTable | null> {
  try {
    return (await protectTable(table, { minimum: leastVoices })).published
  } catch (error) {
    if (error instanceof AnalysisError && error.code === 'infeasible') return null
    throw error
  }
}

/** Counts a month; a second time it does nothing, for later changes of its reports would give small counts back. Only the machinery. */
export async function countMonth(tx: Tx, month: Day): Promise<boolean> {
  if (!(await beginMonth(tx, month))) return false
  const quarters = (await listAreas(tx)).filter(({ kind }) => kind === 'quarter')
  await keepShown(tx, month, await shownOf(await rawCounts(tx, month), quarters))
  return true
}

/** A week after a month is over its reports have mostly been sorted. */
const settlesAfter = 7

/** The first days of the months that may be counted, the oldest first: the last twelve that are over and settled. */
export function monthsToCount(today = todayInTown()): Day[] {
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  const last = day > settlesAfter ? 1 : 2
  return Array.from({ length: 12 }, (_, back) => new Date(Date.UTC(year, month - 1 - last - (11 - back), 1)).toISOString().slice(0, 10))
}
