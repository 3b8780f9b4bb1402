// Intervals of a share that was estimated with an error: how each method turns that error into two ends.

import { betaQuantile } from '../distributions/beta.ts'
import { studentTQuantile } from '../distributions/student-t.ts'
import { exactProfileEnds, gridProfileEnds } from './profile-ends.ts'
import { expit, type ShareEnds, type ShareFacts } from './share-interval.ts'
import { deviate } from './survey-estimate.ts'

/** How an interval of a share can be made. */
export const PROPORTION_METHODS = ['logit', 'beta', 'likelihood', 'exact-likelihood', 'asin', 'xlogit', 'mean'] as const

export type ProportionMethod = (typeof PROPORTION_METHODS)[number]

/** Interval of a share; 0 to 1 where there are no degrees of freedom. */
export function proportionInterval(method: ProportionMethod, facts: ShareFacts): ShareEnds {
  if (facts.df < 1) return { lower: 0, upper: 1 }
  if (method === 'beta') return betaEnds(facts)
  if (facts.se === 0) return { lower: facts.estimate, upper: facts.estimate }
  const t = deviate(facts.level, 't', facts.df)
  return ends[method](facts, t)
}

const logitEnds = ({ estimate, se }: ShareFacts, t: number): ShareEnds => {
  const middle = Math.log(estimate / (1 - estimate))
  const reach = (t * se) / (estimate * (1 - estimate))
  return { lower: expit(middle - reach), upper: expit(middle + reach) }
}

const ends: Record<Exclude<ProportionMethod, 'beta'>, (facts: ShareFacts, t: number) => ShareEnds> = {
  logit: logitEnds,
  xlogit: logitEnds,
  mean: ({ estimate, se }, t) => ({ lower: estimate - t * se, upper: estimate + t * se }),
  asin: ({ estimate, se }, t) => {
    const middle = Math.asin(Math.sqrt(estimate))
    const reach = (t * se) / (2 * Math.sqrt(estimate * (1 - estimate)))
    // Beyond 0 and a quarter turn the sine comes back, and a lower end would rise as the error grows.
    return { lower: Math.sin(Math.max(0, middle - reach)) ** 2, upper: Math.sin(Math.min(Math.PI / 2, middle + reach)) ** 2 }
  },
  likelihood: gridProfileEnds,
  'exact-likelihood': exactProfileEnds,
}

// Korn and Graubard: Clopper and Pearson's interval with the number of answers a simple sample would need for the same error, made
// smaller still where the design has few degrees of freedom.
function betaEnds({ estimate, se, n, df, level }: ShareFacts): ShareEnds {
  const tail = (1 - level) / 2
  const spread = estimate * (1 - estimate)
  if (se === 0 && spread > 0) return { lower: estimate, upper: estimate }
  const simple = spread === 0 ? n : spread / (se * se)
  const ratio = n > 1 ? studentTQuantile(tail, n - 1) / studentTQuantile(tail, df) : 1
  const effective = simple * ratio * ratio
  const yes = effective * estimate
  const no = effective * (1 - estimate)
  return { lower: yes > 0 ? betaQuantile(tail, yes, no + 1) : 0, upper: no > 0 ? betaQuantile(tail, yes + 1, no, true) : 1 }
}
