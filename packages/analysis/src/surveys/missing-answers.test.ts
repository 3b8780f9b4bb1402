// Rows without an answer, in figures, words or marks: refused, or left out everywhere in the same way.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { rake } from './rake.ts'
import { raoScottTest } from './rao-scott-test.ts'
import { surveyDesign } from './survey-design.ts'
import { surveyDomains } from './survey-domains.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyProportions } from './survey-proportions.ts'
import { surveyTTest } from './survey-t-test.ts'

const n = 120
const every = Array.from({ length: n }, (_, i) => i)
const design = surveyDesign({ weights: every.map((i) => 1 + (i % 7)), strata: every.map((i) => i % 3), clusters: every.map((i) => i % 30) })
const score = every.map((i) => (i * 37) % 11)
const home = every.map((i) => ['flat', 'house', 'row'][(i * 7 + (i % 4)) % 3]!)
const man = every.map((i) => (i * 5 + (i % 3)) % 2)
const silent = every.map((i) => i % 13 === 4)
const answered = silent.map((none) => !none)
const homeOrNot = home.map((label, i) => (silent[i] ? '' : label))
const manOrNot = man.map((mark, i) => (silent[i] ? Number.NaN : mark))
const leaveOut = { missing: 'leave-out' } as const

test('a missing word is left out as a group that did not answer', async () => {
  const shares = await surveyProportions(design, homeOrNot, leaveOut)
  const asked = await surveyProportions(design, home, { within: answered })
  assert.equal(shares.leftOut, silent.filter(Boolean).length)
  assert.deepEqual(
    shares.shares.map((share) => ({ ...share, leftOut: 0 })),
    asked.shares,
  )
  const test = await raoScottTest(design, homeOrNot, score, leaveOut)
  assert.deepEqual({ ...test, leftOut: 0 }, await raoScottTest(design, home, score, { within: answered }))
  const both = surveyTTest(design, score, manOrNot, leaveOut)
  assert.deepEqual({ ...both, leftOut: 0 }, surveyTTest(design, score, man, { within: answered }))
})

test('rows without a group are in none, and counted', async () => {
  const found = await surveyDomains(design, homeOrNot, score, leaveOut)
  assert.deepEqual([found.domains, found.withoutGroup], [['flat', 'house', 'row'], silent.filter(Boolean).length])
  const flats = surveyMean(design, score, { within: homeOrNot.map((label) => label === 'flat') })
  assert.deepEqual([found.estimate[0], found.se[0]], [flats.estimate, flats.se])
})

test('what is missing outside the group asked for does not matter, and inside it is refused', async () => {
  const within = answered
  assert.equal(await errorCodeOf(() => surveyProportions(design, homeOrNot, { within })), 'none')
  assert.equal(await errorCodeOf(() => surveyDomains(design, homeOrNot, score, { within })), 'none')
  assert.equal(await errorCodeOf(() => raoScottTest(design, homeOrNot, score, { within })), 'none')
  for (const run of [
    () => surveyProportions(design, homeOrNot),
    () => surveyDomains(design, homeOrNot, score),
    () => raoScottTest(design, homeOrNot, score),
    () => surveyTTest(design, score, manOrNot),
    () => surveyMean(design, score, { within: manOrNot }),
  ])
    assert.equal(await errorCodeOf(run), 'not-finite', run.toString())
})

test('a figure is no mark, and a group named by number and by word is no group', async () => {
  assert.equal(await errorCodeOf(() => surveyMean(design, score, { within: score })), 'range')
  assert.equal(await errorCodeOf(() => surveyTTest(design, score, score)), 'range')
  const mixed = home.map((label, i) => (label === 'flat' ? 1 : i % 2 === 0 ? '1' : 2))
  assert.equal(await errorCodeOf(() => rake(design, [{ name: 'm', labels: mixed, totals: { 1: 300, 2: 180 } }])), 'shape')
})
