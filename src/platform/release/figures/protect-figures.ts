// Protects the town's own figures before they become public: withholds what tells of few people, what would give that back, and lets small corrections wait.
import type { Leak } from '../attack/model.ts'
import { attackFamily, newLeaks, type SeenRow } from './attack-figures.ts'
import { outcomeAlone, tellsByDifference } from './counted.ts'
import type { FiguresToProtect, ProtectedFigure, ProtectedFigures, TimeFigure } from './model.ts'
import { familyOf, type Nested, nest } from './time-parts.ts'

/**
 * What may go out of an indicator's figures, and what the attacker finds with it and every earlier release.
 *
 * A year is the sum of its quarters where the figures add up; where they do not (a number of people at a date) nobody can subtract. Of counts
 * that are not of people everything is shown. Where something is left in `report.leaks`, the figures may not be released.
 */
export async function protectFigures(given: FiguresToProtect): Promise<ProtectedFigures> {
  const { counts, k, figures, earlier } = given
  const report = { leaks: [] as Leak[], found: 0, releases: earlier.length, sums: 0, parts: 0, withheld: 0, least: k }
  if (counts !== 'people' && counts !== 'share-of-people') return { rows: figures.map(shownAsIs), report, knownBefore: 0 }
  const rows = new Map(figures.map((figure) => [figure.key, firstOutcome(given, figure)]))
  const before = earlier.flatMap(({ number, at, rows: seen }) => seen.map((row) => seenIn(number, at, row)))
  const [firstKeys, spans] = [figures.map(({ key }) => key), new Map([...given.history, ...figures].map(({ key, span }) => [key, span]))]
  for (const { rows: seen } of earlier) for (const { key, span } of seen) spans.set(key, span)
  let knownBefore = 0
  for (const root of nest([...spans].map(([key, span]) => ({ key, span })))) {
    const keys = new Set(familyOf(root).map(({ key }) => key))
    const seen = before.filter(({ key }) => keys.has(key))
    const known = (await attackFamily(given, root, seen)).leaks
    const attack = async (proposed: readonly ProtectedFigure[]) => {
      const found = await attackFamily(given, root, [...seen, ...proposed.map(seenNow)])
      return { ...found, leaks: newLeaks(found.leaks, known) }
    }
    const own = firstKeys.flatMap((key) => (keys.has(key) ? (rows.get(key) ?? []) : []))
    const safe = await withholdMore(own, root, attack)
    for (const row of safe) rows.set(row.key, row)
    const found = await attack(safe)
    report.leaks.push(...found.leaks)
    report.found += found.leaks.length
    report.sums += found.sums
    report.parts += found.parts
    report.withheld += found.withheld
    knownBefore += newLeaks(known, []).length
  }
  return { rows: firstKeys.flatMap((key) => rows.get(key) ?? []), report, knownBefore }
}

const shownAsIs = ({ key, value, n }: TimeFigure): ProtectedFigure => ({ key, outcome: 'shown', shown: { value, n }, repeats: null })

const seenIn = (release: number, at: number, { key, value, n }: FiguresToProtect['earlier'][number]['rows'][number]): SeenRow => ({
  release,
  at,
  key,
  figure: value === null ? null : { value, n },
})

const seenNow = ({ key, shown }: ProtectedFigure): SeenRow => ({ release: null, at: Number.POSITIVE_INFINITY, key, figure: shown })

/** What happens to a figure by itself. A correction of few people waits, for the old number and the new one together would tell of them. */
function firstOutcome({ counts, k, earlier }: FiguresToProtect, figure: TimeFigure): ProtectedFigure {
  const said = earlier.flatMap(({ number, isWithdrawn, rows }) =>
    rows.flatMap(({ key, value, n }) => (key === figure.key && value !== null ? [{ number, isWithdrawn, value, n }] : [])),
  )
  if (said.some((one) => tellsByDifference(counts, k, one, figure) !== null)) {
    // A figure that was taken back is not put forward again; it is known all the same, so the new one is withheld.
    const stands = said.findLast(({ isWithdrawn }) => !isWithdrawn)
    const shown = stands ? { value: stands.value, n: stands.n } : null
    return { key: figure.key, outcome: 'waits', shown, repeats: stands?.number ?? null }
  }
  const outcome = outcomeAlone(counts, k, figure)
  return outcome === 'shown' ? shownAsIs(figure) : { key: figure.key, outcome, shown: null, repeats: null }
}

type Attack = (rows: readonly ProtectedFigure[]) => Promise<{ leaks: Leak[] }>

const withheld = (row: ProtectedFigure): ProtectedFigure => ({
  ...row,
  outcome: row.outcome === 'waits' ? 'waits' : 'protects',
  shown: null,
  repeats: null,
})

/**
 * Withholds further rows until nothing is found: each time the one that leaves least to find, a part before the whole it lies in, and among
 * equals the earliest, never by how many it counts. It ends because every round withholds a row more, and there are few.
 */
async function withholdMore(rows: readonly ProtectedFigure[], root: Nested, attack: Attack): Promise<ProtectedFigure[]> {
  const order = familyOf(root).map(({ key }) => key)
  let tried = [...rows]
  let left = (await attack(tried)).leaks.length
  while (left > 0) {
    let best: { rows: ProtectedFigure[]; left: number } | null = null
    for (const key of order) {
      // Nought hides nobody: everybody knows that a withheld count is not nought.
      if (!tried.some((row) => row.key === key && row.shown !== null && row.shown.value !== 0)) continue
      const without = tried.map((row) => (row.key === key ? withheld(row) : row))
      const found = (await attack(without)).leaks.length
      if (!best || found < best.left) best = { rows: without, left: found }
    }
    if (!best) return tried
    tried = best.rows
    left = best.left
  }
  return giveBack(rows, tried, attack)
}

/** A row that was withheld on the way and is not needed in the end is shown again. */
async function giveBack(first: readonly ProtectedFigure[], safe: ProtectedFigure[], attack: Attack): Promise<ProtectedFigure[]> {
  let kept = safe
  for (const row of first) {
    if (row.shown === null || kept.find(({ key }) => key === row.key)?.shown !== null) continue
    const shown = kept.map((one) => (one.key === row.key ? row : one))
    if ((await attack(shown)).leaks.length === 0) kept = shown
  }
  return kept
}
