// Holds hazard regressions against R's numbers, brute force, truths that need no numbers, and impossible figures.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { compare, matrixRows, named, readCase, readColumns } from '../../testing/reference-case.ts'
import { designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import { randomStream } from '../random.ts'
import { coxConcordance } from './cox-concordance.ts'
import { baselineHazard, predictSurvival } from './cox-curves.ts'
import { type CoxFit, type CoxOptions, coxRegression } from './cox-regression.ts'
import { coxResiduals } from './cox-residuals.ts'
import { fineGray, predictIncidence } from './fine-gray.ts'
import { proportionalHazardsTest } from './proportional-hazards-test.ts'

const near = (got: number, want: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: got ${got}, expected ${want}`)

/** Invented spells with ties, delayed entry, strata and two columns. */
function invented(n: number, seed: number) {
  const dice = randomStream(seed)
  const entry = Float64Array.from({ length: n }, () => dice.below(3) / 2)
  const time = entry.map((e) => e + 0.5 + dice.below(9) / 2)
  const event = Float64Array.from({ length: n }, () => (dice.below(3) > 0 ? 1 : 0))
  const x = Float64Array.from({ length: n }, () => dice.uniform() * 4)
  const y = Float64Array.from({ length: n }, () => dice.below(2))
  const weights = Float64Array.from({ length: n }, () => 1 + dice.below(3))
  const strata = Array.from({ length: n }, () => dice.below(2))
  const cluster = Array.from({ length: n }, () => dice.below(Math.ceil(n / 3)))
  return { n, entry, time, event, x, y, weights, strata, cluster, design: designMatrix(n, [numericTerm('x', x), numericTerm('y', y)]) }
}

const caseName = 'cox-rossi'
const columns = readColumns(caseName)
const formula = (readCase(caseName).options as { formula: string }).formula
const names = formula
  .split('~')[1]!
  .split('+')
  .map((name) => name.trim())
const fitRossi = (which: readonly string[], options: CoxOptions = {}) =>
  coxRegression(
    designMatrix(
      columns.numbers('week').length,
      which.map((name) => numericTerm(name, columns.numbers(name))),
    ),
    columns.numbers('week'),
    columns.numbers('arrest'),
    options,
  )

test('the regression of the re-arrest study agrees with R', async () => {
  const reference = readCase(caseName)
  const fit = await fitRossi(names)
  const estimates = (of: CoxFit) => ({
    coef: named(of.names, of.coefficients),
    se: named(of.names, of.standardErrors),
    loglik: of.logLikelihood,
    loglik_null: of.logLikelihoodNull,
  })
  for (const [name, got] of Object.entries(estimates(fit))) compare(reference, name, got)
  compare(reference, 'exp_coef', named(fit.names, fit.hazardRatios))
  compare(reference, 'z', named(fit.names, fit.statistics))
  compare(reference, 'p', named(fit.names, fit.pValues))
  compare(reference, 'vcov', matrixRows(fit.covariance, names.length))
  compare(reference, 'lr', fit.likelihoodRatioTest.statistic)
  compare(reference, 'lr_p', fit.likelihoodRatioTest.p)
  // R's summary rounds Wald's statistic to two decimals.
  compare(reference, 'wald', Number(fit.waldTest.statistic.toFixed(2)))
  compare(reference, 'score', fit.scoreTest.statistic)
  compare(reference, 'n', fit.n)
  compare(reference, 'nevent', fit.events)
  compare(reference, 'martingale', fit.martingaleResiduals)
  const concordance = await coxConcordance(fit)
  compare(reference, 'concordance', concordance.concordance)
  compare(reference, 'concordance_se', concordance.standardError)
  compare(reference, 'breslow', estimates(await fitRossi(names, { ties: 'breslow' })))
  compare(reference, 'robust_se', named(names, (await fitRossi(names, { robust: true })).standardErrors))
  compare(reference, 'stratified_wexp', estimates(await fitRossi(['fin', 'age', 'prio'], { strata: columns.words('wexp') })))
})

test('the test of proportional hazards, the baseline and predicted curves agree with R', async () => {
  const reference = readCase(caseName)
  const fit = await fitRossi(names)
  const shown = async (transform: 'km' | 'identity') => {
    const { term, chiSquare, p } = await proportionalHazardsTest(fit, { transform })
    return { term, chisq: chiSquare, p }
  }
  compare(reference, 'zph_km', await shown('km'))
  compare(reference, 'zph_identity', await shown('identity'))
  const [baseline] = await baselineHazard(fit)
  compare(reference, 'basehaz_at_zero', { time: baseline!.times, cumhaz: baseline!.cumulativeHazard })
  const wanted = (reference.options as { predict_rows: Record<string, number[]> }).predict_rows
  const rows = wanted.fin!.map((_, i) => names.map((name) => wanted[name]![i]!))
  const [without, supported] = await predictSurvival(fit, rows)
  const times = [10, 26, 52]
  const at = (values: Float64Array) => times.map((time) => values[without!.times.findLastIndex((t) => t <= time)]!)
  compare(reference, 'predict', {
    times,
    surv_fin0: at(without!.survival),
    surv_fin1: at(supported!.survival),
    se_fin0: at(without!.cumulativeHazardError),
    lower_fin0: at(without!.lower),
    upper_fin0: at(without!.upper),
  })
})

test('the regression of cumulative incidence agrees with R', async () => {
  const reference = readCase('aalen-johansen-mgus2')
  const data = readColumns('aalen-johansen-mgus2')
  const sex = factorTerm('sex', data.words('sex'))
  const time = data.numbers('time')
  const fit = await fineGray(designMatrix(time.length, [sex]), time, data.numbers('event'))
  compare(reference, 'finegray', { coef: fit.coefficients[0], se: fit.standardErrors[0], loglik: fit.logLikelihood })
})

/** The partial likelihood as it is written in the book, risk set by risk set. */
function logLikelihoodByHand(of: ReturnType<typeof invented>, b: readonly number[], ties: 'efron' | 'breslow'): number {
  let sum = 0
  const link = (i: number) => b[0]! * of.x[i]! + b[1]! * of.y[i]!
  const rows = Array.from({ length: of.n }, (_, i) => i)
  for (const s of [0, 1]) {
    for (const t of new Set(of.time)) {
      const dying = rows.filter((i) => of.strata[i] === s && of.time[i] === t && of.event[i] === 1)
      const watched = rows.filter((i) => of.strata[i] === s && of.entry[i]! < t && of.time[i]! >= t)
      const risk = (which: number[]) => which.reduce((total, i) => total + of.weights[i]! * Math.exp(link(i)), 0)
      const weight = dying.reduce((total, i) => total + of.weights[i]!, 0)
      dying.forEach((i, k) => {
        sum += of.weights[i]! * link(i)
        sum -= (weight / dying.length) * Math.log(risk(watched) - (ties === 'efron' ? k / dying.length : 0) * risk(dying))
      })
    }
  }
  return sum
}

test('the fit is the top of the likelihood written out by hand, and its information the curvature there', async () => {
  const of = invented(70, 5)
  for (const ties of ['efron', 'breslow'] as const) {
    const fit = await coxRegression(of.design, of.time, of.event, { entry: of.entry, weights: of.weights, strata: of.strata, ties })
    const b = Array.from(fit.coefficients)
    near(fit.logLikelihood, logLikelihoodByHand(of, b, ties), 1e-12, 'likelihood')
    near(fit.logLikelihoodNull, logLikelihoodByHand(of, [0, 0], ties), 1e-12, 'likelihood at 0')
    const at = (da: number, db: number) => logLikelihoodByHand(of, [b[0]! + da, b[1]! + db], ties)
    const h = 1e-4
    near((at(h, 0) - at(-h, 0)) / (2 * h), 0, 1e-6, 'slope')
    const [xx, yy] = [(2 * at(0, 0) - at(h, 0) - at(-h, 0)) / h ** 2, (2 * at(0, 0) - at(0, h) - at(0, -h)) / h ** 2]
    const xy = -(at(h, h) - at(h, -h) - at(-h, h) + at(-h, -h)) / (4 * h * h)
    const determinant = xx * yy - xy * xy
    near(fit.modelCovariance[0]!, yy / determinant, 1e-5, 'variance of x')
    near(fit.modelCovariance[1]!, -xy / determinant, 1e-5, 'covariance')
  }
})

test('concordance is counted pair by pair', async () => {
  const of = invented(60, 8)
  const fit = await coxRegression(of.design, of.time, of.event, { entry: of.entry, weights: of.weights, strata: of.strata })
  const sums = { right: 0, wrong: 0, tied: 0 }
  for (let i = 0; i < of.n; i++) {
    for (let j = 0; j < of.n; j++) {
      const longer = of.time[j]! > of.time[i]! || (of.time[j] === of.time[i] && of.event[j] === 0)
      if (of.event[i] === 0 || i === j || of.strata[i] !== of.strata[j] || !longer || of.entry[j]! >= of.time[i]!) continue
      const weight = of.weights[i]! * of.weights[j]!
      const difference = fit.linearPredictor[i]! - fit.linearPredictor[j]!
      sums[difference > 0 ? 'right' : difference < 0 ? 'wrong' : 'tied'] += weight
    }
  }
  const { concordant, discordant, tied, concordance, standardError } = await coxConcordance(fit)
  assert.deepEqual([concordant, discordant, tied].map(Math.round), [sums.right, sums.wrong, sums.tied])
  near(concordance, (sums.right + sums.tied / 2) / (sums.right + sums.wrong + sums.tied), 1e-12, 'concordance')
  assert.ok(standardError > 0 && standardError < 0.5)
})

test('cutting a spell in two, doubling a row or its weight, and shifting or stretching a column leave the answer', async () => {
  const of = invented(50, 6)
  const whole = await coxRegression(of.design, of.time, of.event, { entry: of.entry, ties: 'breslow' })
  const cut = Array.from(of.time, (t, i) => (t + of.entry[i]!) / 2)
  const twice = <T>(values: ArrayLike<T>) => [...Array.from(values), ...Array.from(values)]
  const halves = designMatrix(2 * of.n, [numericTerm('x', twice(of.x)), numericTerm('y', twice(of.y))])
  const pieces = await coxRegression(halves, [...cut, ...of.time], [...of.event.map(() => 0), ...of.event], {
    entry: [...of.entry, ...cut],
    ties: 'breslow',
  })
  const doubled = await coxRegression(halves, twice(of.time), twice(of.event), { entry: twice(of.entry), ties: 'breslow' })
  const weighted = await coxRegression(of.design, of.time, of.event, { entry: of.entry, ties: 'breslow', weights: Array(of.n).fill(2) })
  const moved = designMatrix(of.n, [
    numericTerm(
      'x',
      of.x.map((v) => 1e6 + 1000 * v),
    ),
    numericTerm('y', of.y),
  ])
  const far = await coxRegression(moved, of.time, of.event, { entry: of.entry, ties: 'breslow' })
  for (let j = 0; j < 2; j++) {
    near(pieces.coefficients[j]!, whole.coefficients[j]!, 1e-10, 'cut')
    near(pieces.standardErrors[j]!, whole.standardErrors[j]!, 1e-10, 'cut, error')
    near(doubled.coefficients[j]!, whole.coefficients[j]!, 1e-10, 'doubled')
    near(weighted.standardErrors[j]!, doubled.standardErrors[j]!, 1e-10, 'weights')
    near(far.coefficients[j]! * (j === 0 ? 1000 : 1), whole.coefficients[j]!, 1e-9, 'shifted')
  }
  near(pieces.logLikelihood, whole.logLikelihood, 1e-12, 'cut, likelihood')
})

test('order of rows changes nothing but the order of what is given per row', async () => {
  const of = invented(60, 12)
  const options = { entry: of.entry, weights: of.weights, strata: of.strata, cluster: of.cluster }
  const there = await coxRegression(of.design, of.time, of.event, options)
  const turn = <T>(values: ArrayLike<T>) => Array.from(values).reverse()
  const turned = designMatrix(of.n, [numericTerm('x', turn(of.x)), numericTerm('y', turn(of.y))])
  const back = await coxRegression(turned, turn(of.time), turn(of.event), {
    entry: turn(of.entry),
    weights: turn(of.weights),
    strata: turn(of.strata),
    cluster: turn(of.cluster),
  })
  near(back.standardErrors[0]!, there.standardErrors[0]!, 1e-10, 'robust error')
  for (const kind of ['martingale', 'deviance'] as const) {
    const [a, b] = [(await coxResiduals(there, kind)).values, turn((await coxResiduals(back, kind)).values)]
    for (let i = 0; i < of.n; i++) near(b[i]!, a[i]!, 1e-9, kind)
  }
  near(
    (await proportionalHazardsTest(back)).chiSquare[2]!,
    (await proportionalHazardsTest(there)).chiSquare[2]!,
    1e-9,
    'test of proportionality',
  )
})

test('residuals sum to nothing, and the influence of a row is about what leaving it out does', async () => {
  const of = invented(200, 13)
  const fit = await coxRegression(of.design, of.time, of.event, { strata: of.strata })
  const sum = (values: ArrayLike<number>, from = 0, step = 1) => Array.from(values).reduce((a, v, i) => a + (i % step === from ? v : 0), 0)
  near(sum(fit.martingaleResiduals), 0, 1e-10, 'martingale')
  for (const kind of ['score', 'schoenfeld', 'dfbeta'] as const)
    for (const j of [0, 1]) near(sum((await coxResiduals(fit, kind)).values, j, 2), 0, 1e-9, kind)
  const out = <T>(values: ArrayLike<T>) => Array.from(values).slice(1)
  const less = designMatrix(of.n - 1, [numericTerm('x', out(of.x)), numericTerm('y', out(of.y))])
  const without = await coxRegression(less, out(of.time), out(of.event), { strata: out(of.strata) })
  const influence = (await coxResiduals(fit, 'dfbeta')).values[0]!
  near(influence / (fit.coefficients[0]! - without.coefficients[0]!), 1, 0.1, 'influence')
  const centre = (await coxResiduals(fit, 'scaled-schoenfeld')).values
  near(sum(centre, 0, 2) / fit.events, fit.coefficients[0]!, 1e-9, 'mean of scaled residuals')
})

test('strata are baselines of their own: their hazards are those of the events over the risks', async () => {
  const of = invented(80, 14)
  const fit = await coxRegression(of.design, of.time, of.event, { strata: of.strata, ties: 'breslow' })
  for (const { stratum, times, cumulativeHazard } of await baselineHazard(fit)) {
    let sum = 0
    times.forEach((t, at) => {
      let died = 0
      let risk = 0
      for (let i = 0; i < of.n; i++) {
        if (of.strata[i] !== stratum || of.time[i]! < t) continue
        risk += Math.exp(fit.linearPredictor[i]!)
        if (of.time[i] === t) died += of.event[i]!
      }
      sum += died / risk
      near(cumulativeHazard[at]!, sum, 1e-10, `stratum ${stratum} at ${t}`)
    })
  }
  assert.equal(await errorCodeOf(() => predictSurvival(fit, [[1, 1]])), 'unknown-level')
  const [curve] = await predictSurvival(fit, [[1, 1]], { stratum: 0, offset: 1 })
  const [plain] = await predictSurvival(fit, [[1, 1]], { stratum: 0 })
  near(curve!.cumulativeHazard.at(-1)!, plain!.cumulativeHazard.at(-1)! * Math.E, 1e-12, 'offset')
})

test('without other ends the regression of incidence is the hazard regression, and its equation holds when written out by hand', async () => {
  const of = invented(90, 15)
  const alone = await fineGray(of.design, of.time, of.event)
  const cox = await coxRegression(of.design, of.time, of.event, { ties: 'breslow' })
  near(alone.coefficients[0]!, cox.coefficients[0]!, 1e-10, 'coefficient')
  near(alone.logLikelihood, cox.logLikelihood, 1e-12, 'likelihood')
  const cause = of.event.map((e, i) => (e === 1 ? 1 + (i % 2) : 0))
  const fit = await fineGray(of.design, of.time, cause)
  const link = (i: number) => fit.coefficients[0]! * of.x[i]! + fit.coefficients[1]! * of.y[i]!
  const watchedBefore = (t: number) => {
    let share = 1
    for (const u of [...new Set(of.time)].sort((a, b) => a - b)) {
      if (u >= t) break
      const left = of.time.filter((v) => v >= u).length
      share *= 1 - of.time.filter((v, i) => v === u && cause[i] === 0).length / left
    }
    return share
  }
  let slope = 0
  let likelihood = 0
  for (let i = 0; i < of.n; i++) {
    if (cause[i] !== 1) continue
    let risk = 0
    let riskX = 0
    for (let j = 0; j < of.n; j++) {
      const gone = of.time[j]! < of.time[i]!
      if (gone && cause[j] !== 2) continue
      const r = Math.exp(link(j)) * (gone ? watchedBefore(of.time[i]!) / watchedBefore(of.time[j]!) : 1)
      risk += r
      riskX += r * of.x[j]!
    }
    slope += of.x[i]! - riskX / risk
    likelihood += link(i) - Math.log(risk)
  }
  near(slope, 0, 1e-8, 'slope')
  near(fit.logLikelihood, likelihood, 1e-12, 'likelihood')
  const { incidence } = predictIncidence(fit, [[1, 0]])
  assert.ok(incidence[0]!.every((share, t, all) => share >= (all[t - 1] ?? 0) && share < 1))
})

test('a fit ends where rounding begins, also with an offset', async () => {
  const of = invented(60, 16)
  const offset = of.x.map((v) => 3 * v)
  const fit = await coxRegression(of.design, of.time, of.event, { offset })
  const undone = fit.coefficients[0]! + 3
  const plain = await coxRegression(of.design, of.time, of.event)
  near(undone, plain.coefficients[0]!, 1e-9, 'coefficient')
})

test('figures nobody can work with get a named error', async () => {
  const x = numericTerm('x', [1, 2, 3, 4, 5, 6])
  const design = designMatrix(6, [x])
  const time = [3, 1, 4, 1.5, 5, 9]
  const event = [1, 1, 0, 1, 1, 0]
  const fit = await coxRegression(designMatrix(6, [numericTerm('x', [1, 0, 1, 1, 0, 1])]), time, [1, 1, 0, 1, 1, 1])
  const table: [string, () => unknown][] = [
    ['shape', () => coxRegression(design, [1, 2], [1, 1])],
    ['empty', () => coxRegression(design, [], [])],
    ['empty', () => coxRegression(designMatrix(6, []), time, event)],
    ['constant', () => coxRegression(design, time, [0, 0, 0, 0, 0, 0])],
    ['range', () => coxRegression(design, time, [2, 0, 0, 0, 0, 0])],
    ['not-finite', () => coxRegression(design, [Number.NaN, 1, 1, 1, 1, 1], event)],
    [
      'not-finite',
      () => coxRegression(designMatrix(6, [numericTerm('x', [1, 2, 3, Number.NaN, 5, 6])], { missing: 'allow' }), time, event),
    ],
    ['range', () => coxRegression(design, time, event, { level: 0 })],
    ['range', () => coxRegression(design, time, event, { weights: [1, 1, 1, 1, 1, -1] })],
    ['shape', () => coxRegression(design, time, event, { offset: [1] })],
    ['not-finite', () => coxRegression(design, time, event, { offset: [1, 1, 1, 1, 1, Number.NaN] })],
    ['collinear', () => coxRegression(designMatrix(6, [x, numericTerm('again', [2, 4, 6, 8, 10, 12])]), time, event)],
    ['collinear', () => coxRegression(designMatrix(6, [numericTerm('one', [1, 1, 1, 1, 1, 1])]), time, event)],
    [
      'collinear',
      () => coxRegression(designMatrix(6, [numericTerm('s', [0, 0, 0, 1, 1, 1])]), time, event, { strata: [0, 0, 0, 1, 1, 1] }),
    ],
    ['separated', () => coxRegression(design, [6, 5, 4, 3, 2, 1], [1, 1, 1, 1, 1, 1])],
    ['separated', () => coxRegression(designMatrix(6, [numericTerm('never', [0, 0, 1, 0, 0, 1])]), time, event)],
    ['collinear', () => coxRegression(designMatrix(1, [numericTerm('x', [1])]), [1], [1])],
    ['shape', () => predictSurvival(fit, [[1, 2]])],
    ['not-finite', () => predictSurvival(fit, [[Number.NaN]])],
    ['unknown-level', () => predictSurvival(fit, [[1]], { stratum: 'x' })],
    [
      'collinear',
      async () =>
        proportionalHazardsTest(await coxRegression(designMatrix(6, [numericTerm('x', [1, 0, 1, 1, 0, 0])]), Array(6).fill(2), event)),
    ],
    [
      'range',
      async () => proportionalHazardsTest(await coxRegression(design, [1, 0, 4, 2, 5, 3], [1, 1, 1, 1, 1, 1]), { transform: 'log' }),
    ],
    [
      'constant',
      () =>
        fineGray(
          design,
          time,
          event.map((e) => 2 * e),
        ),
    ],
    ['empty', () => fineGray(designMatrix(6, []), time, event)],
    ['shape', () => fineGray(design, [1], [1])],
    ['separated', () => fineGray(design, [6, 5, 4, 3, 2, 1], [1, 1, 1, 1, 1, 1])],
    [
      'shape',
      async () =>
        predictIncidence(await fineGray(designMatrix(6, [numericTerm('x', [1, 0, 1, 1, 0, 1])]), time, [1, 1, 0, 1, 1, 2]), [[1, 2]]),
    ],
  ]
  for (const [code, run] of table) assert.equal(await errorCodeOf(run), code, run.toString())
  assert.deepEqual(fit.names, ['x'])
})
