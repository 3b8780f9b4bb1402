// The laws an outcome may follow around its expectation, each with what the fitting needs to know of it.

import { requireOneOf } from '../checks.ts'
import { binomialDensityLog, poissonDensityLog } from '../distributions/density-parts.ts'
import { AnalysisError } from '../errors.ts'
import { countDeviance } from './count-columns.ts'
import { type Link, type LinkName, links } from './link.ts'

export type FamilyName = 'poisson' | 'quasi-poisson' | 'binomial' | 'quasi-binomial' | 'negative-binomial' | 'gaussian'

/** A law without its link. */
type Law = {
  readonly name: FamilyName
  /** The link it has unless another is asked for, and those it may have. */
  readonly links: readonly [LinkName, ...LinkName[]]
  /** A first guess of the mean from one observation. */
  start(y: number, weight: number): number
  variance(mean: number): number
  /** Twice the log-likelihood lost by this mean, for one observation of weight 1; NaN for a mean the law cannot have. */
  deviance(y: number, mean: number): number
  /** NaN where the law is only a mean-variance relation ("quasi"), or needs all rows together (the Gaussian). */
  logLikelihood(y: number, mean: number, weight: number): number
}

/** What iterated least squares asks of a law and its link; y is a count, or a share where the law is binomial (weights are then the trials). */
export type Family = Omit<Law, 'links'> &
  Pick<Link, 'link' | 'mean' | 'slope'> & {
    readonly linkName: LinkName
    /** Theta of a law of counts under the log link (Infinity for the Poisson): such a law is worked by whole columns, not row by row. */
    readonly countTheta?: number
  }

const yLogRatio = (y: number, mean: number) => (y === 0 ? 0 : y * Math.log(y / mean))
const notALaw = () => Number.NaN

const poissonLaw: Law = {
  name: 'poisson',
  links: ['log', 'identity'],
  start: (y) => y + 0.1,
  variance: (mean) => mean,
  deviance: (y, mean) => countDeviance(y, mean, Number.POSITIVE_INFINITY),
  logLikelihood: (y, mean, weight) => weight * poissonDensityLog(y, mean),
}

const binomialLaw: Law = {
  name: 'binomial',
  links: ['logit', 'cloglog', 'probit', 'log', 'identity'],
  start: (y, weight) => (weight * y + 0.5) / (weight + 1),
  variance: (mean) => mean * (1 - mean),
  deviance: (y, mean) => (mean > 0 && mean < 1 ? 2 * (yLogRatio(y, mean) + yLogRatio(1 - y, 1 - mean)) : Number.NaN),
  logLikelihood: (y, mean, weight) => binomialDensityLog(Math.round(weight * y), Math.round(weight), mean, 1 - mean),
}

const gaussianLaw: Law = {
  name: 'gaussian',
  links: ['identity', 'log'],
  start: (y) => y,
  variance: () => 1,
  deviance: (y, mean) => (y - mean) ** 2,
  logLikelihood: notALaw,
}

const laws = {
  poisson: poissonLaw,
  'quasi-poisson': { ...poissonLaw, name: 'quasi-poisson', logLikelihood: notALaw },
  binomial: binomialLaw,
  'quasi-binomial': { ...binomialLaw, name: 'quasi-binomial', logLikelihood: notALaw },
  gaussian: gaussianLaw,
} as const satisfies Record<string, Law>

/** The laws that `fitGlm` fits. */
export type GlmFamilyName = keyof typeof laws

/** A law with its usual link, or with another that it may have (`range` otherwise). */
export function familyOf(name: GlmFamilyName, link?: LinkName): Family {
  requireOneOf('family', name, Object.keys(laws) as GlmFamilyName[])
  const law: Law = laws[name]
  const linkName = link ?? law.links[0]
  if (!law.links.includes(linkName))
    throw new AnalysisError('range', `Expected one of the links ${law.links.join(', ')} for "${name}", but got "${linkName}".`)
  const counts = linkName === 'log' && (name === 'poisson' || name === 'quasi-poisson')
  return { ...law, ...links[linkName], name: law.name, linkName, ...(counts && { countTheta: Number.POSITIVE_INFINITY }) }
}

export const poissonFamily: Family = familyOf('poisson')

/** Counts with variance mean + mean^2/theta, for a known theta. */
export function negativeBinomialFamily(theta: number): Family {
  if (theta === Number.POSITIVE_INFINITY) return { ...poissonFamily, name: 'negative-binomial' }
  return {
    ...poissonFamily,
    name: 'negative-binomial',
    countTheta: theta,
    start: (y) => (y === 0 ? 1 / 6 : y),
    variance: (mean) => mean + (mean * mean) / theta,
    deviance: (y, mean) => countDeviance(y, mean, theta),
    logLikelihood: (y, mean, weight) => weight * negativeBinomialDensityLog(y, mean, theta),
  }
}

function negativeBinomialDensityLog(y: number, mean: number, theta: number): number {
  if (y === 0) return -theta * Math.log1p(mean / theta)
  return Math.log(theta / (theta + y)) + binomialDensityLog(theta, theta + y, theta / (theta + mean), mean / (theta + mean))
}

/** The law a fit was made with. */
export function lawOf(fit: { family: FamilyName; linkName: LinkName; theta?: number }): Family {
  return fit.family === 'negative-binomial' ? negativeBinomialFamily(fit.theta!) : familyOf(fit.family, fit.linkName)
}

/** True where the spread is estimated from the residuals, so that t and F take the place of z and chi-square. */
export function estimatesDispersion(family: FamilyName): boolean {
  return family.startsWith('quasi') || family === 'gaussian'
}

/** True where outcomes are shares of trials. */
export function isShare(family: FamilyName): boolean {
  return family === 'binomial' || family === 'quasi-binomial'
}
