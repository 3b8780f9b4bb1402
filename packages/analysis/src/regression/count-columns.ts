// The steps of a model of counts over all rows at once: most fits of towns are such, and a call for every row would cost more than its arithmetic.

/** Twice the log-likelihood lost by this mean, for one count; `theta` Infinity is the Poisson. NaN for a mean that is not above 0. */
export function countDeviance(y: number, mean: number, theta: number): number {
  if (!(mean > 0)) return Number.NaN
  const pull = y === 0 ? 0 : y * Math.log(y / mean)
  if (theta === Number.POSITIVE_INFINITY) return 2 * (pull - (y - mean))
  return 2 * (pull - (y + theta) * Math.log1p((y - mean) / (mean + theta)))
}

/** The deviance of all rows. */
export function countDeviances(y: Float64Array, mean: Float64Array, weights: Float64Array, theta: number): number {
  let deviance = 0
  for (let i = 0; i < y.length; i++) if (weights[i]! > 0) deviance += weights[i]! * countDeviance(y[i]!, mean[i]!, theta)
  return deviance
}

/** Means of the links. */
export function countMeans(link: Float64Array, mean: Float64Array): void {
  for (let i = 0; i < link.length; i++) mean[i] = Math.max(Math.exp(link[i]!), 1e-300)
}

/**
 * Minus the second derivative of the log-likelihood in each link (for the negative binomial not what is expected of it: steps by it arrive in
 * fewer steps), and how far the row would move its link by itself. Rows of weight 0 hold 0.
 */
export function countWorkingRows(
  y: Float64Array,
  mean: Float64Array,
  weights: Float64Array,
  theta: number,
  curvatures: Float64Array,
  working: Float64Array,
): void {
  for (let i = 0; i < y.length; i++) {
    if (weights[i] === 0) {
      curvatures[i] = working[i] = 0
      continue
    }
    const shrink = 1 + mean[i]! / theta
    const grow = 1 + y[i]! / theta
    curvatures[i] = (weights[i]! * mean[i]! * grow) / (shrink * shrink)
    working[i] = ((y[i]! - mean[i]!) * shrink) / (mean[i]! * grow)
  }
}

/** What is expected of that second derivative. */
export function countInformation(mean: Float64Array, weights: Float64Array, theta: number, information: Float64Array): void {
  for (let i = 0; i < mean.length; i++) information[i] = weights[i] === 0 ? 0 : (weights[i]! * mean[i]!) / (1 + mean[i]! / theta)
}

/** How often each count above 0 occurs (each occurrence with its weight): special functions of the counts need to be asked only once for each. */
export type CountTable = { counts: Float64Array; weights: Float64Array }

export function countTable(y: Float64Array, weights: Float64Array): CountTable {
  const seen = new Map<number, number>()
  for (let i = 0; i < y.length; i++) if (y[i]! > 0 && weights[i]! > 0) seen.set(y[i]!, (seen.get(y[i]!) ?? 0) + weights[i]!)
  return { counts: Float64Array.from(seen.keys()), weights: Float64Array.from(seen.values()) }
}
