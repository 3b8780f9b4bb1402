// Fisher's F: is what several columns explain together more than as many columns of chance would, when the spread itself had to be estimated?

import { betaCdf, betaQuantile } from './beta.ts'
import { chiSquareCdf, chiSquareQuantile } from './chi-square.ts'

/** P(F <= f) with `df1` and `df2` degrees of freedom, or P(F > f) when `upper`; df2 = Infinity is chi-square over df1. */
export function fCdf(f: number, df1: number, df2: number, upper = false): number {
  if (Number.isNaN(f) || !(df1 > 0 && df1 < Number.POSITIVE_INFINITY) || !(df2 > 0)) return Number.NaN
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareCdf(f * df1, df1, upper)
  if (f <= 0) return upper ? 1 : 0
  // Of the two forms of the incomplete beta the one with the small argument keeps its digits.
  if (f * df1 > df2) return betaCdf(1 / (1 + (f * df1) / df2), df2 / 2, df1 / 2, !upper)
  return betaCdf((f * df1) / (df2 + f * df1), df1 / 2, df2 / 2, upper)
}

/** The f with P(F <= f) = p (or P(F > f) = p when `upper`). */
export function fQuantile(p: number, df1: number, df2: number, upper = false): number {
  if (!(df1 > 0 && df1 < Number.POSITIVE_INFINITY) || !(df2 > 0)) return Number.NaN
  if (df2 === Number.POSITIVE_INFINITY) return chiSquareQuantile(p, df1, upper) / df1
  const share = betaQuantile(p, df1 / 2, df2 / 2, upper)
  if (share < 0.5) return (df2 * share) / (df1 * (1 - share))
  const rest = betaQuantile(p, df2 / 2, df1 / 2, !upper)
  return (df2 * (1 - rest)) / (df1 * rest)
}
