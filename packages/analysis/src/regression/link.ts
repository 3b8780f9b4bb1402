// The scales on which effects add up: on the log scale they multiply counts, on the logit scale they multiply odds.

import { normalCdf, normalDensity, normalQuantile } from '../distributions/normal.ts'

export type LinkName = 'log' | 'logit' | 'identity' | 'cloglog' | 'probit'

/** How an expectation and the sum of effects belong together. */
export type Link = {
  readonly name: LinkName
  /** Link of a mean, and mean of a link. */
  link(mean: number): number
  mean(link: number): number
  /** d mean / d link. */
  slope(mean: number, link: number): number
}

// Beyond this distance a share is 0 or 1 to the last digit.
const LOGIT_END = 36
const insideShares = (share: number) => Math.max(2.3e-16, Math.min(1 - 2.3e-16, share))

/** All links by name. */
export const links: Readonly<Record<LinkName, Link>> = {
  log: { name: 'log', link: Math.log, mean: (link) => Math.max(Math.exp(link), 1e-300), slope: (mean) => mean },
  identity: { name: 'identity', link: (mean) => mean, mean: (link) => link, slope: () => 1 },
  logit: {
    name: 'logit',
    link: (mean) => Math.log(mean / (1 - mean)),
    mean: (link) => 1 / (1 + Math.exp(-Math.max(-LOGIT_END, Math.min(LOGIT_END, link)))),
    slope: (mean) => mean * (1 - mean),
  },
  cloglog: {
    name: 'cloglog',
    link: (mean) => Math.log(-Math.log1p(-mean)),
    mean: (link) => insideShares(-Math.expm1(-Math.exp(Math.min(link, 700)))),
    slope: (_, link) => Math.max(2.3e-16, Math.exp(Math.min(link, 700) - Math.exp(Math.min(link, 700)))),
  },
  probit: {
    name: 'probit',
    link: (mean) => normalQuantile(mean),
    mean: (link) => insideShares(normalCdf(link)),
    slope: (_, link) => Math.max(2.3e-16, normalDensity(link)),
  },
}
