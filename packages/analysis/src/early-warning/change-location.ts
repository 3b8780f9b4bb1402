// How well the figures tell when a change came: seldom to the week.

/** Periods at which the new level may have begun, from the first to the last that the figures leave open. */
export type ChangeLocation = { at: number; lower: number; upper: number }

/**
 * The likeliest start of the new level from `from` (included) to `to` (excluded), with the shortest range around it
 * that holds `level` of the likelihood of all starts.
 *
 * `costOf(at)` is twice the negative log-likelihood with both levels at their best, so a start has likelihood
 * exp(-(cost - least cost) / 2); starts are taken as equally likely beforehand. Levels at their best and not
 * averaged over, so this is not quite a Bayesian's range nor quite a frequentist's: what it holds is simulated
 * (docs/analysis/coverage.md). Where a change is so sharp that two or three starts hold nearly all, the range holds
 * more than its level, because periods cannot be divided. Reference: Siegmund (1988), "Confidence sets in
 * change-point problems".
 */
export function locateChange(costOf: (at: number) => number, from: number, to: number, level: number): ChangeLocation {
  const costs = Float64Array.from({ length: to - from }, (_, i) => costOf(from + i))
  let best = 0
  for (let i = 1; i < costs.length; i++) if (costs[i]! < costs[best]!) best = i
  const likelihood = costs.map((cost) => Math.exp((costs[best]! - cost) / 2))
  const needed = level * likelihood.reduce((sum, value) => sum + value, 0)
  const { first, last } = shortestAround(likelihood, best, needed)
  return { at: from + best, lower: from + first, upper: from + last }
}

// For each end of the range the latest beginning that still holds enough; of equally short ones the one that holds
// most.
function shortestAround(likelihood: Float64Array, best: number, needed: number): { first: number; last: number } {
  let range = { first: 0, last: likelihood.length - 1, held: 0 }
  let first = 0
  let held = 0
  for (let last = 0; last < likelihood.length; last++) {
    held += likelihood[last]!
    while (first < best && held - likelihood[first]! >= needed) held -= likelihood[first++]!
    if (last < best || held < needed) continue
    const shorter = last - first - (range.last - range.first)
    if (shorter < 0 || (shorter === 0 && held > range.held)) range = { first, last, held }
  }
  return range
}
