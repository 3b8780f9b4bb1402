// A hazard regression of 100,000 spells with eight conditions and many ties, with its concordance, as R's coxph gives it too.

import { designMatrix, numericTerm } from '../src/index.ts'
import { coxConcordance, coxRegression } from '../src/time-to-event/index.ts'
import type { Columns, Workload } from './workload.ts'

const CONDITIONS = ['age', 'sex', 'prior', 'edu', 'emp', 'x6', 'x7', 'x8']

export const workload: Workload<Columns> = {
  title: 'Cox regression, Efron ties, 100,000 spells, 8 columns, with residuals and concordance',
  r: { script: 'vii_cox.R', id: 'vii_coxph_efron_100k_8cov', packages: ['survival'] },
  data: 'cox100k.csv',
  prepare(columns, scale) {
    return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, Math.round(values.length * scale))]))
  },
  async run(columns) {
    const terms = CONDITIONS.map((name) => numericTerm(name, columns[name]!))
    const fit = await coxRegression(designMatrix(columns.time!.length, terms), columns.time!, columns.event!)
    await coxConcordance(fit)
    return [fit.logLikelihood, fit.coefficients[0]!]
  },
  check: 'log-likelihood and first coefficient: equal to the digits printed',
}
