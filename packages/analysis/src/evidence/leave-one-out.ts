// Does the answer hang on one study? The same synthesis again and again, each time without one of them.

import { type Numbers, requireAtMost } from '../checks.ts'
import { type MetaAnalysis, type MetaOptions, metaAnalysis } from './meta-analysis.ts'
import { leastStudies, plainStudies, someStudies } from './studies.ts'

/**
 * Meta-analysis without each study in turn.
 *
 * Question: is there one study without which the effect would be gone, or much larger?
 * Assumptions, parameters, errors and reference: as `metaAnalysis`, with one study more at least. At most 500 studies. Entry i is the synthesis without study i.
 * Not for: throwing out the study that one does not like.
 *
 * @example
 * const each = leaveOneOut([-0.3, -0.1, -0.5, 0.1, -0.25], [0.02, 0.03, 0.05, 0.04, 0.01])
 * each.map((left) => left.estimate) // => [-0.1927, -0.2436, -0.196, -0.2623, -0.1974]
 */
export function leaveOneOut(
  effects: Numbers,
  variances: Numbers,
  options: MetaOptions & { prediction?: 'normal' | 't' } = {},
): MetaAnalysis[] {
  const studies = plainStudies(effects, variances, leastStudies(options.method ?? 'REML') + 1)
  requireAtMost('studies', studies.k, 500, 'Among so many, none alone moves the answer.')
  return Array.from({ length: studies.k }, (_, gone) => {
    const rest = someStudies(
      studies,
      Array.from({ length: studies.k - 1 }, (_, i) => (i < gone ? i : i + 1)),
    )
    return metaAnalysis(rest.y, rest.v, options)
  })
}
