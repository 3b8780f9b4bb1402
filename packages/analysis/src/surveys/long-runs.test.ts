// Holds long calculations on surveys to their promise: they say how far they are, can be stopped, and let others have their turn.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertStops, progressOf } from '../../testing/long-runs.ts'
import { designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import type { LongRunOptions } from '../long-run.ts'
import { randomStream } from '../random.ts'
import { bootstrapReplicates } from './bootstrap-replicates.ts'
import { calibrate } from './calibrate.ts'
import { rake } from './rake.ts'
import { raoScottTest } from './rao-scott-test.ts'
import { replicateEstimate } from './replicate-weights.ts'
import { type LonelyPsu, surveyDesign } from './survey-design.ts'
import { surveyDomains } from './survey-domains.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyProportions } from './survey-proportions.ts'
import { surveyQuantile } from './survey-quantile.ts'
import { surveyRegression } from './survey-regression.ts'
import { surveyTotal } from './survey-total.ts'

const dice = randomStream(31)
const n = 20_000
const weights = Float64Array.from({ length: n }, () => 1 + dice.uniform())
const strata = Array.from({ length: n }, (_, i) => i % 40)
const clusters = Array.from({ length: n }, (_, i) => (i % 40) + 40 * Math.floor(i / 200))
const area = Array.from({ length: n }, () => dice.below(30))
const sex = Array.from({ length: n }, () => 'FM'[dice.below(2)]!)
const age = Float64Array.from({ length: n }, () => 15 + dice.below(70))
const score = age.map((a) => a / 20 + dice.uniform())
const yes = score.map((s) => (s > 3 ? 1 : 0))
const design = surveyDesign({ weights, strata, clusters })
const people = weights.reduce((a, b) => a + b, 0)
const columns = designMatrix(n, [numericTerm('age', age), factorTerm('sex', sex)])

const methods: [string, (options: LongRunOptions) => Promise<unknown>][] = [
  ['surveyDomains', (o) => surveyDomains(design, area, score, o)],
  ['surveyProportions', (o) => surveyProportions(design, area, o)],
  ['surveyQuantile', (o) => surveyQuantile(design, score, [0.25, 0.5, 0.75], o)],
  ['surveyRegression', (o) => surveyRegression(design, columns, yes, { ...o, family: 'quasi-binomial' })],
  ['raoScottTest', (o) => raoScottTest(design, area, sex, o)],
  [
    'calibrate',
    (o) => calibrate(design, [numericTerm('age', age)], { '(Intercept)': 1.1 * people, age: 52 * people }, { ...o, method: 'raking' }),
  ],
  ['rake', (o) => rake(design, [{ name: 'sex', labels: sex, totals: { F: people / 2, M: people / 2 } }], o)],
  ['replicateEstimate', (o) => replicateEstimate(bootstrapReplicates(design, { replicates: 20 }), (w) => w[0]!, o)],
]

test('progress rises to the end', async () => {
  for (const method of methods) {
    const [name] = method
    const { told } = await progressOf(method)
    assert.ok(told.length >= 4, `${name} told ${told.length} times`)
  }
})

test('a run that was stopped ends with an error and not with an answer', async () => {
  for (const method of methods) await assertStops(method, (done) => done > 0)
})

test('others have their turn while thirty districts of 400,000 answers are worked out', async () => {
  const twenty = <T>(values: ArrayLike<T>) => Array.from({ length: 20 * n }, (_, i) => values[i % n]!)
  const large = surveyDesign({ weights: twenty(weights), strata: twenty(strata) })
  let turns = 0
  let running = true
  const others = () => {
    turns++
    if (running) setTimeout(others, 5)
  }
  setTimeout(others, 5)
  const found = await surveyDomains(large, twenty(area), twenty(score))
  running = false
  assert.ok(turns > 3, `${turns} turns`)
  assert.equal(found.domains.length, 30)
})

test('a district worked out from its own rows has the figures of the district in the whole sample', async () => {
  const near = (got: number, want: number, what: string) =>
    assert.ok(Math.abs(got - want) <= 1e-11 * Math.abs(want), `${what}: ${got}, ${want}`)
  const lonely = strata.map((s, i) => (i === 0 ? 99 : s))
  const sizes = new Float64Array(n).fill(n)
  const answered = score.map((s, i) => (i % 11 === 3 ? Number.NaN : s))
  for (const lonelyPsu of ['adjust', 'average', 'remove', 'certainty'] as LonelyPsu[]) {
    const samples = [
      { weights, strata: lonely },
      { weights, strata, clusters },
      { weights, populationSizes: sizes },
    ]
    for (const sample of samples) {
      const drawn = surveyDesign(sample, { lonelyPsu })
      for (const statistic of ['mean', 'total'] as const) {
        const found = await surveyDomains(drawn, area, answered, { statistic, missing: 'leave-out' })
        for (const k of [0, 7, 29]) {
          const options = { within: area.map((a) => a === k), missing: 'leave-out' } as const
          const whole = statistic === 'mean' ? surveyMean(drawn, answered, options) : surveyTotal(drawn, answered, options)
          near(found.estimate[k]!, whole.estimate, `${statistic} of ${k}`)
          near(found.se[k]!, whole.se, `error of ${statistic} of ${k}, ${lonelyPsu}`)
          assert.deepEqual([found.df[k], found.n[k], found.leftOut[k]], [whole.df, whole.n, whole.leftOut])
        }
      }
    }
  }
})
