// Invented towns that publish the same people again and again: with a further week, in coarser classes, or in fewer dimensions.

import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import type { Dimension } from './cube.ts'

/** The finest counts of a base, row by row; the last dimension is time. */
export type RandomBase = { readonly units: readonly number[]; readonly counts: Float64Array }

/** One table of a base: for each dimension the units put together in each class, and how much of the time it covers. */
export type RandomCut = { readonly classes: readonly (readonly (readonly number[])[])[]; readonly until: number }

const MOST_UNITS = [0, 12, 6, 4, 3]

/** Base number `index` and two to four tables to be published of it, one after the other. */
export function randomHistory(seed: number, index: number): { base: RandomBase; cuts: RandomCut[] } {
  const random = randomStream(seed, index)
  const depth = 1 + random.below(4)
  const units = Array.from({ length: depth }, () => 2 + random.below(MOST_UNITS[depth]! - 1))
  units[depth - 1]! += 2
  const mean = [1, 3, 8, 20][random.below(4)]!
  const cells = units.reduce((n, of) => n * of, 1)
  const counts = Float64Array.from({ length: cells }, () => drawPoisson(random, mean * (random.below(5) === 0 ? 5 : 1)))
  const releases = 2 + random.below(3)
  const weeks = units[depth - 1]!
  let steps = units.map(() => 1)
  const cuts = Array.from({ length: releases }, (_, r) => {
    // Half of the time the table of before goes out again; else some dimensions are put together in pairs, or are not told apart.
    if (r > 0 && random.below(2) === 0) steps = units.map((of) => [1, 2, of][random.below(3)]!)
    const until = Math.max(1, weeks - releases + 1 + r)
    return { classes: units.map((of, d) => inSteps(d === depth - 1 ? until : of, steps[d]!)), until }
  })
  return { base: { units, counts }, cuts }
}

function inSteps(units: number, step: number): number[][] {
  const all = Array.from({ length: units }, (_, unit) => unit)
  return Array.from({ length: Math.ceil(units / step) }, (_, k) => all.slice(k * step, (k + 1) * step))
}

/** A cut as a table: its dimensions, its counts, and the finest cells behind each count. */
export function tableOfCut({ units, counts }: RandomBase, { classes }: RandomCut) {
  const dimensions: Dimension[] = classes.map((own, d) => ({ name: `dimension ${d}`, levels: own.map((_, k) => `${d}.${k}`) }))
  let atoms: number[][] = [[0]]
  for (const [d, own] of classes.entries())
    atoms = atoms.flatMap((before) => own.map((members) => before.flatMap((at) => members.map((unit) => at * units[d]! + unit))))
  const sums = Float64Array.from(atoms, (own) => own.reduce((n, atom) => n + counts[atom]!, 0))
  return { dimensions, counts: sums, atoms }
}
