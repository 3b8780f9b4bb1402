// Invented towns of which several rows are known, and nearness of two figures, for tests of regressions and of measures over time.

import assert from 'node:assert/strict'
import { type DesignMatrix, designMatrix, numericTerm } from '../src/design-matrix.ts'
import { randomStream } from '../src/random.ts'
import { drawNormal } from '../src/random-draws.ts'

/** Refuses a figure that is not the wanted one but for rounding. */
export const close = (got: number, want: number, relative = 1e-9) =>
  assert.ok(Math.abs(got - want) <= relative * Math.max(1e-9, Math.abs(want)), `${got} is not ${want}`)

/** Five towns of eight rows with a level and a spread of their own, weights, and a column that differs by town. */
export function fiveTowns(seed: number): { town: number[]; design: DesignMatrix; y: number[]; weights: number[] } {
  const dice = randomStream(seed)
  const town = Array.from({ length: 40 }, (_, i) => Math.floor(i / 8))
  const level = Array.from({ length: 5 }, () => drawNormal(dice))
  const a = town.map(() => drawNormal(dice))
  const b = town.map((t) => level[t]! + 0.3 * drawNormal(dice))
  const y = town.map((t, i) => 1 + 0.5 * a[i]! - 0.2 * b[i]! + 0.7 * level[t]! + (1 + Math.abs(a[i]!)) * drawNormal(dice))
  const weights = town.map(() => 0.5 + dice.uniform())
  return { town, design: designMatrix(40, [numericTerm('a', a), numericTerm('b', b)]), y, weights }
}
