// Holds every release against every other: two harmless tables can give away together what neither does alone.

import { requireAtMost, requireNumber } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { type AtomClasses, atomClasses } from './atoms/atom-classes.ts'
import { classEvidence } from './atoms/atom-evidence.ts'
import { differentSums } from './atoms/said-again.ts'
import { smallDifferences } from './atoms/small-differences.ts'
import { unmovedPairs } from './atoms/small-pairs.ts'
import { type Bounds, boundUnknowns, type Evidence } from './bounds/bound-unknowns.ts'
import { equationList, type Unknowns } from './bounds/unknowns.ts'
import { MOST_SUMMED, type PublishedSum, type Release } from './published-sums.ts'

/** A number in a release: which release, which of its sums, and its name where it has one. */
export type SumReference = { readonly release: string; readonly sum: number; readonly name: string | null }

export type DifferencingOptions = LongRunOptions & {
  /** Differences from 1 to this less one are unsafe. */
  minimum?: number
  leastWidth?: number
  /** What the publisher knows: the true count of every atom, and moves of atoms (`atomMoves`); makes large tables decidable. */
  evidence?: Evidence
}

export type Differencing = {
  /** Withheld numbers that all releases together give back. */
  readonly recovered: readonly (SumReference & { readonly value: number })[]
  /** Withheld numbers known to less than `leastWidth`, and those of which neither safety nor recovery was shown; both are to be treated as unsafe. */
  readonly narrow: readonly SumReference[]
  readonly undecided: readonly SumReference[]
  /** Small counts that nobody published: a published number less others inside it; each number by the first release that said it. */
  readonly smallDifferences: readonly {
    readonly whole: SumReference
    readonly parts: readonly SumReference[]
    readonly value: number
    readonly atoms: Int32Array
  }[]
  /** Sets of atoms that no release tells apart, whose small count is known from all releases together. */
  readonly smallParts: readonly { readonly atoms: Int32Array; readonly value: number }[]
  /**
   * Two such sets or withheld numbers together, whose small sum is known though neither of them is. None without evidence. They may be any two, not
   * only neighbours of one line, so `safe` does not speak of them: who publishes says whether they count.
   */
  readonly smallPairs: readonly { readonly atoms: Int32Array; readonly value: number }[]
  /** Such sets whose count is small by the evidence, and of which neither safety nor recovery was shown; to be treated as unsafe. None without evidence. */
  readonly undecidedParts: readonly Int32Array[]
  /** No withheld number is recovered, narrow or undecided, and no small count can be derived. */
  readonly safe: boolean
  readonly releases: number
  readonly sums: number
  readonly parts: number
  readonly minimum: number
}

/**
 * A joint attack on several releases.
 *
 * Question: does what we want to publish today, together with all that was published before, tell about a person?
 * Method: all numbers are sums over atoms. Atoms that no release tells apart become one unknown; then the attacker of `attack` works on all
 * equations at once, and published numbers that lie inside each other are subtracted. A number that changes from 5 to 6 between two dates is not
 * unsafe by itself (people come and go); two published sets, one inside the other, that differ by 1 to 4 are.
 * Assumptions: the atoms are right. A count of people at two dates has different atoms; a count of events in January to March contains that of January.
 * A figure that was corrected after it was published contradicts its first version (`infeasible`): give the corrected population atoms of its own, and look at the difference yourself.
 * When not to use it: instead of `protectTable`; it finds leaks, it does not mend them. Small counts of sums over several withheld cells are reported
 * here too; `protectTable` leaves none within its own table.
 *
 * Size: up to eight million atoms in all sums together. A number that several releases say is one equation, so that a table published week after week
 * costs little more than once (20 weekly releases of 10 areas x 8 kinds x 33 to 52 weeks with all totals, 86,000 numbers: about a second and 0.5 GB).
 * Without `evidence` groups of some hundred withheld numbers stay undecided.
 *
 * @param releases everything published so far and what is proposed, each with its sums (`publishedSums`, or written by hand)
 * @param options `minimum` (5), `leastWidth` (1), `evidence` (none), `signal`, `onProgress`
 * Errors: `empty`, `range` (an atom or a value that is not a whole number from 0), `infeasible` (numbers that contradict each other), `too-large`, `cancelled`.
 * Reference: Hundepool et al. (2012), section 5.6; Fraser and Wooton (2005) on differencing.
 *
 * @example
 * const firstQuarter = { name: 'April', sums: [{ atoms: Int32Array.of(0, 1, 2), value: 31, name: 'January to March' }] }
 * const firstMonths = { name: 'March', sums: [{ atoms: Int32Array.of(0, 1), value: 28, name: 'January and February' }] }
 * const found = await differencing([firstMonths, firstQuarter])
 * found.safe // => false
 * found.smallDifferences[0].value // => 3
 * found.smallDifferences[0].atoms // => [2]
 */
export async function differencing(releases: readonly Release[], options: DifferencingOptions = {}): Promise<Differencing> {
  const { minimum = 5, leastWidth = 1 } = options
  requireNumber('minimum', minimum, 2, 1e6)
  requireNumber('leastWidth', leastWidth, 1, 1e9)
  const all = releases.flatMap((release) => release.sums)
  const references = releases.flatMap(({ name, sums: own }) => own.map((sum, i) => ({ release: name, sum: i, name: sum.name ?? null })))
  const atoms = requireSums(all)
  const { sums, numberOf, first } = differentSums(all, atoms)
  const classes = atomClasses(atoms, sums)
  const { system, unknownOfSum } = systemOf(sums, classes)
  const evidence = options.evidence && classEvidence(options.evidence, classes, sums, unknownOfSum, system)
  const bounds = await boundUnknowns(system, { ...options, evidence, leastWidth, depth: 'enough' })
  const atomsOf = atomsByClass(classes)
  const result = { recovered: [] as Differencing['recovered'][number][], narrow: [] as SumReference[], undecided: [] as SumReference[] }
  for (let s = 0; s < all.length; s++) {
    const j = unknownOfSum[numberOf[s]!]!
    if (j < 0) continue
    const room = bounds.seenUpper[j]! - bounds.seenLower[j]!
    const endless = bounds.byProgramme[j] === 1 && bounds.upper[j] === Number.POSITIVE_INFINITY && room >= 0
    if (bounds.lower[j] === bounds.upper[j]) result.recovered.push({ ...references[s]!, value: bounds.lower[j]! })
    else if (!(room >= leastWidth || endless)) {
      if (bounds.upper[j]! - bounds.lower[j]! < leastWidth) result.narrow.push(references[s]!)
      else result.undecided.push(references[s]!)
    }
  }
  const values = Float64Array.from(sums, (sum) => sum.value ?? Number.NaN)
  const differences = smallDifferences(classes.ofSum, values, classes.count, minimum).map(({ whole, parts, value, classes: left }) => ({
    whole: references[first[whole]!]!,
    parts: parts.map((part) => references[first[part]!]!),
    value,
    atoms: Int32Array.from(left.flatMap((c) => atomsOf[c]!)).sort(),
  }))
  const smallParts: Differencing['smallParts'][number][] = []
  for (let c = 0; c < classes.count; c++) {
    const value = bounds.lower[c]!
    if (value === bounds.upper[c] && value >= 1 && value < minimum) smallParts.push({ atoms: Int32Array.from(atomsOf[c]!), value })
  }
  const smallPairs = evidence ? await smallTogether(options, { sums, classes, unknownOfSum, bounds, evidence, atomsOf }, minimum) : []
  const undecidedParts = smallUndecided(bounds, evidence, classes.count, minimum).map((c) => Int32Array.from(atomsOf[c]!))
  const leaks =
    result.recovered.length +
    result.narrow.length +
    result.undecided.length +
    differences.length +
    smallParts.length +
    undecidedParts.length
  const size = { releases: releases.length, sums: all.length, parts: classes.count, minimum }
  return { ...result, smallDifferences: differences, smallParts, smallPairs, undecidedParts, safe: leaks === 0, ...size }
}

interface Looked {
  sums: readonly PublishedSum[]
  classes: AtomClasses
  unknownOfSum: Int32Array
  bounds: Bounds
  evidence: Evidence
  atomsOf: readonly number[][]
}

// Two parts or withheld numbers whose small sum is known, though neither of them is. What no known move changes is put into the equations and proven.
async function smallTogether(
  options: DifferencingOptions,
  { sums, classes, unknownOfSum, bounds, evidence, atomsOf }: Looked,
  minimum: number,
): Promise<{ atoms: Int32Array; value: number }[]> {
  const members: ArrayLike<number>[] = atomsOf.map((_, c) => [c])
  for (const [s, j] of unknownOfSum.entries()) if (j >= 0) members[j] = classes.ofSum[s]!
  const open = Array.from(members, (_, j) => bounds.lower[j] !== bounds.upper[j])
  const pairs = unmovedPairs(evidence.values, open, evidence.moves, (j) => members[j]!, minimum)
  if (pairs.length === 0) return []
  const all = pairs.map((pair) => Int32Array.from(pair.flatMap((j) => Array.from(members[j]!))).sort())
  // A part and a withheld number can be the same people.
  const together = [...new Map(all.map((own) => [own.join(), own])).values()]
  const asSums = together.map((own): PublishedSum => ({ atoms: Int32Array.from(own, (c) => atomsOf[c]![0]!), value: null }))
  const extendedSums = [...sums, ...asSums]
  const extended = { ...classes, ofSum: [...classes.ofSum, ...together] }
  const { system, unknownOfSum: unknownOf } = systemOf(extendedSums, extended)
  const asked = unknownOf.slice(sums.length)
  const known = await boundUnknowns(system, {
    signal: options.signal,
    evidence: classEvidence(options.evidence!, extended, extendedSums, unknownOf, system),
    depth: 'enough',
    targets: asked,
  })
  return Array.from(asked).flatMap((j, pair) => {
    const value = known.lower[j]!
    const isKnown = value === known.upper[j] && value >= 1 && value < minimum
    return isKnown ? [{ atoms: Int32Array.from(Array.from(together[pair]!).flatMap((c) => atomsOf[c]!)).sort(), value }] : []
  })
}

// A part with room for one person more or less is no secret told; whether there is room for `leastWidth` matters for withheld numbers only.
function smallUndecided(bounds: Bounds, evidence: Evidence | undefined, classes: number, minimum: number): number[] {
  if (!evidence) return []
  return Array.from({ length: classes }, (_, c) => c).filter((c) => {
    const isSmall = evidence.values[c]! >= 1 && evidence.values[c]! < minimum
    const isEndless = bounds.byProgramme[c] === 1 && bounds.upper[c] === Number.POSITIVE_INFINITY
    return isSmall && bounds.lower[c] !== bounds.upper[c] && !isEndless && !(bounds.seenUpper[c]! - bounds.seenLower[c]! >= 1)
  })
}

// Checks every sum and gives the number of atoms.
function requireSums(sums: readonly PublishedSum[]): number {
  if (sums.length === 0) throw new AnalysisError('empty', 'Expected at least one published number, but got none.', { names: ['releases'] })
  const all = sums.reduce((n, sum) => n + sum.atoms.length, 0)
  requireAtMost('atoms in all sums together', all, MOST_SUMMED, 'Use coarser atoms, or check the tables of one subject at a time.')
  const atoms = sums.reduce((most, sum, s) => Math.max(most, requireSum(sum, s)), 0)
  requireAtMost('atoms', atoms, MOST_SUMMED, 'Number the atoms from 0 without gaps.')
  return atoms
}

function requireSum({ atoms, value, lower = 0, upper = Number.POSITIVE_INFINITY }: PublishedSum, row: number): number {
  const refuse = (name: string, expected: string, came: unknown) => {
    throw new AnalysisError('range', `Expected ${expected} in sum ${row}, but got ${came}.`, { names: [name], row })
  }
  if (value !== null && !(Number.isSafeInteger(value) && value >= 0)) refuse('value', 'a whole number from 0 or null as the value', value)
  if (!(Number.isSafeInteger(lower) && lower >= 0)) refuse('lower', 'a whole number from 0 as the lower end', lower)
  if (!(upper >= lower && (Number.isSafeInteger(upper) || upper === Number.POSITIVE_INFINITY)))
    refuse('upper', `a whole number from ${lower} or Infinity as the upper end`, upper)
  let most = 0
  for (const atom of atoms) {
    if (!(Number.isInteger(atom) && atom >= 0)) refuse('atoms', 'atoms numbered from 0', atom)
    most = Math.max(most, atom + 1)
  }
  if (new Set(atoms).size < atoms.length) refuse('atoms', 'every atom once', 'one twice')
  return most
}

// Unknowns are the classes and then the withheld sums.
function systemOf(sums: readonly PublishedSum[], classes: AtomClasses): { system: Unknowns; unknownOfSum: Int32Array } {
  const list = equationList()
  const lower = Array.from({ length: classes.count }, () => 0)
  const upper = Array.from({ length: classes.count }, () => Number.POSITIVE_INFINITY)
  const unknownOfSum = new Int32Array(sums.length).fill(-1)
  for (const [s, sum] of sums.entries()) {
    list.begin(sum.value ?? 0)
    if (sum.value === null) {
      unknownOfSum[s] = lower.push(sum.lower ?? 0) - 1
      upper.push(sum.upper ?? Number.POSITIVE_INFINITY)
      list.add(unknownOfSum[s]!, -1)
    }
    for (const c of classes.ofSum[s]!) list.add(c, 1)
    list.end()
  }
  return { system: list.close(Float64Array.from(lower), Float64Array.from(upper)), unknownOfSum }
}

function atomsByClass({ classOf, count }: AtomClasses): number[][] {
  const atoms: number[][] = Array.from({ length: count }, () => [])
  for (let atom = 0; atom < classOf.length; atom++) atoms[classOf[atom]!]!.push(atom)
  return atoms
}
