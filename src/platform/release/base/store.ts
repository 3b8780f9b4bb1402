// Bases of counts and their editions in the database.
import { record } from '../../audit.ts'
import { oneAtATime, sql, type Tx } from '../../db.ts'
import { removeUnlessNeeded } from '../../form/store.ts'
import { newId } from '../../id.ts'
import type { AboutBase, BaseDimension, CountBase, CountCells, CountEdition, ReleasedTable } from './model.ts'

const columns = sql`id, slug, about, dimensions, least, made_by_name as "madeByName", made_at as "madeAt"`

/** All bases the one who asks may see, by their Danish title. */
export async function listBases(tx: Tx): Promise<CountBase[]> {
  const found = await sql<CountBase>`select ${columns} from platform.count_base where municipality = platform.town()
    order by about -> 'title' ->> 'da' collate "da-x-icu", slug`.execute(tx)
  return found.rows
}

export async function baseBySlug(tx: Tx, slug: string): Promise<CountBase | null> {
  const found = await sql<CountBase>`select ${columns} from platform.count_base
    where municipality = platform.town() and slug = ${slug}`.execute(tx)
  return found.rows[0] ?? null
}

export async function baseById(tx: Tx, id: string): Promise<CountBase | null> {
  const found =
    await sql<CountBase>`select ${columns} from platform.count_base where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export type NewBase = Omit<CountBase, 'id' | 'madeByName' | 'madeAt'>

/** Keeps what is counted, without counts yet; the identifier, or null when the short name is taken. `who` is the name beside it. */
export async function makeBase(tx: Tx, base: NewBase, who: string): Promise<string | null> {
  const id = newId()
  const made = await sql`insert into platform.count_base (municipality, id, slug, about, dimensions, least, made_by, made_by_name)
    values (platform.town(), ${id}, ${base.slug}, ${JSON.stringify(base.about)}, ${JSON.stringify(base.dimensions)}, ${base.least}, platform.actor(), ${who})
    on conflict (municipality, slug) do nothing returning id`.execute(tx)
  if (made.rows.length === 0) return null
  await record(tx, { deed: 'added', thing: 'counts', thingId: base.slug, detail: { least: base.least } })
  return id
}

/** Puts the words of a base right; false when it is not there for the one who asks. */
export async function correctAbout(tx: Tx, id: string, about: AboutBase): Promise<boolean> {
  const changed = await sql<{ slug: string }>`update platform.count_base set about = ${JSON.stringify(about)}
    where municipality = platform.town() and id = ${id} returning slug`.execute(tx)
  const slug = changed.rows[0]?.slug
  if (slug === undefined) return false
  await record(tx, { deed: 'changed', thing: 'counts', thingId: slug })
  return true
}

/** Gives the units of a newer edition their places and words; that the division stays, the database holds. */
export async function extendDimensions(tx: Tx, id: string, dimensions: BaseDimension[]): Promise<void> {
  await sql`update platform.count_base set dimensions = ${JSON.stringify(dimensions)}
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Takes a base away with its editions and proposals; false while something was released of it, also if that was withdrawn. */
export async function removeBase(tx: Tx, id: string): Promise<boolean> {
  const base = await baseById(tx, id)
  if (!base || !(await removeUnlessNeeded(tx, 'platform.count_base', id))) return false
  await record(tx, { deed: 'removed', thing: 'counts', thingId: base.slug })
  return true
}

/**
 * Keeps a further state of the counts and returns its number. `cells` are checked here once more: whole counts above nought, each
 * combination once, units once in their dimension, as many dimensions as the base has; anything else is a fault of ours and thrown.
 */
export async function addEdition(tx: Tx, baseId: string, cells: CountCells, note: string, who: string): Promise<number> {
  const base = await baseById(tx, baseId)
  if (!base) throw new Error(`There is no base of counts ${baseId}`)
  requireCells(base.dimensions, cells)
  // Two editions at once would want the same number.
  await oneAtATime(tx, `edition ${baseId}`)
  const people = cells.counts.reduce((sum, cell) => sum + (cell.at(-1) ?? 0), 0)
  const added = await sql<{
    number: number
  }>`insert into platform.count_edition (municipality, base, number, cells, people, note, made_by, made_by_name)
    select platform.town(), ${baseId}, coalesce(max(number), 0) + 1, ${JSON.stringify(cells)}::jsonb, ${people}, ${note}, platform.actor(), ${who}
    from platform.count_edition where municipality = platform.town() and base = ${baseId} returning number`.execute(tx)
  const number = added.rows[0]?.number
  if (number === undefined) throw new Error(`No edition of ${base.slug} came back`)
  // How many people there are is sensitive and stays out of the log.
  await record(tx, { deed: 'brought in', thing: 'counts', thingId: base.slug, detail: { edition: number } })
  return number
}

function requireCells(dimensions: BaseDimension[], { units, counts }: CountCells): void {
  if (units.length !== dimensions.length) throw new Error(`Expected units of ${dimensions.length} dimensions, but got ${units.length}`)
  if (units.some((list) => list.length === 0 || new Set(list).size !== list.length))
    throw new Error('Expected each unit once in its dimension')
  const seen = new Set<string>()
  for (const cell of counts) {
    const places = cell.slice(0, -1)
    const fits = places.length === units.length && places.every((place, d) => Number.isInteger(place) && units[d]?.[place] !== undefined)
    const count = cell.at(-1) ?? 0
    if (!fits || !Number.isSafeInteger(count) || count < 1) throw new Error(`Expected places of units and a count above 0, but got ${cell}`)
    seen.add(places.join())
  }
  if (seen.size !== counts.length) throw new Error('Expected each combination of units once')
}

const edition = sql`number, people, note, made_by_name as "madeByName", made_at as "madeAt"`

/** One edition with its counts; null when it is not there for the one who asks. A person who is shown them is logged by the page. */
export async function readEdition(tx: Tx, baseId: string, number: number): Promise<CountEdition | null> {
  const found = await sql<CountEdition>`select ${edition}, cells from platform.count_edition
    where municipality = platform.town() and base = ${baseId} and number = ${number}`.execute(tx)
  return found.rows[0] ?? null
}

export async function newestEdition(tx: Tx, baseId: string): Promise<CountEdition | null> {
  const found = await sql<CountEdition>`select ${edition}, cells from platform.count_edition
    where municipality = platform.town() and base = ${baseId} order by number desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The units of the newest edition by dimension, without its counts; null when it is not there for the one who asks. */
export async function newestUnits(tx: Tx, baseId: string): Promise<string[][] | null> {
  const found = await sql<{ units: string[][] }>`select cells -> 'units' as units from platform.count_edition
    where municipality = platform.town() and base = ${baseId} order by number desc limit 1`.execute(tx)
  return found.rows[0]?.units ?? null
}

/** The editions, newest first, without their counts. Empty for those who may not see counts. */
export async function listEditions(tx: Tx, baseId: string): Promise<Omit<CountEdition, 'cells'>[]> {
  const found = await sql<Omit<CountEdition, 'cells'>>`select ${edition} from platform.count_edition
    where municipality = platform.town() and base = ${baseId} order by number desc`.execute(tx)
  return found.rows
}

/** What was released of a base, newest first; withdrawn tables too, as far as the one who asks may see them. */
export async function releasedOf(tx: Tx, slug: string): Promise<ReleasedTable[]> {
  const found =
    await sql<ReleasedTable>`select r.dataset, r.content -> 'title' as title, r.number, (r.content -> 'protection' ->> 'edition')::int as edition,
      r.released_at as "releasedAt", w.number is not null as "isWithdrawn"
    from platform.release r left join platform.release_withdrawal w using (municipality, dataset, number)
    where r.municipality = platform.town() and r.content -> 'protection' ->> 'base' = ${slug}
    order by r.released_at desc, r.dataset`.execute(tx)
  return found.rows
}
