// Student's t: the bell curve for when the spread itself had to be estimated from few towns.

import betainc from '@stdlib/math-base-special-betainc'
import gammaln from '@stdlib/math-base-special-gammaln'
import { normalCdf, normalQuantile } from './normal.ts'
import { risingRoot } from './root.ts'

/** P(T <= t) with `df` degrees of freedom, or P(T > t) when `upper`; df = Infinity is the normal. */
export function studentTCdf(t: number, df: number, upper = false): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN
  if (df === Number.POSITIVE_INFINITY) return normalCdf(t, upper)
  const tail = 0.5 * tailBoth(Math.abs(t), df)
  return t > 0 === upper ? tail : 1 - tail
}

// P(|T| > t). Of the two forms of the incomplete beta the one with the small argument keeps its digits.
function tailBoth(t: number, df: number): number {
  if (t === Number.POSITIVE_INFINITY) return 0
  const square = t * t
  return square < df ? betainc(square / (df + square), 0.5, df / 2, true, true) : betainc(df / (df + square), df / 2, 0.5)
}

/** The t with P(T <= t) = p (or P(T > t) = p when `upper`). */
export function studentTQuantile(p: number, df: number, upper = false): number {
  if (!(p >= 0 && p <= 1) || !(df > 0)) return Number.NaN
  if (df === Number.POSITIVE_INFINITY) return normalQuantile(p, upper)
  if (p > 0.5) return -studentTQuantile(1 - p, df, upper)
  if (p === 0) return upper ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  if (p === 0.5) return 0
  const target = Math.log(p)
  const scale = gammaln((df + 1) / 2) - gammaln(df / 2) - 0.5 * Math.log(df * Math.PI)
  // With one degree of freedom the tail falls only as 1/t, so the search runs in ln(-t).
  const root = risingRoot(
    (s) => {
      const t = Math.exp(s)
      const tail = studentTCdf(t, df, true)
      const density = Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df))
      return [target - Math.log(tail), (density * t) / tail]
    },
    Math.log(normalQuantile(p, true)),
  )
  return upper ? Math.exp(root) : -Math.exp(root)
}
