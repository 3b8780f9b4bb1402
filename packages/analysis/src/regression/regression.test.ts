// Holds every regression against R's numbers, against simple truths, and against figures nobody can work with.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compare, matrixRows, named, type ReferenceCase, readCase, readColumns } from '../../testing/reference-case.ts'
import { designMatrix, factorTerm, interactionTerm, numericTerm, requireIndependentColumns, withoutTerm } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import { randomStream } from '../random.ts'
import { drawNegativeBinomial, drawNormal } from '../random-draws.ts'
import { analysisOfDeviance } from './analysis-of-deviance.ts'
import { coefficientIntervals } from './coefficient-intervals.ts'
import { fitGlm } from './fit-glm.ts'
import { fitNegativeBinomial } from './fit-negative-binomial.ts'
import type { GlmFit } from './glm-fit.ts'
import { likelihoodRatioTest } from './likelihood-ratio-test.ts'
import { predictGlm } from './predict-glm.ts'
import { profileInterval } from './profile-interval.ts'
import { robustCovariance } from './robust-covariance.ts'

function compareFit(reference: ReferenceCase, fit: GlmFit): void {
  compare(reference, 'coef', named(fit.names, fit.coefficients))
  compare(reference, 'se', named(fit.names, fit.standardErrors))
  compare(reference, 'stat', named(fit.names, fit.statistics))
  compare(reference, 'p', named(fit.names, fit.pValues))
  compare(reference, 'vcov', matrixRows(fit.covariance, fit.names.length))
  compare(reference, 'dispersion', fit.dispersion)
  compare(reference, 'deviance', fit.deviance)
  compare(reference, 'null_deviance', fit.nullDeviance)
  compare(reference, 'df_residual', fit.dfResidual)
  compare(reference, 'pearson_chi2', fit.pearsonChiSquare)
  compare(reference, 'phi_pearson', fit.pearsonChiSquare / fit.dfResidual)
  compare(reference, 'loglik', fit.logLikelihood)
  compare(reference, 'aic', fit.aic)
  compare(reference, 'bic', fit.bic)
  compare(reference, 'fitted', fit.fitted)
  compare(reference, 'hat', fit.hat)
  compare(reference, 'resid_pearson', fit.pearsonResiduals)
  compare(reference, 'resid_deviance', fit.devianceResiduals)
}

test('the negative binomial agrees with MASS::glm.nb on school absence', () => {
  const reference = readCase('glm-negbin-quine')
  const data = readColumns('glm-negbin-quine')
  const days = data.numbers('days')
  const design = designMatrix(
    days.length,
    ['eth', 'sex', 'age', 'lrn'].map((name) => factorTerm(name, data.words(name))),
  )
  const fit = fitNegativeBinomial(design, days)
  compareFit(reference, fit)
  compare(reference, 'theta', fit.theta)
  compare(reference, 'alpha', fit.alpha)
  compare(reference, 'se_theta', fit.thetaStandardError)
  compare(reference, 'two_loglik', fit.twoLogLikelihood)
  const poisson = fitGlm(design, days)
  compare(reference, 'poisson_loglik', poisson.logLikelihood)
  compare(reference, 'lr_overdispersion', likelihoodRatioTest(poisson, fit).statistic)
})

test('the Poisson with offset agrees with glm, its quasi and robust errors and its profile', () => {
  const reference = readCase('glm-poisson-offset-ncsids')
  const data = readColumns('glm-poisson-offset-ncsids')
  const cases = data.numbers('cases')
  const offset = data.numbers('births').map(Math.log)
  const design = designMatrix(cases.length, [numericTerm('nonwhite_share', data.numbers('nonwhite_share'))])
  const fit = fitGlm(design, cases, { offset })
  compareFit(reference, fit)
  const quasi = fitGlm(design, cases, { offset, family: 'quasi-poisson' })
  compare(reference, 'quasi_se', named(quasi.names, quasi.standardErrors))
  compare(reference, 'quasi_p', named(quasi.names, quasi.pValues))
  for (const kind of ['HC0', 'HC1', 'HC3'] as const)
    compare(reference, `robust_se_${kind}`, named(fit.names, robustCovariance(fit, kind).standardErrors))
  const wald = coefficientIntervals(fit)
  compare(reference, 'wald_ci', { lower: named(fit.names, wald.lower), upper: named(fit.names, wald.upper) })
  const profile = fit.names.map((name) => profileInterval(fit, name))
  compare(reference, 'profile_ci', {
    lower: named(
      fit.names,
      profile.map((i) => i.lower),
    ),
    upper: named(
      fit.names,
      profile.map((i) => i.upper),
    ),
  })
})

test('two factors with person-time agree with glm, anova and predict', () => {
  const reference = readCase('glm-quasipoisson-testis')
  const data = readColumns('glm-quasipoisson-testis')
  const cases = data.numbers('D')
  const ages = factorTerm('factor(A5)', data.numbers('A5'))
  const periods = factorTerm('factor(P5)', data.numbers('P5'))
  const fit = fitGlm(designMatrix(cases.length, [ages, periods]), cases, { offset: data.numbers('Y').map(Math.log) })
  compareFit(reference, fit)
  const table = analysisOfDeviance(fit)
  compare(reference, 'anova', {
    term: table.map((r) => r.term),
    df: table.map((r) => r.df),
    deviance: table.map((r) => r.deviance),
    resid_df: table.map((r) => r.dfResidual),
    resid_dev: table.map((r) => r.devianceResidual),
    p: table.map((r) => r.p),
  })
  const rows = designMatrix(2, [factorTerm('factor(A5)', [20, 40], ages.levels), factorTerm('factor(P5)', [1963, 1993], periods.levels)])
  const predicted = predictGlm(fit, rows, { offset: [Math.log(1e5), Math.log(1e5)] })
  compare(reference, 'predict_link', { fit: predicted.link, se: predicted.linkStandardError })
})

const x = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
const counts = [2, 1, 4, 3, 9, 6, 15, 11, 30, 24]
const simple = () => designMatrix(10, [numericTerm('x', x)])
const code = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof AnalysisError) return `${error.code}${error.names.length ? `: ${error.names.join(', ')}` : ''}`
    throw error
  }
  return 'no error'
}

test('figures nobody can work with get a named error', () => {
  const y = [0, 0, 0, 1, 0, 1, 1, 1, 1, 1]
  const split = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
  const table: [string, () => unknown][] = [
    ['empty', () => designMatrix(0, [])],
    ['empty', () => designMatrix(2, [], { intercept: false })],
    ['not-finite: x', () => designMatrix(2, [numericTerm('x', [1, Number.NaN])])],
    ['shape: x', () => designMatrix(3, [numericTerm('x', [1, 2])])],
    ['constant: sex', () => designMatrix(2, [factorTerm('sex', ['F', 'F'])])],
    ['unknown-level: sex', () => designMatrix(2, [factorTerm('sex', ['F', 'X'], ['F', 'M'])])],
    [
      'collinear: twice',
      () =>
        requireIndependentColumns(
          designMatrix(10, [
            numericTerm('x', x),
            numericTerm(
              'twice',
              x.map((v) => 2 * v),
            ),
          ]),
        ),
    ],
    [
      'collinear: twice',
      () =>
        fitGlm(
          designMatrix(10, [
            numericTerm('x', x),
            numericTerm(
              'twice',
              x.map((v) => 2 * v),
            ),
          ]),
          counts,
        ),
    ],
    [
      'collinear: flat',
      () =>
        fitNegativeBinomial(
          designMatrix(10, [
            numericTerm(
              'flat',
              x.map(() => 3),
            ),
          ]),
          counts,
        ),
    ],
    ['shape: outcome', () => fitGlm(simple(), [1, 2])],
    ['shape: offset', () => fitGlm(simple(), counts, { offset: [1] })],
    ['not-finite', () => fitGlm(simple(), [Number.POSITIVE_INFINITY, ...counts.slice(1)])],
    ['not-finite', () => fitGlm(simple(), counts, { offset: x.map((v) => Math.log(v)) })],
    ['range: outcome', () => fitGlm(simple(), [-1, ...counts.slice(1)])],
    ['range: outcome', () => fitGlm(simple(), counts, { family: 'binomial' })],
    ['range: weights', () => fitGlm(simple(), counts, { weights: [-1, ...x.slice(1)] })],
    ['empty', () => fitGlm(simple(), counts, { weights: x.map(() => 0) })],
    [
      'constant: outcome',
      () =>
        fitGlm(
          simple(),
          x.map(() => 0),
        ),
    ],
    [
      'constant: outcome',
      () =>
        fitGlm(
          simple(),
          x.map(() => 1),
          { family: 'binomial' },
        ),
    ],
    ['separated: (Intercept), x', () => fitGlm(simple(), split, { family: 'binomial' })],
    ['separated: kindB', () => fitGlm(designMatrix(6, [factorTerm('kind', [...'AAABBB'])]), [3, 4, 2, 0, 0, 0])],
    ['separated: kindB', () => fitNegativeBinomial(designMatrix(6, [factorTerm('kind', [...'AAABBB'])]), [3, 14, 2, 0, 0, 0])],
    ['no error', () => fitGlm(simple(), y, { family: 'binomial' })],
    ['too-short', () => fitGlm(designMatrix(1, [numericTerm('x', [1])]), [1])],
    ['too-short', () => fitNegativeBinomial(designMatrix(2, [numericTerm('x', [1, 2])]), [1, 3])],
  ]
  for (const [expected, run] of table) assert.equal(code(run), expected)
})

test('rows with something missing are left out when asked, and named', () => {
  const gappy = designMatrix(11, [numericTerm('x', [...x, Number.NaN])], { missing: 'allow' })
  const fit = fitGlm(gappy, [...counts, 5], { missing: 'leave-out' })
  assert.deepEqual(fit.leftOut, [{ row: 10, reason: 'missing' }])
  assert.equal(fit.n, 10)
  assert.ok(Number.isNaN(fit.fitted[10]))
  assert.deepEqual(fit.coefficients, fitGlm(simple(), counts).coefficients)
  const weighted = fitNegativeBinomial(simple(), counts, { weights: [0, ...x.slice(1).map(() => 1)] })
  assert.deepEqual(weighted.leftOut, [{ row: 0, reason: 'weight-zero' }])
  const without = fitNegativeBinomial(designMatrix(9, [numericTerm('x', x.slice(1))]), counts.slice(1))
  for (const j of [0, 1]) assert.ok(Math.abs(weighted.coefficients[j]! - without.coefficients[j]!) < 1e-9)
  assert.ok(Math.abs(weighted.theta / without.theta - 1) < 1e-8)
  assert.ok(Number.isFinite(weighted.fitted[0]))
})

test('counts that vary no more than chance give theta Infinity, and the Poisson fit', () => {
  const even = [2, 3, 3, 4, 4, 5, 6, 7, 8, 9]
  const fit = fitNegativeBinomial(simple(), even)
  assert.equal(fit.theta, Number.POSITIVE_INFINITY)
  assert.ok(Number.isNaN(fit.thetaStandardError))
  const poisson = fitGlm(simple(), even)
  for (const j of [0, 1]) assert.ok(Math.abs(fit.coefficients[j]! - poisson.coefficients[j]!) < 1e-9)
  assert.ok(Math.abs(fit.logLikelihood - poisson.logLikelihood) < 1e-9)
})

test('one row and one column have a stated result', () => {
  const fit = fitGlm(designMatrix(1, []), [7])
  assert.ok(Math.abs(fit.fitted[0]! - 7) < 1e-9)
  assert.equal(fit.dfResidual, 0)
})

test('the fit does not care about the order, the unit or the name of things', () => {
  const unit = fc.double({ min: 0.01, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 15, max: 60 }), unit, (seed, n, scale) => {
      const random = randomStream(seed)
      const towns = Array.from({ length: n }, () => {
        const value = drawNormal(random)
        return { value, count: drawNegativeBinomial(random, Math.exp(2 + 0.5 * value), 3) }
      })
      const fit = (list: typeof towns, by: number) =>
        fitNegativeBinomial(
          designMatrix(n, [
            numericTerm(
              'x',
              list.map((t) => t.value * by),
            ),
          ]),
          list.map((t) => t.count),
        )
      const plain = fit(towns, 1)
      const scaled = fit(towns, scale)
      assert.ok(Math.abs(plain.logLikelihood - fit(towns.toReversed(), 1).logLikelihood) < 1e-8 * Math.abs(plain.logLikelihood))
      assert.ok(Math.abs(plain.logLikelihood - scaled.logLikelihood) < 1e-8 * Math.abs(plain.logLikelihood))
      assert.ok(Math.abs(plain.coefficients[1]! - scaled.coefficients[1]! * scale) < 1e-7 * (1 + Math.abs(plain.coefficients[1]!)))
      assert.ok(plain.iterations < 30)
    }),
    { numRuns: 200, seed: 5, endOnFailure: true },
  )
})

test('a share by kind is the share by kind, and a warm start gives the same answer', () => {
  const kinds = factorTerm('kind', ['A', 'A', 'B', 'B'])
  const fit = fitGlm(designMatrix(4, [kinds]), [0.25, 0.5, 0.9, 0.8], { family: 'binomial', weights: [4, 4, 10, 10] })
  assert.ok(Math.abs(fit.fitted[0]! - 3 / 8) < 1e-9)
  assert.ok(Math.abs(fit.fitted[2]! - 17 / 20) < 1e-9)
  const cold = fitNegativeBinomial(simple(), counts)
  const warm = fitNegativeBinomial(simple(), counts, { start: cold })
  assert.ok(warm.iterations < cold.iterations)
  assert.ok(Math.abs(warm.theta / cold.theta - 1) < 1e-8)
})

test('terms can be taken away, and interactions multiply', () => {
  const a = factorTerm('a', ['x', 'y', 'z', 'x', 'y', 'z'])
  const b = factorTerm('b', [1, 1, 1, 2, 2, 2])
  const design = designMatrix(6, [a, b, interactionTerm(a, b)])
  assert.deepEqual(design.names, ['(Intercept)', 'ay', 'az', 'b2', 'ay:b2', 'az:b2'])
  assert.deepEqual(Array.from(design.values.subarray(4 * 6, 5 * 6)), [0, 0, 0, 0, 1, 0])
  const smaller = withoutTerm(design, 'b')
  assert.deepEqual(smaller.names, ['(Intercept)', 'ay', 'az', 'ay:b2', 'az:b2'])
  assert.deepEqual(
    smaller.terms.map((t) => [t.from, t.to]),
    [
      [1, 3],
      [3, 5],
    ],
  )
})
