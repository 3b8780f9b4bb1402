// Finds the count that leaves a given share of outcomes below it; the ends of "what would be ordinary" are such counts.

/**
 * Smallest whole k >= 0 with cdf(k) >= p, searched from a guess by doubling steps and halving.
 *
 * A share that is met up to rounding (64 units in the last place) counts as met, as R does.
 */
export function discreteQuantile(p: number, cdf: (k: number) => number, guess: number, highest = Number.POSITIVE_INFINITY): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return 0
  if (p === 1) return highest
  const enough = p * (1 - 64 * Number.EPSILON)
  let high = Math.min(highest, Math.max(0, Math.round(guess)))
  let low = high
  let stride = 1
  while (high < highest && cdf(high) < enough) {
    low = high + 1
    high = Math.min(highest, high + stride)
    stride *= 2
  }
  if (low === high) {
    stride = 1
    low = high - 1
    while (low >= 0 && cdf(low) >= enough) {
      high = low
      stride *= 2
      low -= stride
    }
    low = Math.max(0, low + 1)
  }
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2)
    if (cdf(middle) >= enough) high = middle
    else low = middle + 1
  }
  return high
}
