// The smallest or largest whole number a hidden count can be, when the linear programme stops between two whole numbers.

import { type LinearProgramme, openSimplex } from '../../linear-algebra/linear-programme.ts'

/** How far from a whole number a value may be and still count as one, per unit of its size. */
const NEAR = 1e-6

/** A solution in whole numbers, checked in the equations without rounding; null when the corner is not one. */
export function wholeSolution(programme: LinearProgramme, corner: Float64Array): Float64Array | null {
  const x = new Float64Array(corner.length)
  for (let j = 0; j < x.length; j++) {
    x[j] = Math.round(corner[j]!)
    if (Math.abs(x[j]! - corner[j]!) > NEAR * Math.max(1, Math.abs(x[j]!))) return null
    if (x[j]! < programme.lower[j]! || x[j]! > programme.upper[j]!) return null
  }
  for (let i = 0; i < programme.rightHand.length; i++) {
    let sum = 0
    for (let e = programme.start[i]!; e < programme.start[i + 1]!; e++) sum += programme.coefficient[e]! * x[programme.column[e]!]!
    if (sum !== programme.rightHand[i]) return null
  }
  return x
}

/** The next whole number on the safe side of a bound: rounding errors may widen what an attacker is held to know, never narrow it. */
export function wholeBound(value: number, sense: 1 | -1): number {
  if (!Number.isFinite(value)) return value
  const slack = NEAR * Math.max(1, Math.abs(value))
  // Adding 0 makes a whole number of minus zero.
  return (sense === 1 ? Math.ceil(value - slack) : Math.floor(value + slack)) + 0
}

/**
 * The extreme of one column over whole numbers, by branch and bound.
 *
 * `sense` 1 asks for the least value, -1 for the largest. `proven` is the bound so far, `known` is the best value of a whole solution already seen (Infinity or -Infinity when there is none).
 * `seen` is told of every whole solution met. `spend` is asked before each programme and ends the search with false;
 * the bound given back is proven, but then it may be wider than need be.
 * Reference: Land and Doig (1960).
 */
export async function integerExtreme(
  programme: LinearProgramme,
  column: number,
  sense: 1 | -1,
  proven: number,
  known: number,
  seen: (x: Float64Array) => void,
  spend: () => Promise<boolean>,
): Promise<number> {
  const better = (a: number, b: number) => (sense === 1 ? a < b : a > b)
  const stack = [{ lower: programme.lower, upper: programme.upper, bound: proven }]
  let best = known
  while (stack.length > 0 && (await spend())) {
    const { lower, upper } = stack.pop()!
    const inside = { ...programme, lower, upper }
    const simplex = openSimplex(inside)
    if (!simplex) continue
    const bound = wholeBound(simplex.extreme(column, sense), sense)
    if (!better(bound, best)) continue
    const corner = simplex.solution()
    const whole = wholeSolution(inside, corner)
    if (whole) {
      seen(whole)
      best = whole[column]!
      continue
    }
    const j = mostFractional(corner)
    if (j < 0) {
      stack.push({ lower, upper, bound })
      break
    }
    const below = upper.slice()
    below[j] = Math.floor(corner[j]!)
    const above = lower.slice()
    above[j] = below[j]! + 1
    stack.push({ lower, upper: below, bound }, { lower: above, upper, bound })
  }
  for (const open of stack) if (better(open.bound, best)) best = open.bound
  return best
}

function mostFractional(corner: Float64Array): number {
  let best = -1
  let most = NEAR
  for (let j = 0; j < corner.length; j++) {
    const off = Math.abs(corner[j]! - Math.round(corner[j]!))
    if (off > most) {
      best = j
      most = off
    }
  }
  return best
}
