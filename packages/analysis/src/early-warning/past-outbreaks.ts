// Takes the force out of past outbreaks, so that last year's wave does not hide this year's.

import { heightVariance, type TrendRoom } from './quasi-poisson-trend.ts'

/** A leverage so close to 1 that the row is fitted exactly and has no residual of its own. */
const EXACT = 1 - 10 * Number.EPSILON

/**
 * Gives rows whose standardised Anscombe residual exceeds `threshold` a weight falling with its square; all weights
 * sum to n. Fills `room.prior`.
 *
 * Weights are c r^-2 for a residual r above the threshold and c for others, with c such that they sum to n. Only
 * excesses lose weight: a quiet week is no mistake.
 * Reference: Farrington et al. (1996) with threshold 1; Noufaily et al. (2013) with 2.58, since at 1 a sixth of all
 * ordinary weeks lost weight too and limits came out low.
 */
export function weighDownOutbreaks(room: TrendRoom, dispersion: number, threshold: number): void {
  const { n, prior, response } = room
  let sum = 0
  for (let i = 0; i < n; i++) {
    response[i] = anscombeResidual(room, i, dispersion)
    sum += response[i]! > threshold ? 1 / response[i]! ** 2 : 1
  }
  const full = n / sum
  for (let i = 0; i < n; i++) prior[i] = response[i]! > threshold ? full / response[i]! ** 2 : full
}

// 3/2 (y^(2/3) - m^(2/3)) / m^(1/6), which is nearly normal for Poisson counts, over the root of dispersion x (1 -
// leverage): a row that pulls the fit towards itself would otherwise hide. Reference: McCullagh and Nelder (1989),
// section 2.4 and chapter 12.
function anscombeResidual(room: TrendRoom, i: number, dispersion: number): number {
  const leverage = room.working[i]! * heightVariance(room, room.level[i]!, room.time[i]!)
  if (leverage > EXACT) return 0
  const mean = room.mean[i]!
  const root = Math.sqrt(mean)
  const raw = 1.5 * (Math.cbrt(room.y[i]!) ** 2 / Math.cbrt(root) - root)
  return raw / Math.sqrt(dispersion * (1 - leverage))
}
