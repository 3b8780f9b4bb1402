// Counts of 98 municipalities in 120 months explained by three conditions, month and year.

import { designMatrix, factorTerm, fitNegativeBinomial, numericTerm, type Term } from '../src/index.ts'
import type { Columns, Workload } from './workload.ts'

/** The first rows of the file: 1/16, 1/4 or all of it. */
export function firstRows(columns: Columns, scale: number): Columns {
  const rows = Math.round(columns.y!.length * scale)
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, rows)]))
}

/** Design and fit, as R's `glm.nb` does both from the formula; theta, one coefficient and the log-likelihood. */
export function fitCounts(columns: Columns, terms: Term[], column: string): number[] {
  const design = designMatrix(columns.y!.length, terms)
  const fit = fitNegativeBinomial(design, columns.y!, { offset: columns.pop!.map(Math.log) })
  return [fit.theta, fit.coefficients[fit.names.indexOf(column)]!, fit.logLikelihood]
}

export const workload: Workload<Columns> = {
  title: 'Negative binomial, 11,760 rows, 16 columns',
  r: { script: 'i_nbglm.R', id: 'i_nbglm_p16', packages: ['MASS'] },
  data: 'nb.csv',
  prepare: firstRows,
  run(columns) {
    const conditions = ['x1', 'x2', 'x3'].map((name) => numericTerm(name, columns[name]!))
    return fitCounts(columns, [...conditions, factorTerm('month', columns.month!), numericTerm('year', columns.year!)], 'x1')
  },
  check: 'theta, coefficient of x1 and log-likelihood to 7 digits (R ends its search earlier)',
}
