// Holds long calculations on spells to their promise: they say how far they are, can be stopped, and let others have their turn.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertStops, progressOf } from '../../testing/long-runs.ts'
import { designMatrix, numericTerm } from '../design-matrix.ts'
import type { LongRunOptions } from '../long-run.ts'
import { inParts, paceOf, THE_REST } from '../pace.ts'
import { randomStream } from '../random.ts'
import { aalenJohansen } from './aalen-johansen.ts'
import { coxConcordance } from './cox-concordance.ts'
import { baselineHazard, predictSurvival } from './cox-curves.ts'
import { coxRegression } from './cox-regression.ts'
import { coxResiduals } from './cox-residuals.ts'
import { fineGray } from './fine-gray.ts'
import { grayTest } from './gray-test.ts'
import { kaplanMeier } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { proportionalHazardsTest } from './proportional-hazards-test.ts'
import { addOuterProducts } from './row-sums.ts'

function invented(n: number) {
  const dice = randomStream(21)
  const time = Float64Array.from({ length: n }, () => dice.uniform() * 24)
  const entry = time.map((t) => t * dice.uniform())
  const cause = Float64Array.from({ length: n }, () => dice.below(3))
  const event = cause.map((c) => (c > 0 ? 1 : 0))
  const group = Array.from({ length: n }, () => ['a', 'b', 'c'][dice.below(3)]!)
  const design = designMatrix(
    n,
    ['x', 'y', 'z'].map((name) =>
      numericTerm(
        name,
        Float64Array.from({ length: n }, () => dice.uniform()),
      ),
    ),
  )
  return { n, time, entry, cause, event, group, design }
}

const few = invented(30_000)
const fit = await coxRegression(few.design, few.time, few.event, { entry: few.entry, strata: few.group })

const methods: [string, (options: LongRunOptions) => Promise<unknown>][] = [
  ['kaplanMeier', (o) => kaplanMeier(few.time, few.event, { ...o, entry: few.entry, variance: 'jackknife' })],
  ['aalenJohansen', (o) => aalenJohansen(few.time, few.cause, { ...o, group: few.group })],
  ['logRank', (o) => logRank(few.time, few.event, few.group, { ...o, entry: few.entry })],
  ['grayTest', (o) => grayTest(few.time, few.cause, few.group, o)],
  ['coxRegression', (o) => coxRegression(few.design, few.time, few.event, { ...o, robust: true })],
  ['coxConcordance', (o) => coxConcordance(fit, o)],
  ['coxResiduals', (o) => coxResiduals(fit, 'dfbeta', o)],
  ['proportionalHazardsTest', (o) => proportionalHazardsTest(fit, o)],
  ['baselineHazard', (o) => baselineHazard(fit, o)],
  ['predictSurvival', (o) => predictSurvival(fit, [[0, 1, 0]], { ...o, stratum: 'b' })],
  ['fineGray', (o) => fineGray(few.design, few.time, few.cause, o)],
]

test('progress rises from nothing to the end, in many steps', async () => {
  for (const method of methods) {
    const [name] = method
    const { told, end } = await progressOf(method)
    assert.ok(told.length > 10, `${name} told ${told.length} times`)
    assert.equal(told[0], 0, name)
    assert.ok(
      told.some((done) => done > 0 && done < end),
      `${name} has a middle`,
    )
  }
})

test('a run that was stopped ends with an error and not with an answer', async () => {
  for (const method of methods) await assertStops(method, (done, all) => done > all / 2)
})

test('others have their turn while a regression of 200,000 spells runs', async () => {
  const many = invented(200_000)
  let turns = 0
  let running = true
  const others = () => {
    turns++
    if (running) setTimeout(others, 5)
  }
  setTimeout(others, 5)
  const found = await coxRegression(many.design, many.time, many.event, { entry: many.entry })
  running = false
  assert.ok(turns > 3, `${turns} turns`)
  assert.equal(found.n, 200_000)
})

test('a walk in parts does every row once, however dear a row is', async () => {
  for (const cost of [0, 1e3, 1e9]) {
    const seen = new Uint8Array(1000)
    let done = 0
    const pace = paceOf(1500, { onProgress: (rows) => (done = rows) })
    await inParts(1000, cost, pace, (from, to) => {
      for (let i = from; i < to; i++) seen[i]!++
    })
    assert.ok(seen.every((times) => times === 1))
    assert.equal(done, 1000)
    await pace(THE_REST)
    assert.equal(done, 1500)
  }
})

test('outer products two columns by two are those row by row', () => {
  const dice = randomStream(22)
  for (const p of [1, 2, 3, 4, 5, 8]) {
    const n = 600
    const x = Float64Array.from({ length: n * p }, () => dice.uniform() - 0.5)
    const weights = Float64Array.from({ length: n }, () => dice.uniform())
    const sum = new Float64Array(p * p)
    addOuterProducts(sum, x, weights, p, 7, 590)
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) {
        let want = 0
        for (let i = 7; i < 590; i++) want += weights[i]! * x[i * p + j]! * x[i * p + k]!
        const got = sum[j * p + k]!
        if (k <= j) assert.ok(Math.abs(got - want) < 1e-10, `${p} columns, ${j}, ${k}`)
        else assert.equal(got, 0, 'only the lower triangle is filled')
      }
    }
  }
})
