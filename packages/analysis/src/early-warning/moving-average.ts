// Averages over a sliding window: what remains of a year's ups and downs when each value is seen together with its neighbours.

/**
 * Means of `length` successive values of x[0 ... n - 1] into out; gives how many there are (n - length + 1).
 *
 * A running sum: each mean costs one addition and one subtraction whatever its length, as in the published STL
 * program, whose last digits are thereby met.
 */
export function movingAverage(x: Float64Array, n: number, length: number, out: Float64Array): number {
  const many = n - length + 1
  let sum = 0
  for (let i = 0; i < length; i++) sum += x[i]!
  out[0] = sum / length
  for (let i = 1; i < many; i++) {
    sum += x[i + length - 1]! - x[i - 1]!
    out[i] = sum / length
  }
  return many
}

/**
 * Centred mean over one period; with an even period the two ends count half, or a year of 12 would have no middle
 * month. NaN where the window leaves the series.
 *
 * Summed afresh each time: there are few windows, and no rounding is carried on. Reference: Kendall and Stuart
 * (1983), volume 3; the filter of R's `decompose`.
 */
export function centredYear(x: Float64Array, period: number): Float64Array {
  const out = new Float64Array(x.length).fill(Number.NaN)
  const half = Math.floor(period / 2)
  const end = period % 2 === 0 ? 0.5 : 1
  for (let i = half; i < x.length - half; i++) {
    let sum = end * (x[i - half]! + x[i + half]!)
    for (let j = i - half + 1; j < i + half; j++) sum += x[j]!
    out[i] = sum / period
  }
  return out
}
