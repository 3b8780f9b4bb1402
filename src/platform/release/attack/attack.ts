// Attacks everything that was ever released of the same people together with what is proposed, before anybody outside can.
import { AnalysisError, atomExchanges, differencing, type Release } from '@trygby/analysis'
import { asOneEdition } from './as-one-edition.ts'
import { inOne, leaksIn, type Numbers } from './leaks.ts'
import { type Attacked, type AttackReport, CannotAttack } from './model.ts'
import { type Parts, partsOf } from './parts.ts'
import { type ReadTable, readTable } from './sums.ts'

export interface AttackOptions {
  signal?: AbortSignal
  /** How far it is, out of 1,000. */
  onProgress?: (done: number, all: number) => void
}

/**
 * What somebody can work out who has kept every release of these people, also those withdrawn, and knows the rules of protection.
 *
 * All numbers become sums over the same parts of the people, and the attacker of the analysis library works on all of them at once: bounds by linear
 * programming, and shown numbers less others. The equations of every single table are among them, so no table is attacked by itself besides.
 * The true counts only show that another town would have brought forth the same releases; whatever cannot be shown that way is a leak too.
 * A number that came out again changed by a few people is looked for apart: it contradicts no equation. Where editions differ, somebody who
 * believes that nothing was corrected attacks as well, with everything that is true of one edition.
 *
 * Heavy: seconds to minutes; for a thread of its own. Errors: `CannotAttack`; `AnalysisError` `cancelled`.
 */
export async function attackTogether(attacked: Attacked, { signal, onProgress }: AttackOptions = {}): Promise<AttackReport> {
  const { released, proposed, editions, least } = attacked
  // Proposed tables last: what is said twice is named as the newest says it.
  const tables = [...released, ...proposed].map(readTable)
  if (tables.length === 0) return { leaks: [], found: 0, releases: 0, sums: 0, parts: 0, withheld: 0, least }
  const parts = partsOf(tables, editions)
  const views = asOneEdition(tables, parts)
  const share = 1000 / (views.length + 1)
  const running = (place: number) => ({
    signal,
    onProgress: (done: number, all: number) => onProgress?.(Math.floor(share * (place + done / Math.max(1, all))), 1000),
  })
  const { size, ...first } = await attackParts(tables, parts, least, running(0))
  const reports = [first]
  for (const [place, view] of views.entries()) reports.push(await attackParts(view, partsOf(view, editions), least, running(place + 1)))
  onProgress?.(1000, 1000)
  return { ...inOne(reports), ...size, releases: released.length, least }
}

/** All equations of some tables at once, and what contradicts none. */
async function attackParts(tables: readonly ReadTable[], parts: Parts, least: number, { signal, onProgress }: AttackOptions) {
  const numbers = tables.map((table) => numbersOf(table, parts, least))
  const releases: Release[] = numbers.map((sums, place) => ({ name: String(place), sums }))
  const step = (from: number, to: number) => (done: number, all: number) =>
    onProgress?.(Math.floor(from + ((to - from) * done) / Math.max(1, all)), 1000)
  const moves = await atomExchanges(releases, parts, { minimum: least, signal, onProgress: step(50, 500) })
  const evidence = { values: parts.counts, moves }
  const found = await differencing(releases, { minimum: least, evidence, signal, onProgress: step(500, 1000) }).catch(tooLarge(tables))
  const all = numbers.flat()
  const withheld = all.filter(({ value }) => value === null).length
  return { ...leaksIn(found, { tables, numbers, least }), size: { sums: all.length, parts: found.parts, withheld } }
}

// What the rules say of a withheld number is known to everybody: it is not nought, and everybody together are withheld only when they are few.
function numbersOf(table: ReadTable, parts: Parts, least: number): Numbers {
  const trueCounts = table.rows.map((row) => {
    const atoms = parts.of(table, row)
    return { row, atoms, count: atoms.reduce((n, atom) => n + (parts.counts[atom] ?? 0), 0) }
  })
  const wrong = trueCounts.find(({ row, count }) => row.count !== null && row.count !== count)
  if (wrong)
    throw new CannotAttack(
      'not-its-edition',
      table.dataset,
      null,
      `Expected the counts of edition ${table.edition} in "${table.dataset}", but one row says ${wrong.row.count} of ${wrong.count}.`,
    )
  const lower = trueCounts.some(({ row, count }) => row.count === null && count === 0) ? 0 : 1
  return trueCounts.map(({ row, atoms, count }) =>
    row.count !== null
      ? { atoms, value: row.count }
      : { atoms, value: null, lower, upper: row.isGrand && count < least ? least - 1 : Number.POSITIVE_INFINITY },
  )
}

const tooLarge =
  (tables: readonly ReadTable[]) =>
  (error: unknown): never => {
    if (!(error instanceof AnalysisError && error.code === 'too-large')) throw error
    throw new CannotAttack('too-large', tables.at(-1)?.dataset ?? '', null, error.message)
  }
