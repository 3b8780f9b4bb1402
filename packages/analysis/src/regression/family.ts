// The laws a count or a share may follow around its expectation, each with what the fitting needs to know of it.

import { binomialDensityLog, poissonDensityLog } from '../distributions/density-parts.ts'

/** What iterated least squares asks of a law; y is a count, or a share where the law is binomial (weights are then the trials). */
export type Family = {
  readonly name: 'poisson' | 'quasi-poisson' | 'binomial' | 'quasi-binomial' | 'negative-binomial'
  /** A first guess of the mean from one observation. */
  start(y: number, weight: number): number
  /** Link of a mean, and mean of a link. */
  link(mean: number): number
  mean(link: number): number
  /** d mean / d link, at the mean. */
  slope(mean: number): number
  variance(mean: number): number
  /** Minus the second derivative of the log-likelihood in the link, where it is not slope^2/variance: steps by it arrive in fewer steps. */
  curvature?(y: number, mean: number): number
  /** Twice the log-likelihood lost by this mean, for one observation of weight 1. */
  deviance(y: number, mean: number): number
  /** NaN where the law is only a mean-variance relation ("quasi"). */
  logLikelihood(y: number, mean: number, weight: number): number
}

const yLogRatio = (y: number, mean: number) => (y === 0 ? 0 : y * Math.log(y / mean))
const notALaw = () => Number.NaN

export const poissonFamily: Family = {
  name: 'poisson',
  start: (y) => y + 0.1,
  link: Math.log,
  mean: (link) => Math.max(Math.exp(link), 1e-300),
  slope: (mean) => mean,
  variance: (mean) => mean,
  deviance: (y, mean) => 2 * (yLogRatio(y, mean) - (y - mean)),
  logLikelihood: (y, mean, weight) => weight * poissonDensityLog(y, mean),
}

// Beyond this distance a share is 0 or 1 to the last digit.
const LOGIT_END = 36
const logistic = (link: number) => 1 / (1 + Math.exp(-Math.max(-LOGIT_END, Math.min(LOGIT_END, link))))

export const binomialFamily: Family = {
  name: 'binomial',
  start: (y, weight) => (weight * y + 0.5) / (weight + 1),
  link: (mean) => Math.log(mean / (1 - mean)),
  mean: logistic,
  slope: (mean) => mean * (1 - mean),
  variance: (mean) => mean * (1 - mean),
  deviance: (y, mean) => 2 * (yLogRatio(y, mean) + yLogRatio(1 - y, 1 - mean)),
  logLikelihood: (y, mean, weight) => binomialDensityLog(Math.round(weight * y), Math.round(weight), mean, 1 - mean),
}

export const quasiPoissonFamily: Family = { ...poissonFamily, name: 'quasi-poisson', logLikelihood: notALaw }
export const quasiBinomialFamily: Family = { ...binomialFamily, name: 'quasi-binomial', logLikelihood: notALaw }

/** Counts with variance mean + mean^2/theta, for a known theta. */
export function negativeBinomialFamily(theta: number): Family {
  if (theta === Number.POSITIVE_INFINITY) return { ...poissonFamily, name: 'negative-binomial' }
  return {
    ...poissonFamily,
    name: 'negative-binomial',
    start: (y) => (y === 0 ? 1 / 6 : y),
    variance: (mean) => mean + (mean * mean) / theta,
    curvature: (y, mean) => (mean * (1 + y / theta)) / (1 + mean / theta) ** 2,
    deviance: (y, mean) => 2 * (yLogRatio(y, mean) - (y + theta) * Math.log1p((y - mean) / (mean + theta))),
    logLikelihood: (y, mean, weight) => weight * negativeBinomialDensityLog(y, mean, theta),
  }
}

function negativeBinomialDensityLog(y: number, mean: number, theta: number): number {
  if (y === 0) return -theta * Math.log1p(mean / theta)
  return Math.log(theta / (theta + y)) + binomialDensityLog(theta, theta + y, theta / (theta + mean), mean / (theta + mean))
}
