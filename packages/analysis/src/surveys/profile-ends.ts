// Interval of a share by its likelihood, scaled to the error of the design: all shares that the answers do not speak against too loudly.

import { normalCdf } from '../distributions/normal.ts'
import { risingRoot } from '../distributions/root.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { cubicThrough } from './cubic-spline.ts'
import { expit, type ShareEnds, type ShareFacts } from './share-interval.ts'

// Signed root of the deviance against the log odds, in units of its simple-sample error, and how far it may go.
function profile({ estimate: p, se, n }: ShareFacts, t: number) {
  const middle = Math.log(p / (1 - p))
  const root = (b: number) => {
    // Deviance of n answers with share p at log odds b, written so that it keeps its digits near the estimate; dispersion n/(n - 1).
    const gap = b - middle
    const loss = Math.log1p(p * Math.expm1(gap)) - p * gap
    return Math.sign(gap) * Math.sqrt(Math.max(0, 2 * (n - 1) * loss))
  }
  const slope = (b: number) => ((n - 1) * (expit(b) - p)) / root(b)
  // The design's error over that of a simple sample of n answers.
  const inflation = se / Math.sqrt((p * (1 - p)) / n)
  return { middle, root, slope, cutoff: t * inflation }
}

/** Both ends to the last digit. */
export function exactProfileEnds(facts: ShareFacts, t: number): ShareEnds {
  const { middle, root, slope, cutoff } = profile(facts, t)
  const step = (t * facts.se) / (facts.estimate * (1 - facts.estimate))
  const end = (side: 1 | -1) => expit(risingRoot((b) => [root(b) - side * cutoff, slope(b)], middle + side * step))
  return { lower: end(-1), upper: end(1) }
}

/**
 * Both ends as R's `svyciprop` reads them: the profile on a grid of steps of a fifth, a cubic through it, and straight lines between the cubic's
 * points.
 *
 * Where the grid ends before the cutoff (R then gives nothing) the exact end stands.
 */
export function gridProfileEnds(facts: ShareFacts, t: number): ShareEnds {
  const { estimate: p, se, n, information = 1 } = facts
  const { middle, root, cutoff: solved } = profile(facts, t)
  const cutoff = solved * Math.sqrt(information)
  const farthest = studentTQuantile(normalCdf(-cutoff) / 4, n - 1, true)
  const step = ((farthest / 5) * se) / (p * (1 - p))
  const points: [number, number][] = [[middle, 0]]
  for (const side of [-1, 1]) {
    let reached = 0
    for (let k = 1; k < 10 && Math.abs(reached) < farthest; k++) {
      const b = middle + side * k * step
      reached = root(b)
      points.push([b, reached])
    }
  }
  points.sort((a, b) => a[0] - b[0])
  const x = points.map((point) => point[0])
  const fine = Array.from({ length: 3 * x.length }, (_, i) => x[0]! + ((x.at(-1)! - x[0]!) * i) / (3 * x.length - 1))
  const heights = cubicThrough(
    x,
    points.map((point) => point[1]),
    fine,
  )
  const exact = exactProfileEnds(facts, t)
  return { lower: crossing(fine, heights, -cutoff) ?? exact.lower, upper: crossing(fine, heights, cutoff) ?? exact.upper }
}

// Where straight lines between the points reach the height, as a share.
function crossing(x: readonly number[], heights: ArrayLike<number>, height: number): number | null {
  for (let i = 1; i < x.length; i++) {
    const low = heights[i - 1]!
    const high = heights[i]!
    if (low <= height && height <= high) return expit(x[i - 1]! + ((x[i]! - x[i - 1]!) * (height - low)) / (high - low))
  }
  return null
}
