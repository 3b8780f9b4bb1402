// The chi-square curve: is the difference between two models more than chance?

import { gammaCdf, gammaQuantile } from './gamma.ts'

/** P(X <= x) for chi-square with `df` degrees of freedom, or P(X > x) when `upper`. */
export function chiSquareCdf(x: number, df: number, upper = false): number {
  return gammaCdf(x / 2, df / 2, upper)
}

/** The x with P(X <= x) = p (or P(X > x) = p when `upper`). */
export function chiSquareQuantile(p: number, df: number, upper = false): number {
  return 2 * gammaQuantile(p, df / 2, upper)
}
