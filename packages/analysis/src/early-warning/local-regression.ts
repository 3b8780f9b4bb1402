// The smoother inside the seasonal decomposition: a line through the near neighbours of each point, the nearest counting most.

/**
 * How a series is smoothed: neighbours taken (an odd number), degree of the local line, and every how many points
 * it is computed (between them straight lines).
 */
export type Smoothing = { window: number; degree: 0 | 1; jump: number }

/** Room for the weights of one local fit; made once, as a decomposition makes thousands of them. */
export type LoessRoom = Float64Array

/**
 * Smooths y[0 ... n - 1] into out[at ... at + n - 1]; `robustness` are further weights per point, or null.
 *
 * Conventions of the published program, which figures are compared with: the window slides so that it never leaves
 * the series; the last point is always computed; a point without neighbours of any weight keeps its own value.
 * Reference: Cleveland, Cleveland, McRae and Terpenning (1990), "STL", section 2; Cleveland (1979) for the weights.
 */
export function smooth(
  y: Float64Array,
  n: number,
  smoothing: Smoothing,
  robustness: Float64Array | null,
  room: LoessRoom,
  out: Float64Array,
  at = 0,
): void {
  if (n < 2) {
    out[at] = y[0]!
    return
  }
  const jump = Math.min(smoothing.jump, n - 1)
  const compute = (i: number, left: number) => {
    const value = localFit(y, n, i, left, smoothing, robustness, room)
    out[at + i] = value === null ? y[i]! : value
  }
  for (let i = 0; i < n; i += jump) compute(i, leftOf(i, n, smoothing.window))
  if (jump === 1) return
  const last = Math.floor((n - 1) / jump) * jump
  for (let i = 0; i + jump <= last; i += jump) bridge(out, at + i, at + i + jump)
  if (last === n - 1) return
  // The neighbours of the last computed point serve the end of the series too.
  compute(n - 1, leftOf(last, n, smoothing.window))
  bridge(out, at + last, at + n - 1)
}

// First neighbour of point i: the window is centred where it can be and never leaves the series.
function leftOf(i: number, n: number, window: number): number {
  return Math.max(0, Math.min(i - (window - 1) / 2, n - window))
}

// Straight lines between computed points.
function bridge(out: Float64Array, from: number, to: number): void {
  const slope = (out[to]! - out[from]!) / (to - from)
  for (let i = from + 1; i < to; i++) out[i] = out[from]! + slope * (i - from)
}

/**
 * Value at position x (which may lie outside the series) of the local line through the neighbours from `left` on;
 * null where none of them has weight.
 *
 * Tricube weights (1 - (d / reach)^3)^3 over the distance of the farthest neighbour, which is stretched where the
 * window is longer than the series, so that a wide window comes near to equal weights. The cuts at 0.001 and 0.999
 * of the reach are the published program's.
 * Reference: Cleveland (1979), "Robust locally weighted regression and smoothing scatterplots".
 */
export function localFit(
  y: Float64Array,
  n: number,
  x: number,
  left: number,
  { window, degree }: Smoothing,
  robustness: Float64Array | null,
  room: LoessRoom,
): number | null {
  const right = left + Math.min(window, n) - 1
  let reach = Math.max(x - left, right - x)
  if (window > n) reach += Math.floor((window - n) / 2)
  let sum = 0
  for (let j = left; j <= right; j++) {
    let weight = 0
    const distance = Math.abs(j - x)
    if (distance <= 0.999 * reach) {
      weight = distance <= 0.001 * reach ? 1 : tricube(distance / reach)
      if (robustness) weight *= robustness[j]!
    }
    room[j] = weight
    sum += weight
  }
  if (sum <= 0) return null
  for (let j = left; j <= right; j++) room[j]! /= sum
  if (reach > 0 && degree > 0) tilt(room, x, left, right, n)
  let value = 0
  for (let j = left; j <= right; j++) value += room[j]! * y[j]!
  return value
}

// Written out, because powers cost ten times as much as products.
function tricube(share: number): number {
  const rest = 1 - share * share * share
  return rest * rest * rest
}

// Turns the weights w of a local mean into those of a local line, w (1 + (x - m)(j - m) / spread) with m the
// weighted middle, where the neighbours lie far enough apart to carry one. The value is then still one weighted
// sum, and no equations are solved.
function tilt(room: LoessRoom, x: number, left: number, right: number, n: number): void {
  let centre = 0
  for (let j = left; j <= right; j++) centre += room[j]! * j
  let spread = 0
  for (let j = left; j <= right; j++) spread += room[j]! * (j - centre) ** 2
  if (!(Math.sqrt(spread) > 0.001 * (n - 1))) return
  const lever = (x - centre) / spread
  for (let j = left; j <= right; j++) room[j]! *= lever * (j - centre) + 1
}
