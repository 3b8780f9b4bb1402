// Holds linear regression, its robust errors and its tests against R's numbers, brute force and figures nobody can work with.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode } from '../../testing/error-code.ts'
import { close, fiveTowns } from '../../testing/invented-towns.ts'
import { compare, named, readCase, readColumns } from '../../testing/reference-case.ts'
import { codeAlike, designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import { solveSquare } from '../linear-algebra/square-matrix.ts'
import { randomStream } from '../random.ts'
import { drawNormal } from '../random-draws.ts'
import { bSplineTerm } from './b-spline-term.ts'
import { breuschGodfreyTest } from './breusch-godfrey-test.ts'
import { breuschPaganTest } from './breusch-pagan-test.ts'
import { clusterCovariance } from './cluster-covariance.ts'
import { coefficientIntervals } from './coefficient-intervals.ts'
import { collinearity } from './collinearity.ts'
import { durbinWatsonTest } from './durbin-watson-test.ts'
import { fitGlm } from './fit-glm.ts'
import { fitLinear } from './fit-linear.ts'
import { fitLinearAr1 } from './fit-linear-ar1.ts'
import { harmonicTerm } from './harmonic-term.ts'
import { naturalSplineTerm } from './natural-spline-term.ts'
import { neweyWest } from './newey-west.ts'
import { polynomialTerm } from './polynomial-term.ts'
import { predictGlm } from './predict-glm.ts'
import { resetTest } from './reset-test.ts'
import { robustCovariance } from './robust-covariance.ts'
import { waldTest } from './wald-test.ts'

test('crime in 47 states agrees with lm, vcovHC, bptest, dwtest and the influence of rows', () => {
  const reference = readCase('lm-uscrime-robust')
  const data = readColumns('lm-uscrime-robust')
  const [outcome = '', right = ''] = (reference.options as { formula: string }).formula.split(' ~ ')
  const y = data.numbers(outcome)
  const design = designMatrix(
    y.length,
    right.split(' + ').map((name) => numericTerm(name, data.numbers(name))),
  )
  const fit = fitLinear(design, y)
  compare(reference, 'coef', named(fit.names, fit.coefficients))
  compare(reference, 'se', named(fit.names, fit.standardErrors))
  compare(reference, 't', named(fit.names, fit.statistics))
  compare(reference, 'p', named(fit.names, fit.pValues))
  compare(reference, 'sigma', fit.sigma)
  compare(reference, 'r2', fit.rSquared)
  compare(reference, 'adj_r2', fit.adjustedRSquared)
  compare(reference, 'f', fit.fStatistic)
  compare(reference, 'loglik', fit.logLikelihood)
  compare(reference, 'aic', fit.aic)
  for (const kind of ['HC0', 'HC1', 'HC2', 'HC3'] as const)
    compare(reference, `se_${kind}`, named(fit.names, robustCovariance(fit, kind).standardErrors))
  const spread = breuschPaganTest(fit)
  compare(reference, 'bp', spread.statistic)
  compare(reference, 'bp_p', spread.p)
  compare(reference, 'dw', durbinWatsonTest(fit).statistic)
  compare(reference, 'cooks', fit.cooksDistances)
  compare(reference, 'rstudent', fit.studentisedResiduals)
})

test('weights are as many equal rows, and what a row does when it is left out is foretold', () => {
  const { design, y } = fiveTowns(1)
  const twice = fitLinear(design, y, { weights: y.map((_, i) => (i % 2 ? 2 : 1)) })
  const rows = y.flatMap((_, i) => (i % 2 ? [i, i] : [i]))
  const column = (j: number) =>
    numericTerm(
      `x${j}`,
      rows.map((i) => design.values[i + j * 40]!),
    )
  const repeated = fitLinear(
    designMatrix(rows.length, [column(1), column(2)]),
    rows.map((i) => y[i]!),
  )
  for (const j of [0, 1, 2]) close(twice.coefficients[j]!, repeated.coefficients[j]!)
  const whole = fitLinear(design, y)
  const without = fitLinear(design, y, { weights: y.map((_, i) => (i === 7 ? 0 : 1)) })
  close(whole.studentisedResiduals[7]!, whole.residuals[7]! / Math.sqrt(1 - whole.hat[7]!) / without.sigma)
  let moved = 0
  for (let i = 0; i < 40; i++) moved += (whole.fitted[i]! - without.fitted[i]!) ** 2
  close(whole.cooksDistances[7]!, moved / (3 * whole.sigma ** 2))
  assert.deepEqual(without.leftOut, [{ row: 7, reason: 'weight-zero' }])
})

test('a Gaussian regression is the linear one, and a straight spline is the line', () => {
  const { design, y, weights } = fiveTowns(2)
  const linear = fitLinear(design, y, { weights })
  const gaussian = fitGlm(design, y, { family: 'gaussian', weights })
  for (const key of ['coefficients', 'standardErrors', 'pValues', 'fitted', 'hat'] as const)
    linear[key].forEach((value, i) => {
      close(gaussian[key][i]!, value, 1e-8)
    })
  close(gaussian.logLikelihood, linear.logLikelihood)
  close(gaussian.bic, linear.bic)
  const next = predictGlm(gaussian, designMatrix(1, [numericTerm('a', [0]), numericTerm('b', [0])]))
  close(
    (next.ordinaryUpper[0]! - next.mean[0]!) ** 2 - (next.upper[0]! - next.mean[0]!) ** 2,
    (((next.upper[0]! - next.mean[0]!) / next.linkStandardError[0]!) * linear.sigma) ** 2,
    1e-8,
  )
  const a = design.values.subarray(40, 80)
  const fitted = (term: Parameters<typeof designMatrix>[1][number]) => fitLinear(designMatrix(40, [term]), y).fitted
  fitted(numericTerm('a', a)).forEach((value, i) => {
    close(fitted(naturalSplineTerm('a', a))[i]!, value)
    close(fitted(polynomialTerm('a', a, 1))[i]!, value)
  })
  fitted(bSplineTerm('a', a)).forEach((value, i) => {
    close(fitted(polynomialTerm('a', a, 3))[i]!, value)
  })
})

test('curves go on by their own rules where they were not fitted', () => {
  const x = [1, 2, 4, 7, 11, 16]
  const spline = naturalSplineTerm('x', x, { df: 3 })
  const beyond = codeAlike(spline, [16, 18, 20])
  for (const { values } of beyond.columns) close(values[2]! - values[1]!, values[1]! - values[0]!, 1e-8)
  const polynomial = polynomialTerm('x', x, 2)
  assert.deepEqual(codeAlike(polynomial, x).columns, polynomial.columns)
  for (const one of polynomial.columns)
    for (const other of polynomial.columns)
      close(1 + one.values.reduce((sum, v, i) => sum + v * other.values[i]!, 0), one === other ? 2 : 1, 1e-12)
  const sums = bSplineTerm('x', x, { df: 6, intercept: true }).columns
  x.forEach((_, i) => {
    close(
      sums.reduce((sum, column) => sum + column.values[i]!, 0),
      1,
    )
  })
  assert.deepEqual(
    harmonicTerm('month', [1], { pairs: 2 }).columns.map((c) => c.name),
    ['sin(2 * pi * month/12)', 'cos(2 * pi * month/12)', 'sin(4 * pi * month/12)', 'cos(4 * pi * month/12)'],
  )
  assert.deepEqual(codeAlike(factorTerm('kind', ['a', 'b', 'c']), ['c']).levels, ['a', 'b', 'c'])
})

test('the exact Durbin-Watson p is the share of simulated series, and near the normal one', () => {
  const x = Array.from({ length: 15 }, (_, t) => t)
  const design = designMatrix(15, [numericTerm('x', x)])
  const dice = randomStream(6)
  const fits = Array.from({ length: 4000 }, () =>
    fitLinear(
      design,
      x.map(() => drawNormal(dice)),
    ),
  )
  const p = fits.map((fit) => durbinWatsonTest(fit).p)
  for (const limit of [0.05, 0.3, 0.8]) {
    const share = p.filter((value) => value <= limit).length / p.length
    assert.ok(Math.abs(share - limit) < 4 * Math.sqrt((limit * (1 - limit)) / p.length), `${share} at ${limit}`)
  }
  const both = durbinWatsonTest(fits[0]!)
  close(both.p + durbinWatsonTest(fits[0]!, { alternative: 'negative' }).p, 1)
  assert.ok(Math.abs(both.p - durbinWatsonTest(fits[0]!, { method: 'normal' }).p) < 0.02)
  const short = fitLinear(designMatrix(6, [numericTerm('x', [0, 1, 2, 3, 4, 5])]), [0, 1, 0, 1, 0, 3])
  assert.ok(Math.abs(durbinWatsonTest(short).p + durbinWatsonTest(short, { alternative: 'negative' }).p - 1) < 1e-9)
})

test('a Wald test of one column is its t squared, and of all columns the F of the fit', () => {
  const { design, y } = fiveTowns(7)
  const fit = fitLinear(design, y)
  close(waldTest(fit, ['a']).statistic, fit.statistics[1]! ** 2)
  close(waldTest(fit, ['a', 'b']).statistic, fit.fStatistic)
  close(waldTest(fit, ['a', 'b']).p, fit.fP)
  close(waldTest(fit, [{ a: 2 }], { values: [1] }).statistic, ((2 * fit.coefficients[1]! - 1) / (2 * fit.standardErrors[1]!)) ** 2)
  const intervals = coefficientIntervals(fit, { df: [5, 6, 7] })
  assert.deepEqual(Array.from(intervals.df), [5, 6, 7])
  close(coefficientIntervals(fit).pValues[2]!, fit.pValues[2]!)
})

test('variance inflation is 1/(1 - R^2), and the condition number that of turned axes', () => {
  const { design } = fiveTowns(8)
  const { varianceInflation, terms, conditionNumber } = collinearity(design)
  const against = fitLinear(designMatrix(40, [numericTerm('b', design.values.subarray(80))]), design.values.subarray(40, 80))
  close(varianceInflation[0]!, 1 / (1 - against.rSquared))
  close(terms[0]!.inflation, Math.sqrt(varianceInflation[0]!))
  const square = collinearity(designMatrix(4, [numericTerm('a', [1, 1, -1, -1]), numericTerm('b', [1, -1, 1, -1])]))
  close(square.conditionNumber, 1)
  assert.ok(conditionNumber > 1)
})

test('memory is found at the top of its likelihood, full and restricted', () => {
  const dice = randomStream(9)
  let last = 0
  const y = Array.from({ length: 50 }, (_, t) => {
    last = 0.5 * last + drawNormal(dice)
    return 0.1 * t + last
  })
  const design = designMatrix(50, [
    numericTerm(
      't',
      y.map((_, t) => t),
    ),
  ])
  const fit = fitLinearAr1(design, y)
  // Likelihood from the n x n correlations, by elimination.
  const likelihood = (memory: number, line: readonly [number, number]) => {
    const residuals = Float64Array.from(y, (v, t) => v - line[0] - line[1] * t)
    const correlation = Float64Array.from(
      { length: 2500 },
      (_, at) => memory ** Math.abs(Math.floor(at / 50) - (at % 50)) / (1 - memory ** 2),
    )
    const solved = solveSquare(correlation, residuals, 50, 1)!
    const squares = residuals.reduce((sum, e, t) => sum + e * solved[t]!, 0)
    return -25 * (Math.log((2 * Math.PI * squares) / 50) + 1) + 0.5 * Math.log1p(-memory * memory)
  }
  const line = Array.from(fit.coefficients) as [number, number]
  close(fit.logLikelihood, likelihood(fit.memory, line), 1e-9)
  for (const [m, a, b] of [
    [1e-3, 0, 0],
    [-1e-3, 0, 0],
    [0, 1e-2, 0],
    [0, 0, 1e-3],
  ] as const)
    assert.ok(likelihood(fit.memory + m, [line[0] + a, line[1] + b]) < fit.logLikelihood)
  const restricted = fitLinearAr1(design, y, { likelihood: 'restricted' })
  assert.ok(restricted.memory > fit.memory && restricted.memory < 1)
  assert.ok(restricted.df.every((df) => df >= 1 && df <= 48))
})

test('links keep shares and counts inside their bounds, and say so when they cannot', () => {
  const x = [0, 1, 2, 3, 4, 5, 6, 7]
  const shares = [0.1, 0.15, 0.3, 0.35, 0.5, 0.6, 0.8, 0.9]
  const design = designMatrix(8, [numericTerm('x', x)])
  const weights = x.map(() => 20)
  for (const linkName of ['logit', 'probit', 'cloglog', 'identity'] as const) {
    const fit = fitGlm(design, shares, { family: 'binomial', linkName, weights })
    assert.equal(fit.linkName, linkName)
    assert.ok(fit.fitted.every((m) => m > 0 && m < 1))
    // At the top of the likelihood the scores add up to nothing.
    const step = fitGlm(design, shares, { family: 'binomial', linkName, weights, start: fit.coefficients.map((b) => b + 1e-3) })
    step.coefficients.forEach((b, j) => {
      close(b, fit.coefficients[j]!, 1e-7)
    })
  }
  const counts = fitGlm(design, [1, 3, 4, 8, 9, 12, 12, 16], { linkName: 'identity' })
  close(
    counts.fitted.reduce((a, b) => a + b, 0),
    65,
    0.02,
  )
})

test('figures nobody can work with get a named error, borders a stated result', () => {
  const { design, y, town } = fiveTowns(11)
  const fit = fitLinear(design, y)
  const line = (values: ArrayLike<number>) => designMatrix(values.length, [numericTerm('x', values)])
  const table: [string, () => unknown][] = [
    ['too-short', () => fitLinear(line([1, 2]), [1, 2])],
    ['shape', () => fitLinear(line([1, 2, 3]), [1, 2])],
    ['not-finite', () => fitLinear(line([1, 2, 3]), [1, 2, Number.NaN])],
    ['not-finite', () => fitLinear(line([1, 2, 3]), [1, 2, Number.POSITIVE_INFINITY])],
    ['constant', () => fitLinear(line([1, 2, 3]), [5, 5, 5])],
    ['constant', () => fitLinear(line([1, 2, 3, 4]), [3, 5, 7, 9])],
    ['collinear', () => fitLinear(line([2, 2, 2, 2]), [1, 2, 4, 3])],
    ['range', () => fitLinear(line([1, 2, 3, 4]), [1, 2, 4, 3], { weights: [1, -1, 1, 1] })],
    ['empty', () => fitLinear(line([1, 2, 3, 4]), [1, 2, 4, 3], { weights: [0, 0, 0, 0] })],
    ['range', () => robustCovariance(fitLinear(designMatrix(5, [factorTerm('k', [...'aaaab'])]), [1, 2, 4, 3, 9]))],
    ['none', () => robustCovariance(fitLinear(designMatrix(5, [factorTerm('k', [...'aaaab'])]), [1, 2, 4, 3, 9]), 'HC1')],
    ['shape', () => clusterCovariance(fit, [1, 2])],
    [
      'too-short',
      () =>
        clusterCovariance(
          fit,
          town.map(() => 1),
        ),
    ],
    [
      'not-finite',
      () =>
        clusterCovariance(
          fit,
          town.map((t, i) => (i === 3 ? '' : t)),
        ),
    ],
    ['range', () => neweyWest(fit, { lag: 40 })],
    ['range', () => neweyWest(fit, { lag: 1.5 })],
    ['range', () => breuschGodfreyTest(fit, { order: 0 })],
    ['too-short', () => breuschGodfreyTest(fit, { order: 38 })],
    ['range', () => breuschPaganTest(fitLinear(designMatrix(3, []), [1, 2, 4]))],
    ['range', () => durbinWatsonTest(fitLinear(design, y, { weights: y.map((_, i) => 1 + i) }))],
    ['range', () => resetTest(fit, { powers: [] })],
    ['collinear', () => resetTest(fitLinear(line([0, 0, 1, 1, 0, 1]), [1, 2, 3, 4, 1, 5]))],
    ['empty', () => waldTest(fit, [])],
    ['unknown-level', () => waldTest(fit, ['c'])],
    ['shape', () => waldTest(fit, ['a'], { values: [1, 2] })],
    ['collinear', () => waldTest(fit, ['a', { a: 2 }])],
    ['shape', () => coefficientIntervals(fit, { df: [1] })],
    ['range', () => coefficientIntervals(fit, { level: 1 })],
    ['range', () => collinearity(designMatrix(3, []))],
    ['collinear', () => collinearity(designMatrix(4, [numericTerm('a', [1, 2, 3, 4]), numericTerm('b', [2, 4, 6, 8])]))],
    ['too-short', () => collinearity(line([1, 2]))],
    ['range', () => fitGlm(line([1, 2, 3]), [1, 2, 3], { linkName: 'logit' })],
    ['range', () => fitGlm(line([1, 2, 3]), [1, 0, 3], { family: 'gaussian', linkName: 'log' })],
    ['constant', () => naturalSplineTerm('x', [3, 3, 3], { df: 2 })],
    ['range', () => naturalSplineTerm('x', [1, 2, 3], { df: 0 })],
    ['range', () => bSplineTerm('x', [1, 2, 3], { knots: [5] })],
    ['range', () => bSplineTerm('x', [1, 2, 3], { degree: 0 })],
    ['empty', () => bSplineTerm('x', [])],
    ['not-finite', () => polynomialTerm('x', [1, Number.NaN], 1)],
    ['too-short', () => polynomialTerm('x', [1, 1, 2, 2], 2)],
    ['range', () => polynomialTerm('x', [1, 2, 3], 0)],
    ['range', () => harmonicTerm('x', [1, 2, 3], { period: 0 })],
    ['range', () => harmonicTerm('x', [1, 2, 3], { period: 4, pairs: 2 })],
    ['too-short', () => fitLinearAr1(line([1, 2, 3, 4]), [1, 2, 4, 3], { likelihood: 'restricted' })],
  ]
  for (const [code, run] of table) assert.equal(errorCode(run), code, run.toString())
  assert.equal(fitLinear(designMatrix(2, []), [1, 3]).coefficients[0], 2)
  assert.ok(Number.isNaN(fitLinear(designMatrix(3, []), [1, 3, 4]).fStatistic))
  const gappy = fitLinear(designMatrix(5, [numericTerm('x', [1, 2, 3, Number.NaN, 5])], { missing: 'allow' }), [1, 3, 2, 4, 6], {
    missing: 'leave-out',
  })
  assert.deepEqual([gappy.n, gappy.leftOut], [4, [{ row: 3, reason: 'missing' }]])
  assert.ok(Number.isNaN(gappy.residuals[3]))
  const alone = fitLinear(designMatrix(5, [factorTerm('k', [...'aaaab'])]), [1, 2, 4, 3, 9])
  assert.ok(Number.isNaN(alone.studentisedResiduals[4]) && Number.isNaN(alone.cooksDistances[4]))
})
