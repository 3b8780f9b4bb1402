// When an answer may be given, and what it means for the goal.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type Doubt,
  doubtOf,
  type GoalAnswer,
  goalAnswer,
  groups,
  groupsOf,
  type Seen,
  type Verdict,
  verdictOf,
  wholeTown,
} from './model.ts'

const seen = (ratioLow: number, ratioHigh: number, adjustedP: number, expected = 100): Seen => ({
  ratioLow,
  ratioHigh,
  adjustedP,
  expected,
})

const cases: [string, Seen, Verdict][] = [
  ['the whole interval below 1, and rare among six', seen(0.5, 0.9, 0.01), 'fewer'],
  ['the whole interval below 1, but not rare among six', seen(0.5, 0.98, 0.12), 'cannot-tell'],
  ['the whole interval above 1, and rare among six', seen(1.2, 2.5, 0.04), 'more'],
  ['the whole interval above 1, but not rare among six', seen(1.01, 2.5, 0.06), 'cannot-tell'],
  ['1 inside a narrow interval', seen(0.8, 1.3, 0.9), 'as-expected'],
  ['1 at the very end', seen(0.6, 1, 0.05), 'as-expected'],
  ['from half to double and no further', seen(0.5, 2, 1), 'as-expected'],
  ['half as many cannot be ruled out', seen(0.49, 1.1, 0.6), 'cannot-tell'],
  ['twice as many cannot be ruled out', seen(0.9, 2.01, 0.6), 'cannot-tell'],
  ['an interval from nothing', seen(0, 1.5, 1), 'cannot-tell'],
  ['very wide, but all below 1', seen(0.01, 0.9, 0.001), 'fewer'],
  ['too few expected', seen(0.1, 0.5, 0.001, 4.9), 'cannot-tell'],
  ['no interval', seen(Number.NaN, Number.NaN, 0.5), 'cannot-tell'],
  ['no p', seen(0.5, 0.9, Number.NaN), 'cannot-tell'],
]
for (const [name, given, verdict] of cases) test(`${name}: ${verdict}`, () => assert.equal(verdictOf(given), verdict))

const reasons: [string, Seen, Doubt][] = [
  ['the whole interval below 1, but not rare among six', seen(0.5, 0.98, 0.12), 'one-of-six'],
  ['the whole interval above 1, but not rare among six', seen(1.01, 2.5, 0.06), 'one-of-six'],
  ['1 inside a wide interval', seen(0.4, 1.9, 0.6), 'wide'],
  ['too few expected, however rare', seen(0.1, 0.5, 0.001, 4.9), 'too-few'],
  ['no interval', seen(Number.NaN, Number.NaN, 0.5), 'no-answer'],
  ['nothing expected', seen(0.5, 0.9, 0.5, Number.NaN), 'no-answer'],
]
for (const [name, given, doubt] of reasons)
  test(`cannot tell because of ${name}: ${doubt}`, () => {
    assert.equal(verdictOf(given), 'cannot-tell')
    assert.equal(doubtOf(given), doubt)
  })

const answers: [Verdict[], GoalAnswer][] = [
  [['fewer', 'fewer'], 'met'],
  [['fewer', 'as-expected'], 'partly'],
  [['fewer', 'cannot-tell'], 'partly'],
  [['as-expected', 'as-expected'], 'not-shown'],
  [['as-expected', 'cannot-tell'], 'not-shown'],
  [['fewer', 'more'], 'mixed'],
  [['more', 'cannot-tell'], 'missed'],
  [['cannot-tell', 'cannot-tell'], 'cannot-tell'],
]
for (const [given, answer] of answers) test(`${given.join(' and ')}: the goal is ${answer}`, () => assert.equal(goalAnswer(given), answer))

test('as expected alone never meets the goal', () => assert.notEqual(goalAnswer(['as-expected', 'as-expected', 'as-expected']), 'met'))

test('residents and businesses are two questions that share no group, and what holds both answers neither', () => {
  const answering = [...groupsOf.residents, ...groupsOf.businesses]
  assert.deepEqual(groupsOf.businesses, ['burglary-business', 'shoplifting'])
  assert.deepEqual([...answering, wholeTown].sort(), [...groups].sort())
  assert.equal(answering.includes(wholeTown), false)
})
