// Decides which untreated areas stand for which treated one.

import { requireAtMost } from '../checks.ts'
import { cheapestAssignment } from './assignment.ts'

/** The untreated units that stand for one treated unit, nearest first. */
export type Match = { treated: number; controls: number[]; distances: number[] }

export type MatchRule = {
  ratio: number
  replace: boolean
  optimal: boolean
  /** Distance of units that may be paired; Infinity where they may not. */
  distance: (treated: number, control: number) => number
}

// The method of least total distance takes the square of this times the number of controls in steps.
const MOST_FOR_OPTIMAL = 500

/** One match per treated unit, empty where no control may stand for it. */
export function matchUnits(treated: readonly number[], controls: readonly number[], rule: MatchRule): Match[] {
  const matches = treated.map((unit) => ({ treated: unit, controls: [] as number[], distances: [] as number[] }))
  if (rule.replace) for (const match of matches) takeNearest(match, controls, rule)
  else if (rule.optimal) takeCheapest(matches, controls, rule)
  else for (let round = 0; round < rule.ratio; round++) takeClosestPairs(matches, controls, rule, round)
  return matches
}

// With replacement: each treated unit has its nearest ones, of equals the first in the order of the rows.
function takeNearest(match: Match, controls: readonly number[], rule: MatchRule): void {
  for (const control of controls) {
    const distance = rule.distance(match.treated, control)
    const { distances } = match
    if (distance === Number.POSITIVE_INFINITY || (distances.length === rule.ratio && distance >= distances[rule.ratio - 1]!)) continue
    let at = distances.length
    while (at > 0 && distances[at - 1]! > distance) at--
    distances.splice(at, 0, distance)
    match.controls.splice(at, 0, control)
    if (distances.length > rule.ratio) {
      distances.pop()
      match.controls.pop()
    }
  }
}

/** Without replacement, one round: of all pairs still possible the closest is taken, again and again, so that the order of the rows plays no part. */
function takeClosestPairs(matches: readonly Match[], controls: readonly number[], rule: MatchRule, round: number): void {
  const taken = new Set(matches.flatMap((match) => match.controls))
  // A unit that found nobody in an earlier round has run out of possible controls.
  const waiting = matches
    .filter((match) => match.controls.length === round)
    .map((match) => ({ match, ...nearest(match, controls, taken, rule) }))
  while (waiting.length > 0) {
    let first = 0
    for (let i = 1; i < waiting.length; i++) if (waiting[i]!.distance < waiting[first]!.distance) first = i
    const next = waiting[first]!
    if (taken.has(next.control)) {
      Object.assign(next, nearest(next.match, controls, taken, rule))
      continue
    }
    waiting.splice(first, 1)
    if (next.control < 0) continue
    next.match.controls.push(next.control)
    next.match.distances.push(next.distance)
    taken.add(next.control)
  }
}

function nearest(
  match: Match,
  controls: readonly number[],
  taken: ReadonlySet<number>,
  rule: MatchRule,
): { control: number; distance: number } {
  let control = -1
  let distance = Number.POSITIVE_INFINITY
  for (const one of controls) {
    if (taken.has(one)) continue
    const own = rule.distance(match.treated, one)
    if (own < distance) {
      distance = own
      control = one
    }
  }
  return { control, distance }
}

/** Without replacement, all at once: as many pairs as possible, and of all ways to make them the one with the least total distance. */
function takeCheapest(matches: readonly Match[], controls: readonly number[], rule: MatchRule): void {
  const rows = matches.length * rule.ratio
  requireAtMost('matches', rows, MOST_FOR_OPTIMAL, 'Take the method "nearest".')
  // Columns beyond the controls stand for "nobody", at a price above any possible sum of distances.
  const columns = controls.length + rows
  const costs = new Float64Array(rows * columns)
  let longest = 0
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < controls.length; j++) {
      const distance = rule.distance(matches[i % matches.length]!.treated, controls[j]!)
      costs[i * columns + j] = distance
      if (distance < Number.POSITIVE_INFINITY) longest = Math.max(longest, distance)
    }
  }
  const nobody = (longest + 1) * (rows + 1)
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = i * columns + j
      if (j >= controls.length) costs[at] = nobody
      else if (costs[at] === Number.POSITIVE_INFINITY) costs[at] = 2 * nobody
    }
  }
  cheapestAssignment(costs, rows, columns).forEach((column, i) => {
    if (column >= controls.length) return
    const match = matches[i % matches.length]!
    match.controls.push(controls[column]!)
    match.distances.push(costs[i * columns + column]!)
  })
  for (const match of matches) nearestFirst(match)
}

function nearestFirst(match: Match): void {
  const order = match.distances.map((_, i) => i).sort((a, b) => match.distances[a]! - match.distances[b]!)
  match.controls = order.map((i) => match.controls[i]!)
  match.distances = order.map((i) => match.distances[i]!)
}
