// Holds displacement, meta-analysis and synthetic control against R's numbers.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, type ReferenceCase, readCase, readColumns } from '../../testing/reference-case.ts'
import {
  effectSizesTwoByTwo,
  eggerTest,
  type HeterogeneityMethod,
  leaveOneOut,
  mantelHaenszel,
  metaAnalysis,
  syntheticControl,
  trimAndFill,
  weightedDisplacement,
} from './index.ts'

test('displacement and diffusion have the measures of the case', () => {
  const reference = readCase('displacement-wdq')
  const data = readColumns('displacement-wdq')
  const [a0, a1, b0, b1, c0, c1] = ['A0', 'A1', 'B0', 'B1', 'C0', 'C1'].map(data.numbers)
  data.words('name').forEach((name, i) => {
    const got = weightedDisplacement({
      targetBefore: a0![i]!,
      targetAfter: a1![i]!,
      bufferBefore: b0![i]!,
      bufferAfter: b1![i]!,
      controlBefore: c0![i]!,
      controlAfter: c1![i]!,
    })
    compare(reference, name, {
      success: got.success,
      displacement_measure: got.displacement,
      wdq: got.quotient,
      gross_effect: got.grossEffect,
      net_effect_pct: got.netEffectPercent,
      total_net_effect: got.totalNetEffect,
      wdd_target_control: got.difference,
      wdd_target_control_se: got.differenceError,
      odds_ratio: got.oddsRatio,
      log_or_var: got.logVariance,
      or_ci95: [got.oddsRatioInterval?.lower, got.oddsRatioInterval?.upper],
    })
  })
})

/** All outputs that the case holds for one set of studies. */
function synthesis(y: Float64Array, v: Float64Array, level: number) {
  const usual = { hartungKnapp: false, prediction: 'normal', level } as const
  const of = (method: HeterogeneityMethod) => {
    const got = metaAnalysis(y, v, { ...usual, method })
    return {
      b: got.estimate,
      se: got.standardError,
      lower: got.lower,
      upper: got.upper,
      z: got.statistic,
      p: got.p,
      tau2: got.tau2,
      I2: got.i2,
      H2: got.h2,
      Q: got.q,
      Qp: got.qP,
      pi_lower: got.predictionLower,
      pi_upper: got.predictionUpper,
      weights: got.weights,
    }
  }
  const knapp = metaAnalysis(y, v, { level })
  const egger = eggerTest(y, v, { level })
  const filled = trimAndFill(y, v, { ...usual, method: 'DL' })
  return {
    ...Object.fromEntries((['DL', 'REML', 'PM', 'EE', 'ML', 'HE', 'SJ'] as const).map((method) => [method, of(method)])),
    REML_hartung_knapp: { se: knapp.standardError, lower: knapp.lower, upper: knapp.upper, t: knapp.statistic, p: knapp.p },
    tau2_qprofile_ci: [knapp.tau2Lower, knapp.tau2Upper],
    egger_lm: { t: egger.statistic, p: egger.p },
    leave1out_DL: leaveOneOut(y, v, { ...usual, method: 'DL' }).map((left) => left.estimate),
    trimfill_DL: { k0: filled.missing, b: filled.filled.estimate },
  }
}

// metafor ends its searches for Paule-Mandel's tau2 and for the Q-profile at 1.2e-4 of tau2 (uniroot's default): up to 2e-4 from the solution, more
// than the case allows. Those figures are replaced by metafor's own with `control = list(tol = 1e-15, maxiter = 10000)`; R 4.2.2, metafor 3.8-1.
const SOLVED: Record<string, { pm: Record<string, number>; interval: [number, number] }> = {
  bcg: {
    pm: {
      b: -0.714968153493444,
      se: 0.180892191537624,
      lower: -1.06951033399171,
      upper: -0.360425972995181,
      z: -3.9524544836129,
      p: 7.73536460790276e-5,
      tau2: 0.318068452205024,
      I2: 92.3303379541533,
      H2: 13.0383841429039,
      pi_lower: -1.87580708248402,
      pi_upper: 0.445870775497129,
    },
    interval: [0.1197183611412607, 1.1114790840609292],
  },
  landenberger: {
    pm: {
      b: 0.422733429587191,
      se: 0.060554747531257,
      lower: 0.304048305333011,
      upper: 0.54141855384137,
      z: 6.98101217198512,
      p: 2.93060918631292e-12,
      tau2: 0.105042260488427,
      I2: 70.7102953978619,
      H2: 3.41416894975104,
      pi_lower: -0.223487644673118,
      pi_upper: 1.0689545038475,
    },
    interval: [0.05041049887841531, 0.22481593586089663],
  },
}

function withSearchesEnded(reference: ReferenceCase, set: string): ReferenceCase['expected'][string] {
  const expected = structuredClone(reference.expected[set]) as Record<string, ReferenceCase['expected'][string]>
  const { pm, interval } = SOLVED[set]!
  return { ...expected, PM: pm, tau2_qprofile_ci: interval }
}

test('syntheses of vaccine trials and of therapy for offenders agree with metafor', () => {
  const name = 'meta-analysis-bcg-landenberger'
  const reference = readCase(name)
  const { level } = reference.options as { level: number }
  const trials = readColumns(name)
  const [a, b, c, d] = ['tpos', 'tneg', 'cpos', 'cneg'].map(trials.numbers) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const risks = effectSizesTwoByTwo({ a, b, c, d }, { measure: 'RR' })
  near(risks.effects, trials.numbers('yi'))
  near(risks.variances, trials.numbers('vi'))
  compare(reference, 'bcg', synthesis(risks.effects, risks.variances, level), withSearchesEnded(reference, 'bcg'))
  const therapy = readColumns(name, 'data2.csv')
  const [e, f, g, h] = ['n.cbt.non', 'n.cbt.rec', 'n.ctrl.non', 'n.ctrl.rec'].map(therapy.numbers) as (typeof a)[] as [
    typeof a,
    typeof a,
    typeof a,
    typeof a,
  ]
  const tables = { a: e, b: f, c: g, d: h }
  const odds = effectSizesTwoByTwo(tables)
  near(odds.effects, therapy.numbers('yi'))
  compare(reference, 'landenberger', synthesis(odds.effects, odds.variances, level), withSearchesEnded(reference, 'landenberger'))
  const pooled = mantelHaenszel(tables)
  compare(reference, 'mh_or', { b: pooled.estimate, se: pooled.standardError, QE: pooled.q })
})

function near(got: Float64Array, want: Float64Array): void {
  got.forEach((value, i) => {
    assert.ok(Math.abs(value - want[i]!) <= 1e-12 * Math.abs(want[i]!), `${i}: ${value} and not ${want[i]}`)
  })
}

test('the synthetic Georgia runs as R mixes it, and so do its placebos', async () => {
  const reference = readCase('synthetic-control-guns')
  const options = reference.options as { outcome: string; treated: string; last_pre_year: number }
  const data = readColumns('synthetic-control-guns')
  const state = data.words('state')
  const year = data.numbers('year')
  const value = data.numbers(options.outcome)
  const states = Array.from(new Set(state)).sort()
  const years = Array.from(new Set(year)).sort((p, q) => p - q)
  const outcomes = states.map(() => new Float64Array(years.length))
  state.forEach((name, i) => {
    outcomes[states.indexOf(name)]![years.indexOf(year[i]!)] = value[i]!
  })
  const before = years.filter((y) => y <= options.last_pre_year).length
  const got = await syntheticControl(outcomes, states.indexOf(options.treated), before)
  const placebos = got.placebos!
  const expected = reference.expected as { placebo_pre_rmspe: number[] }
  const tolerated: ReferenceCase = {
    ...reference,
    tolerance: { default_rel: 1e-5, abs_floor: 1e-6, per_output: { placebo_ratio: 1e-3, gap: 1e-4 } },
  }
  const check = (path: string, found: unknown) => compare(tolerated, path, found)
  check(
    'donors',
    got.donors.map((unit) => states[unit]),
  )
  check('n_active', got.active)
  assert.ok(got.unique)
  check('weights', got.weights)
  check('pre_rmspe', got.rmspeBefore)
  check('post_rmspe', got.rmspeAfter)
  check('gap', got.gap)
  check('years', years)
  check('mean_post_effect', got.meanEffect)
  check('placebo_pre_rmspe', placebos.rmspeBefore)
  check('ratio', got.ratio)
  check('rank', placebos.rank)
  check('p_rank', placebos.p)
  // Where a placebo fits the years before all but perfectly its ratio is rounding over rounding.
  const ratios = reference.expected.placebo_ratio as number[]
  expected.placebo_pre_rmspe.forEach((rmspe, i) => {
    if (rmspe > 1e-3) compare(tolerated, `placebo_ratio[${i}]`, placebos.ratio[i], ratios[i]!)
  })
})
