// The subtraction anybody does with a pencil: a total less the largest the others can be is the least that is left for one.

import { breather, type LongRunOptions } from '../../long-run.ts'
import { contradiction, equationsOf, type Unknowns } from './unknowns.ts'

/**
 * Tightens the bounds of all unknowns by single equations, again and again, until nothing moves.
 *
 * The bounds are always true; they are the tightest only where no equations work together (a table of one line). `lower` and `upper` are changed.
 * Errors: `infeasible` when the bounds of an unknown cross; `cancelled`.
 */
export async function propagateBounds(
  system: Unknowns,
  lower: Float64Array,
  upper: Float64Array,
  options: LongRunOptions = {},
): Promise<void> {
  const touching = equationsOf(system)
  const equations = system.total.length
  const waiting = Int32Array.from({ length: equations }, (_, i) => i)
  const isWaiting = new Uint8Array(equations).fill(1)
  const turns = new Int32Array(equations)
  let head = 0
  let length = equations
  const breathe = breather(equations, { signal: options.signal })
  for (let passed = 0; length > 0; passed++) {
    if (passed % 1024 === 0) await breathe(0)
    const i = waiting[head]!
    head = (head + 1) % equations
    length--
    isWaiting[i] = 0
    // Whole numbers can creep towards a bound by ones; thirty turns take what one equation has to say.
    if (++turns[i]! > 30) continue
    tightenEquation(system, i, lower, upper, (unknown) => {
      for (let e = touching.start[unknown]!; e < touching.start[unknown + 1]!; e++) {
        const other = touching.equation[e]!
        if (isWaiting[other] || other === i) continue
        isWaiting[other] = 1
        waiting[(head + length) % equations] = other
        length++
      }
    })
  }
}

function tightenEquation(system: Unknowns, i: number, lower: Float64Array, upper: Float64Array, changed: (unknown: number) => void): void {
  const { start, unknown, sign, total } = system
  // Least and largest the sum can be; infinite parts are counted, so that one can be taken out again.
  let least = 0
  let most = 0
  let leastOpen = 0
  let mostOpen = 0
  for (let e = start[i]!; e < start[i + 1]!; e++) {
    const low = sign[e]! > 0 ? lower[unknown[e]!]! : -upper[unknown[e]!]!
    const high = sign[e]! > 0 ? upper[unknown[e]!]! : -lower[unknown[e]!]!
    if (low === Number.NEGATIVE_INFINITY) leastOpen++
    else least += low
    if (high === Number.POSITIVE_INFINITY) mostOpen++
    else most += high
  }
  if (leastOpen > 1 && mostOpen > 1) return
  for (let e = start[i]!; e < start[i + 1]!; e++) {
    const j = unknown[e]!
    const low = sign[e]! > 0 ? lower[j]! : -upper[j]!
    const high = sign[e]! > 0 ? upper[j]! : -lower[j]!
    const othersLeast =
      low === Number.NEGATIVE_INFINITY
        ? leastOpen === 1
          ? least
          : Number.NEGATIVE_INFINITY
        : leastOpen > 0
          ? Number.NEGATIVE_INFINITY
          : least - low
    const othersMost =
      high === Number.POSITIVE_INFINITY
        ? mostOpen === 1
          ? most
          : Number.POSITIVE_INFINITY
        : mostOpen > 0
          ? Number.POSITIVE_INFINITY
          : most - high
    const newHigh = total[i]! - othersLeast
    const newLow = total[i]! - othersMost
    const nextLower = sign[e]! > 0 ? newLow : 0 - newHigh
    const nextUpper = sign[e]! > 0 ? newHigh : 0 - newLow
    let moved = false
    if (nextLower > lower[j]!) {
      lower[j] = nextLower
      moved = true
    }
    if (nextUpper < upper[j]!) {
      upper[j] = nextUpper
      moved = true
    }
    if (!moved) continue
    if (lower[j]! > upper[j]!) throw contradiction()
    // The sums belong to the old bounds, which were weaker: what follows in this pass is true, and the next pass is sharper.
    changed(j)
  }
}
