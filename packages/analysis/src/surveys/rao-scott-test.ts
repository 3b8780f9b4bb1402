// Do two answers go together among residents, when the sample is clustered and weighted and an ordinary chi-square would cry wolf?

import { requireAtMost, requireOneOf } from '../checks.ts'
import { betaCdf } from '../distributions/beta.ts'
import { chiSquareCdf } from '../distributions/chi-square.ts'
import { AnalysisError } from '../errors.ts'
import type { LongRunOptions } from '../long-run.ts'
import { type Pace, paceOf, THE_REST } from '../pace.ts'
import { codeSorted, type LabelCodes, type Labels } from './label-codes.ts'
import { type RespondentOptions, type Respondents, respondents } from './respondents.ts'
import type { SurveyDesign } from './survey-design.ts'
import { requireResidents } from './survey-estimate.ts'
import { factorise, solveSymmetric } from './symmetric-solver.ts'
import { totalCovariance } from './total-covariance.ts'

export type RaoScottTest = {
  statistic: 'F' | 'chi-square' | 'wald' | 'adjusted-wald'
  /** Value of the test: F, or the corrected chi-square. */
  value: number
  /** Degrees of freedom above and below; below is endless for 'chi-square'. */
  df1: number
  df2: number
  p: number
  /** Pearson's chi-square of the weighted shares and the number of answers, before any correction; not for the Wald tests' own use. */
  pearson: number
  /** Mean design effect of the table's contrasts, by which Pearson's chi-square is too large. */
  meanDesignEffect: number
  rows: readonly (string | number)[]
  columns: readonly (string | number)[]
  /** Shares of residents, row by row. */
  shares: Float64Array
  n: number
  /** Rows of the group without one of the answers. */
  leftOut: number
}

/**
 * Test of independence of two answers.
 *
 * Question: does feeling unsafe go with the kind of housing?
 * Assumptions: enough sampled units (several times the cells). 'F': Pearson's chi-square with Rao and Scott's second-order correction;
 * 'chi-square': the first-order
 * correction, a little too eager; 'wald' and 'adjusted-wald': from the error of each cell, unreliable with few clusters.
 * Not for: a table with cells of a handful of answers; saying how strong the connection is.
 *
 * @param design from `surveyDesign`, calibrated or not
 * @param first, second one label per row: rows and columns of the table
 * @param options `statistic` ('F'), `within`, `missing` ('refuse'), `signal`, `onProgress`
 * Errors: `shape`, `not-finite` (a missing label), `empty`, `constant` (an answer that all give), `infeasible` (empty cells leave nothing to
 * test, or cells without error), `too-short` (no
 * degrees of freedom), `too-large` (rows x free cells above 1e8), `cancelled`.
 * Reference: Rao and Scott (1984); Thomas and Rao (1987) for F; as R's `survey::svychisq`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20, 10, 15, 15] })
 * const test = await raoScottTest(design, ['a', 'b', 'a', 'b', 'a', 'b', 'a', 'b'], ['x', 'y', 'x', 'x', 'y', 'y', 'x', 'y'])
 * [test.value, test.df1, test.df2, test.p] // => [0.6323, 1, 7, 0.4526]
 */
export async function raoScottTest(
  design: SurveyDesign,
  first: Labels,
  second: Labels,
  options: RespondentOptions & LongRunOptions & { statistic?: RaoScottTest['statistic'] } = {},
): Promise<RaoScottTest> {
  const { statistic = 'F' } = options
  requireOneOf('statistic', statistic, ['F', 'chi-square', 'wald', 'adjusted-wald'])
  const rows = codeSorted('first', first, design.rows, 'mark')
  const columns = codeSorted('second', second, design.rows, 'mark')
  const pace = paceOf(2 * design.rows * Math.max(1, (rows.levels.length - 1) * (columns.levels.length - 1)), options)
  await pace(0)
  const answers = [
    { name: 'first', codes: rows.codes },
    { name: 'second', codes: columns.codes },
  ]
  const who = respondents(design, [], options, answers)
  requireResidents(who)
  if (who.df < 1) throw new AnalysisError('too-short', `Expected more sampled units than strata, but got ${who.df} more.`)
  const table = shareTable(codesWithin(rows, 'first', who), codesWithin(columns, 'second', who), who)
  const contrasts = (table.rows.length - 1) * (table.columns.length - 1)
  requireAtMost('rows x free cells', design.rows * contrasts, 1e8, 'Merge answers, or draw a sample of the file.')
  await pace(0)
  const { trace, traceOfSquare } = await designEffects(design, table, who, pace)
  const pearson = pearsonChiSquare(table, who.n)
  const about = {
    statistic,
    pearson,
    meanDesignEffect: trace / contrasts,
    rows: table.rows,
    columns: table.columns,
    shares: table.shares,
    n: who.n,
    leftOut: who.leftOut,
  }
  if (statistic === 'chi-square') {
    await pace(THE_REST)
    const value = pearson / (trace / contrasts)
    return { ...about, value, df1: contrasts, df2: Number.POSITIVE_INFINITY, p: chiSquareCdf(value, contrasts, true) }
  }
  if (statistic === 'F') {
    await pace(THE_REST)
    const df1 = (trace * trace) / traceOfSquare
    return { ...about, ...fTest(pearson / trace, df1, df1 * who.df) }
  }
  const wald = await waldStatistic(design, table, who, pace)
  await pace(THE_REST)
  if (statistic === 'wald') return { ...about, ...fTest(wald / contrasts, contrasts, who.df) }
  const df2 = who.df - contrasts + 1
  if (df2 < 1) throw new AnalysisError('too-short', `Expected more than ${contrasts} degrees of freedom, but got ${who.df}.`)
  return { ...about, ...fTest((wald * df2) / (contrasts * who.df), contrasts, df2) }
}

// Upper tail of F by the incomplete beta function.
function fTest(value: number, df1: number, df2: number): { value: number; df1: number; df2: number; p: number } {
  return { value, df1, df2, p: betaCdf(df2 / (df2 + df1 * value), df2 / 2, df1 / 2) }
}

type Table = {
  rows: readonly (string | number)[]
  columns: readonly (string | number)[]
  /** Cell of each row of the sample. */
  cell: Int32Array
  shares: Float64Array
  rowShares: Float64Array
  columnShares: Float64Array
}

// Labels of the group asked for alone, so that an answer nobody in it gave makes no empty row.
function codesWithin({ codes, levels }: LabelCodes, name: string, who: Respondents): LabelCodes {
  const used = new Uint8Array(levels.length)
  for (let i = 0; i < codes.length; i++) if (who.weights[i] !== 0) used[codes[i]!] = 1
  const place = Int32Array.from(used)
  let kept = 0
  for (let k = 0; k < place.length; k++) place[k] = used[k] === 1 ? kept++ : 0
  if (kept < 2) throw new AnalysisError('constant', `Expected at least two answers in "${name}", but all give the same.`, { names: [name] })
  return { codes: codes.map((code) => place[code] ?? 0), levels: levels.filter((_, k) => used[k] === 1) }
}

// Weighted shares of the cells and of both margins.
function shareTable(first: LabelCodes, second: LabelCodes, who: Respondents): Table {
  const columns = second.levels.length
  const cell = first.codes.map((code, i) => code * columns + second.codes[i]!)
  const shares = new Float64Array(first.levels.length * columns)
  const rowShares = new Float64Array(first.levels.length)
  const columnShares = new Float64Array(columns)
  for (let i = 0; i < cell.length; i++) {
    const share = who.weights[i]! / who.total
    shares[cell[i]!]! += share
    rowShares[first.codes[i]!]! += share
    columnShares[second.codes[i]!]! += share
  }
  if (!(rowShares.every((share) => share > 0) && columnShares.every((share) => share > 0)))
    throw new AnalysisError(
      'range',
      'Expected shares above 0 of every answer, but calibration left weights below 0 that outweigh the others.',
      {
        names: ['weights'],
      },
    )
  return { rows: first.levels, columns: second.levels, cell, shares, rowShares, columnShares }
}

// As if n answers had been drawn one by one, each counting as much as any other.
function pearsonChiSquare(table: Table, n: number): number {
  const columns = table.columns.length
  let sum = 0
  table.shares.forEach((share, c) => {
    const expected = table.rowShares[Math.floor(c / columns)]! * table.columnShares[c % columns]!
    sum += (share - expected) ** 2 / expected
  })
  return n * sum
}

// Traces of the generalised design effects and of their square. The contrasts are (row i - row 0) x (column j - column 0), each over
// its cell's share: any other basis of the interactions gives the same traces.
async function designEffects(
  design: SurveyDesign,
  table: Table,
  who: Respondents,
  pace: Pace,
): Promise<{ trace: number; traceOfSquare: number }> {
  const contrasts = interactionContrasts(table)
  const k = contrasts.length
  const influences: Float64Array[] = []
  for (const contrast of contrasts) {
    const mean = contrast.reduce((sum, value, c) => sum + value * table.shares[c]!, 0)
    influences.push(influenceOf(table, contrast, mean, who))
    await pace(design.rows)
  }
  const actual = await totalCovariance(design, influences, who.inDomain, pace)
  const simple = new Float64Array(k * k)
  for (let a = 0; a < k; a++)
    for (let b = 0; b < k; b++)
      for (let c = 0; c < table.shares.length; c++) simple[a * k + b]! += (contrasts[a]![c]! * contrasts[b]![c]! * table.shares[c]!) / who.n
  const solver = await factorise(simple, k, pace)
  if (typeof solver === 'number')
    throw new AnalysisError('infeasible', 'Expected answers in enough cells of the table, but empty cells leave nothing to test.')
  const effects = Array.from({ length: k }, (_, b) => solveSymmetric(solver, actual.slice(b * k, (b + 1) * k)))
  let trace = 0
  let traceOfSquare = 0
  for (let a = 0; a < k; a++) {
    trace += effects[a]![a]!
    for (let b = 0; b < k; b++) traceOfSquare += effects[a]![b]! * effects[b]![a]!
  }
  if (!(trace > 0))
    throw new AnalysisError(
      'infeasible',
      'Expected shares with an error, but the sample is the whole population or calibrated on the table.',
    )
  return { trace, traceOfSquare }
}

// One contrast per free cell: the four corners that tell whether two rows differ in the same way in two columns.
function interactionContrasts(table: Table): Float64Array[] {
  const rows = table.rows.length
  const columns = table.columns.length
  const contrasts: Float64Array[] = []
  for (let i = 1; i < rows; i++) {
    for (let j = 1; j < columns; j++) {
      const contrast = new Float64Array(rows * columns)
      const put = (c: number, sign: number) => {
        contrast[c] = table.shares[c]! > 0 ? sign / table.shares[c]! : 0
      }
      put(0, 1)
      put(j, -1)
      put(i * columns, -1)
      put(i * columns + j, 1)
      contrasts.push(contrast)
    }
  }
  return contrasts
}

// What each row adds to the error of the cells' sum with these coefficients.
function influenceOf(table: Table, contrast: Float64Array, mean: number, who: Respondents): Float64Array {
  const influence = new Float64Array(table.cell.length)
  for (let i = 0; i < influence.length; i++) influence[i] = (who.weights[i]! * (contrast[table.cell[i]!]! - mean)) / who.total
  return influence
}

// Distances of the cells from independence, against their own errors.
async function waldStatistic(design: SurveyDesign, table: Table, who: Respondents, pace: Pace): Promise<number> {
  const columns = table.columns.length
  const gaps: number[] = []
  const influences: Float64Array[] = []
  for (let r = 1; r < table.rows.length; r++) {
    for (let c = 1; c < columns; c++) {
      const row = table.rowShares[r]!
      const column = table.columnShares[c]!
      const gap = table.shares[r * columns + c]! - row * column
      gaps.push(gap)
      const gapOf = table.shares.map((_, at) => ((Math.floor(at / columns) === r ? 1 : 0) - row) * ((at % columns === c ? 1 : 0) - column))
      influences.push(influenceOf(table, gapOf, 0, who))
      await pace(design.rows)
    }
  }
  const solver = await factorise(await totalCovariance(design, influences, who.inDomain, pace), gaps.length, pace, 1e-14)
  if (typeof solver === 'number')
    throw new AnalysisError('infeasible', 'Expected cells with errors of their own, but some follow from others.')
  const solved = solveSymmetric(solver, Float64Array.from(gaps))
  return gaps.reduce((sum, gap, k) => sum + gap * solved[k]!, 0)
}
