// Looks for the weights, each between 0 and 1, with which a forecast would have been least wrong.

/**
 * Lowest point of a function of one to three shares: every point of a coarse grid, then halved steps from the three
 * best of them.
 *
 * The landscape of smoothing weights has several valleys, so one descent from one place is not enough. Gives the
 * point to about 1e-9, the same one every time. No slopes are asked for: the sum of squares of forecasts has none
 * that are written down.
 * Reference: Hooke and Jeeves (1961), "Direct search solution of numerical and statistical problems".
 */
export function smallestWithinUnit(cost: (point: Float64Array) => number, dimensions: number): Float64Array {
  const perSide = 6
  const starts: { point: Float64Array; height: number }[] = []
  for (let i = 0; i < perSide ** dimensions; i++) {
    const point = Float64Array.from({ length: dimensions }, (_, d) => (Math.floor(i / perSide ** d) % perSide) / perSide + 0.5 / perSide)
    starts.push({ point, height: cost(point) })
  }
  starts.sort((a, b) => a.height - b.height)
  const ends = starts.slice(0, 3).map(({ point }) => descend(cost, point))
  return ends.reduce((best, end) => (end.height < best.height ? end : best)).point
}

// Steps start at a tenth and are halved where no side of any share is better; at 1e-9 the weights agree to more
// digits than anybody reads.
function descend(cost: (point: Float64Array) => number, start: Float64Array): { point: Float64Array; height: number } {
  let point = Float64Array.from(start)
  let height = cost(point)
  for (let step = 0.1; step > 1e-9; ) {
    const before = point
    const tried = exploreAround(cost, point, height, step)
    if (tried.height < height) {
      // A step that helped is likely to help again.
      const further = tried.point.map((value, d) => Math.min(1, Math.max(0, 2 * value - before[d]!)))
      const leap = exploreAround(cost, further, cost(further), step)
      const better = leap.height < tried.height ? leap : tried
      point = better.point
      height = better.height
    } else step /= 2
  }
  return { point, height }
}

// Tries a step up and a step down in each share in turn and keeps what helps; shares stay within 0 and 1, where the
// best weights often lie at the edge.
function exploreAround(cost: (point: Float64Array) => number, from: Float64Array, heightOfFrom: number, step: number) {
  const point = Float64Array.from(from)
  let height = heightOfFrom
  for (let d = 0; d < point.length; d++) {
    const kept = point[d]!
    for (const side of [step, -step]) {
      point[d] = Math.min(1, Math.max(0, kept + side))
      const here = cost(point)
      if (here < height) {
        height = here
        break
      }
      point[d] = kept
    }
  }
  return { point, height }
}
