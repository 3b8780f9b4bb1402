// The same counts with an effect of every municipality: many columns, of which each row has few.

import { factorTerm, numericTerm } from '../src/index.ts'
import { firstRows, fitCounts } from './i-negative-binomial.ts'
import type { Columns, Workload } from './workload.ts'

export const workload: Workload<Columns> = {
  title: 'Negative binomial, 11,760 rows, 98 municipality effects, 110 columns',
  r: { script: 'i_nbglm.R', id: 'i_nbglm_98fe_p110', packages: ['MASS'] },
  data: 'nb.csv',
  prepare: firstRows,
  run(columns) {
    const terms = [factorTerm('month', columns.month!), numericTerm('year', columns.year!), factorTerm('municipality', columns.muni!)]
    return fitCounts(columns, terms, 'year')
  },
  check: 'theta, coefficient of year and log-likelihood to 7 digits (R ends its search earlier)',
}
