// One trial of a whole history: a town publishes the same people again and again, and somebody has kept every release.

import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { atomMoves } from './atoms/atom-evidence.ts'
import type { Move } from './bounds/bound-unknowns.ts'
import { type Differencing, differencing } from './differencing.ts'
import { cubeAfter, type EarlierSum } from './earlier-sums.ts'
import { UNRELEASED } from './primary-suppression.ts'
import { protectTable } from './protect-table.ts'
import { type PublishedSum, publishedSums, type Release } from './published-sums.ts'
import { type RandomBase, type RandomCut, randomHistory, tableOfCut } from './random-history.ts'

export type ReleaseHistoryTrial = {
  readonly dimensions: number
  /** Tables that were to be published, and those that were: the others could not be protected, or the joint attack found something. */
  readonly proposed: number
  readonly releases: number
  /** Of the first table refused, the sentence; null where none was. */
  readonly refused: string | null
  /** Numbers of all releases that are withheld. */
  readonly withheld: number
  /** What an attacker without help works out of all releases together. */
  readonly recovered: number
  readonly narrow: number
  readonly undecided: number
  readonly smallDifferences: number
  /** Withheld numbers given back and small counts left by subtraction if each table had been protected by itself and nobody had held them together. */
  readonly recoveredAlone: number
  readonly smallDifferencesAlone: number
}

/**
 * Publishes random tables of one base one after the other, as the release gate does, and attacks all of them together.
 *
 * Question: does protection hold over years of releases, on histories that nobody chose?
 * The base has one to four dimensions whose last is time; each table covers more of it than the one before, now and then in coarser classes. A table
 * is protected with what the earlier ones said and goes out only when the joint attack finds nothing; at the end the attacker gets no evidence.
 * Not for: a statement about releases of the town; those are attacked themselves.
 *
 * @param index number of the history, from 0; @param options `seed` (1), `minimum` (5), `signal`
 * Errors: `cancelled`.
 *
 * @example
 * (await releaseHistoryTrial(3)).recovered // => 0
 */
export async function releaseHistoryTrial(
  index: number,
  options: { seed?: number; minimum?: number; signal?: AbortSignal } = {},
): Promise<ReleaseHistoryTrial> {
  const { seed = 1, minimum = 5, signal } = options
  const { base, cuts } = randomHistory(seed, index)
  const kept: ReleasedCut[] = []
  let refused: string | null = null
  for (const cut of cuts) {
    const next = await orRefused(releaseCut(base, cut, kept, `release ${kept.length + 1}`, { minimum, signal }))
    if (typeof next === 'string') refused ??= next
    else kept.push(next)
  }
  const alone: ReleasedCut[] = []
  for (const cut of cuts) {
    const next = await orRefused(protectCut(base, cut, [], `release ${alone.length + 1}`, { minimum, signal }))
    if (typeof next !== 'string') alone.push(next)
  }
  const together = await attackAll(kept, { minimum, signal })
  const careless = await attackAll(alone, { minimum, signal })
  return {
    dimensions: base.units.length,
    proposed: cuts.length,
    releases: kept.length,
    refused,
    withheld: kept.reduce((n, { release }) => n + release.sums.filter(({ value }) => value === null).length, 0),
    recovered: together?.recovered.length ?? 0,
    narrow: together?.narrow.length ?? 0,
    undecided: together?.undecided.length ?? 0,
    smallDifferences: together ? together.smallDifferences.length + together.smallParts.length : 0,
    recoveredAlone: careless?.recovered.length ?? 0,
    smallDifferencesAlone: careless ? careless.smallDifferences.length + careless.smallParts.length : 0,
  }
}

/** A table as it went out, and what only the publisher knows of it. */
export type ReleasedCut = { readonly release: Release; readonly moves: readonly Move[] }

type CutOptions = LongRunOptions & { minimum: number }

/** Protects a cut with what `earlier` releases said and attacks all of them together. Errors: `infeasible` when it may not go out. */
export async function releaseCut(
  base: RandomBase,
  cut: RandomCut,
  earlier: readonly ReleasedCut[],
  name: string,
  options: CutOptions,
): Promise<ReleasedCut> {
  const own = await protectCut(base, cut, earlier, name, options)
  const all = [...earlier, own]
  const evidence = { values: base.counts, moves: all.flatMap(({ moves }) => moves) }
  const found = await differencing(
    all.map(({ release }) => release),
    { ...options, evidence },
  )
  if (!found.safe) throw new AnalysisError('infeasible', 'Expected releases that give nothing away together, but these do.')
  return own
}

/** Protects a cut with what `earlier` releases said. Errors: those of `protectTable`. */
export async function protectCut(
  base: RandomBase,
  cut: RandomCut,
  earlier: readonly ReleasedCut[],
  name: string,
  { minimum, signal }: CutOptions,
): Promise<ReleasedCut> {
  const { dimensions, counts, atoms } = tableOfCut(base, cut)
  const said = earlier.flatMap(({ release }) => release.sums.flatMap((sum) => asClasses(base, cut, sum)))
  const after = cubeAfter(dimensions, counts, said)
  const { published, moves } = await protectTable(after.cube, { earlier: after.earlier, minimum, signal })
  // Sums that only earlier releases have are in the cube for its protection; they do not go out with it.
  const cells = Array.from(published.status.keys()).filter((cell) => published.status[cell] !== UNRELEASED)
  const sums = publishedSums(published, atoms).filter((_, i) => after.cube.released[cells[i]!] === 1)
  return { release: { name, sums }, moves: atomMoves(after.cube, moves, atoms) }
}

// An earlier sum in the classes of a cut; none where it takes a class apart.
function asClasses({ units }: RandomBase, { classes }: RandomCut, { atoms, value }: PublishedSum): EarlierSum[] {
  const inside = units.map(() => new Set<number>())
  for (const atom of atoms)
    for (let d = units.length - 1, rest = atom; d >= 0; rest = Math.floor(rest / units[d]!), d--) inside[d]!.add(rest % units[d]!)
  const levels = classes.map((own, d) => Array.from(own.keys()).filter((k) => own[k]!.every((unit) => inside[d]!.has(unit))))
  const isWhole = levels.every((chosen, d) => chosen.reduce((n, k) => n + classes[d]![k]!.length, 0) === inside[d]!.size)
  return isWhole ? [{ levels, isShown: value !== null }] : []
}

// Without evidence: an attacker has none.
async function attackAll(releases: readonly ReleasedCut[], options: CutOptions): Promise<Differencing | null> {
  if (releases.length === 0) return null
  return differencing(
    releases.map(({ release }) => release),
    options,
  )
}

async function orRefused(work: Promise<ReleasedCut>): Promise<ReleasedCut | string> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof AnalysisError && error.code === 'infeasible')) throw error
    return error.message
  }
}
