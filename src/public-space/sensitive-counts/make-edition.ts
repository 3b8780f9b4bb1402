// This month's edition of the counts, and the proposal the gate protects and attacks; nothing of it is public before somebody lets it out there.
import { todayInTown } from '../../platform/form/model.ts'
import type { Ask } from '../../platform/http/web.ts'
import { addEdition, extendDimensions, makeBase } from '../../platform/release/base/store.ts'
import { baseBySlug, newestEdition, proposeTables, type Refusal } from '../../platform/release/index.ts'
import { type SnapSet, snapUnits } from '../../platform/release/snap/model.ts'
import { makeSnapSet, readSnapSet } from '../../platform/release/snap/store.ts'
import { da } from '../reports/texts.da.ts'
import { en } from '../reports/texts.en.ts'
import { countSensitive } from './count.ts'
import { about, dimensionsOf, isSame, least, monthlyCuts, slug } from './model.ts'
import { oneEditionAtATime } from './store.ts'

/** `no-points`: fewer than ten front doors in the gazetteer. `nothing`: no report has been read. `same`: nothing is new since the last edition. */
export type Made = { proposal: string } | { refused: 'no-points' | 'nothing' | 'same' } | { refusal: Refusal }

/** In the name of whoever asks, who must be an analyst; the machinery only makes the points when there are none. */
export async function makeEdition(c: Ask): Promise<Made> {
  const set = await snapSetOf(c)
  if (!set) return { refused: 'no-points' }
  const who = c.var.actor.name
  return c.var.work(async (tx): Promise<Made> => {
    await oneEditionAtATime(tx)
    const cells = await countSensitive(tx, set)
    if (!cells) return { refused: 'nothing' }
    const dimensions = dimensionsOf({ da: da.kinds, en: en.kinds }, snapUnits(set))
    const id = (await baseBySlug(tx, slug))?.id ?? (await makeBase(tx, { slug, about, dimensions, least }, who))
    if (id === null) throw new Error('A base of counts could neither be read nor made')
    const newest = await newestEdition(tx, id)
    if (isSame(newest?.cells ?? null, cells)) return { refused: 'same' }
    await extendDimensions(tx, id, dimensions)
    const number = await addEdition(tx, id, cells, todayInTown(), who)
    const base = await baseBySlug(tx, slug)
    if (!base) throw new Error('A base of counts that was made could not be read')
    const proposed = await proposeTables(tx, c.var.platform.jobs, { base, edition: { number, cells }, cuts: monthlyCuts, who })
    return 'id' in proposed ? { proposal: proposed.id } : { refusal: proposed }
  }, 'count sensitive reports')
}

async function snapSetOf(c: Ask): Promise<SnapSet | null> {
  const before = await c.var.work(readSnapSet)
  if (before) return before
  await c.var.workAsSystem(makeSnapSet, 'make snap points')
  return c.var.work(readSnapSet)
}
