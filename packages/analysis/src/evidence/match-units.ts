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
  if (rule.replace) for (const match of matches) Object.assign(match, nearestFew(match.treated, controls, rule.ratio, rule))
  else if (rule.optimal) takeCheapest(matches, controls, rule)
  else for (let round = 0; round < Math.min(rule.ratio, controls.length); round++) takeClosestPairs(matches, controls, rule, round)
  return matches
}

type Candidates = { controls: number[]; distances: number[] }

// The nearest of those not taken, at most so many; of equals the first in the order of the rows.
function nearestFew(treated: number, controls: readonly number[], most: number, rule: MatchRule, taken?: ReadonlySet<number>): Candidates {
  const found: Candidates = { controls: [], distances: [] }
  const { distances } = found
  for (const control of controls) {
    if (taken?.has(control)) continue
    const distance = rule.distance(treated, control)
    if (distance === Number.POSITIVE_INFINITY || (distances.length === most && distance >= distances[most - 1]!)) continue
    let at = distances.length
    while (at > 0 && distances[at - 1]! > distance) at--
    distances.splice(at, 0, distance)
    found.controls.splice(at, 0, control)
    if (distances.length > most) {
      distances.pop()
      found.controls.pop()
    }
  }
  return found
}

// How many of the nearest are remembered, so that a treated unit whose nearest is taken need not look at all controls again.
const REMEMBERED = 256

type Waiting = { match: Match; near: Candidates; next: number }

/** Without replacement, one round: of all pairs still possible the closest is taken, again and again, so that the order of the rows plays no part. */
function takeClosestPairs(matches: readonly Match[], controls: readonly number[], rule: MatchRule, round: number): void {
  const taken = new Set(matches.flatMap((match) => match.controls))
  const look = (match: Match) => nearestFew(match.treated, controls, REMEMBERED, rule, taken)
  // A unit that found nobody in an earlier round has run out of possible controls.
  let waiting = matches.filter((match) => match.controls.length === round).map((match): Waiting => ({ match, near: look(match), next: 0 }))
  while (waiting.length > 0) {
    for (const unit of waiting) moveToFree(unit, taken, look)
    waiting = waiting.filter(({ near, next }) => next < near.controls.length)
    let first: Waiting | undefined
    for (const unit of waiting) if (!first || unit.near.distances[unit.next]! < first.near.distances[first.next]!) first = unit
    if (!first) return
    first.match.controls.push(first.near.controls[first.next]!)
    first.match.distances.push(first.near.distances[first.next]!)
    taken.add(first.near.controls[first.next]!)
    waiting.splice(waiting.indexOf(first), 1)
  }
}

function moveToFree(unit: Waiting, taken: ReadonlySet<number>, look: (match: Match) => Candidates): void {
  const { controls } = unit.near
  while (unit.next < controls.length && taken.has(controls[unit.next]!)) unit.next++
  if (unit.next < controls.length || controls.length < REMEMBERED) return
  unit.near = look(unit.match)
  unit.next = 0
}

/** Without replacement, all at once: as many pairs as possible, and of all ways to make them the one with the least total distance. */
function takeCheapest(matches: readonly Match[], controls: readonly number[], rule: MatchRule): void {
  const rows = matches.length * Math.min(rule.ratio, controls.length)
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
