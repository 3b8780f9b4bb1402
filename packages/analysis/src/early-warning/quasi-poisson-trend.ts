// The small regression under every Farrington alarm: what is usual at this time of the year, with or without a steady rise or fall.

/**
 * Room for fits of log(mean) = offset + level of the season + slope x time, made once and used for thousands of
 * fits without allocating.
 *
 * Only the first `n` rows count. Time is measured from the judged period, so that its own time is 0.
 */
export type TrendRoom = {
  n: number
  levels: number
  /**
   * Counts of past periods; their time before the judged one (0), in periods; log population or 0; season, from 0.
   */
  readonly y: Float64Array
  readonly time: Float64Array
  readonly offset: Float64Array
  readonly level: Int32Array
  /** ln(y), and ln(y + 0.1) from which fits start: kept, because one past is fitted up to four times. */
  readonly logY: Float64Array
  readonly startLink: Float64Array
  /** Weights given from outside. */
  readonly prior: Float64Array
  /**
   * Weights of the last step (prior times mean before it): errors and leverages are read with these, as other
   * programs do.
   */
  readonly working: Float64Array
  /** Working response less offset: log mean + (y - mean) / mean. */
  readonly response: Float64Array
  /** Log mean, and mean, of each row. */
  readonly link: Float64Array
  readonly mean: Float64Array
  /** Per level: sum of working weights, and weighted means of time and of the working response. */
  readonly weight: Float64Array
  readonly centre: Float64Array
  readonly height: Float64Array
  /** Height at time 0 per level, now and before the last step. */
  readonly intercept: Float64Array
  readonly before: Float64Array
  /** Change of the log mean per unit of time, now and before the last step. */
  slope: number
  slopeBefore: number
  /** Weighted sum of squares of time within levels; 0 where no trend is in the model. */
  spread: number
  /** What the fit is judged by, the steps it took, and whether it came to rest. */
  deviance: number
  steps: number
  converged: boolean
}

/** Room for at most `rows` rows and `levels` levels. */
export function makeTrendRoom(rows: number, levels: number): TrendRoom {
  const row = () => new Float64Array(rows)
  const perLevel = () => new Float64Array(levels)
  return {
    n: 0,
    levels,
    y: row(),
    time: row(),
    offset: row(),
    level: new Int32Array(rows),
    logY: row(),
    startLink: row(),
    prior: row(),
    working: row(),
    response: row(),
    link: row(),
    mean: row(),
    weight: perLevel(),
    centre: perLevel(),
    height: perLevel(),
    intercept: perLevel(),
    before: perLevel(),
    slope: 0,
    slopeBefore: 0,
    spread: 0,
    deviance: 0,
    steps: 0,
    converged: false,
  }
}

/** Puts one past period into row i. ln(0) is never used: a row without incidents has no y ln(y) in its deviance. */
export function setRow(room: TrendRoom, i: number, y: number, time: number, level: number, offset: number): void {
  room.y[i] = y
  room.time[i] = time
  room.level[i] = level
  room.offset[i] = offset
  room.logY[i] = y > 0 ? Math.log(y) : 0
  room.startLink[i] = Math.log(y + 0.1)
}

/**
 * Ends when the deviance changes by less than this share: where a season had no incident at all, the customary 1e-8
 * is part of published figures.
 */
const SETTLED = 1e-8
/** As R's glm: a fit that has not settled by then runs away, mostly because a season had no incident. */
const MOST_STEPS = 25
/**
 * Smallest mean that the fit works with: where nothing ever happened the log of the mean would run to minus
 * infinity.
 */
export const LEAST_MEAN = Number.EPSILON
const LEAST_LINK = Math.log(LEAST_MEAN)
/** A trend of which less than this share of its length is left beside the levels says nothing of its own. */
const COLLINEAR = 1e-11

/**
 * Fits by Fisher scoring (iteratively reweighted least squares) from the counts plus 0.1, the start of R's
 * quasi-Poisson family.
 *
 * Each row has one level and one time, so the normal equations need no matrix: the slope comes from deviations
 * within levels, the levels from their means. That keeps all digits where the usual cross-products would lose half
 * of them to a long series' large times.
 * Reference: McCullagh and Nelder (1989), Generalized Linear Models, section 2.5.
 */
export function fitTrend(room: TrendRoom, withTrend: boolean): void {
  const { n, y, offset, link, mean, prior } = room
  room.deviance = 0
  for (let i = 0; i < n; i++) {
    mean[i] = y[i]! + 0.1
    link[i] = room.startLink[i]!
    room.deviance += prior[i]! * lost(y[i]!, room.logY[i]!, mean[i]!, link[i]!)
  }
  room.converged = false
  for (room.steps = 1; room.steps <= MOST_STEPS && !room.converged; room.steps++) {
    for (let i = 0; i < n; i++) {
      room.working[i] = prior[i]! * mean[i]!
      room.response[i] = link[i]! - offset[i]! + (y[i]! - mean[i]!) / mean[i]!
    }
    const devianceBefore = room.deviance
    solveLevels(room, withTrend)
    place(room)
    for (let halving = 0; halving < MOST_STEPS && !Number.isFinite(room.deviance) && room.steps > 1; halving++) halve(room)
    room.converged = Math.abs(room.deviance - devianceBefore) / (Math.abs(room.deviance) + 0.1) < SETTLED
  }
  room.steps--
}

// Twice the log-likelihood lost by one row: 2 (y ln(y / m) - (y - m)), the Poisson deviance.
function lost(y: number, logY: number, mean: number, link: number): number {
  return 2 * (y > 0 ? y * (logY - link) - (y - mean) : mean)
}

// One step of Fisher scoring: weighted least squares of the working response. First the weighted means within
// levels, then (with a trend) the slope of what is left.
function solveLevels(room: TrendRoom, withTrend: boolean): void {
  const { n, level, time, working, response, weight, centre, height, intercept } = room
  room.before.set(intercept)
  room.slopeBefore = room.slope
  weight.fill(0)
  centre.fill(0)
  height.fill(0)
  for (let i = 0; i < n; i++) {
    const g = level[i]!
    weight[g]! += working[i]!
    centre[g]! += working[i]! * time[i]!
    height[g]! += working[i]! * response[i]!
  }
  for (let g = 0; g < room.levels; g++) {
    centre[g]! /= weight[g]!
    height[g]! /= weight[g]!
  }
  room.spread = 0
  room.slope = 0
  if (withTrend) solveSlope(room)
  for (let g = 0; g < room.levels; g++) intercept[g] = height[g]! - room.slope * centre[g]!
}

// Slope = sum of w (t - mean t)(z - mean z) over sum of w (t - mean t)^2, both within levels: the textbook formula,
// after Frisch, Waugh and Lovell.
function solveSlope(room: TrendRoom): void {
  const { n, level, time, working, response, centre, height } = room
  let spread = 0
  let product = 0
  let length = 0
  for (let i = 0; i < n; i++) {
    const g = level[i]!
    const away = time[i]! - centre[g]!
    spread += working[i]! * away * away
    product += working[i]! * away * (response[i]! - height[g]!)
    length += working[i]! * time[i]! * time[i]!
  }
  if (!(spread > COLLINEAR * COLLINEAR * length)) return
  room.spread = spread
  room.slope = product / spread
}

// Means and deviance at the present levels and slope. The log of a mean at the least one is taken as the least one
// too, or a row without incidents would cost Infinity.
function place(room: TrendRoom): void {
  const { n, y, logY, time, offset, level, link, mean, prior, intercept, slope } = room
  let deviance = 0
  for (let i = 0; i < n; i++) {
    const eta = offset[i]! + intercept[level[i]!]! + slope * time[i]!
    const expected = Math.exp(eta)
    link[i] = eta
    mean[i] = expected < LEAST_MEAN ? LEAST_MEAN : expected
    deviance += prior[i]! * lost(y[i]!, logY[i]!, mean[i]!, expected < LEAST_MEAN ? LEAST_LINK : eta)
  }
  room.deviance = deviance
}

// A step that ended beyond all numbers is taken half as far, as R's glm does.
function halve(room: TrendRoom): void {
  room.slope = (room.slope + room.slopeBefore) / 2
  for (let g = 0; g < room.levels; g++) room.intercept[g] = (room.intercept[g]! + room.before[g]!) / 2
  place(room)
}

/** Rows less the estimated figures: a level per season, and the slope where there is one. */
export function residualDegrees(room: TrendRoom): number {
  return room.n - room.levels - (room.spread > 0 ? 1 : 0)
}

/**
 * Sum of weight x squared working residual over the degrees of freedom: Pearson's estimate of the dispersion where
 * the weights are the working ones.
 */
export function dispersionWith(room: TrendRoom, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < room.n; i++) sum += weights[i]! * ((room.y[i]! - room.mean[i]!) / room.mean[i]!) ** 2
  return sum / residualDegrees(room)
}

/**
 * Variance of the fitted height at a level and time, for a dispersion of 1: 1 / (weight of the level) + (time - its
 * centre)^2 / spread, as of any regression line.
 */
export function heightVariance(room: TrendRoom, level: number, time: number): number {
  const away = time - room.centre[level]!
  return 1 / room.weight[level]! + (room.spread > 0 ? (away * away) / room.spread : 0)
}
