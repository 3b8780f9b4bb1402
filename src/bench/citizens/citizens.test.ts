// The bench reads forms as a browser without scripts does, and says honestly whether a bar holds.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeIn, fieldsOf, reportsIn } from './forms.ts'
import { brokenShare, lostBar, ofSort, secondsUntilCalm, spamBar, spikeBar, spreadOf, steadyBars } from './measure.ts'
import type { Wait } from './person.ts'

const wait = (ms: number, more: Partial<Wait> = {}): Wait => ({ step: 'x', sort: 'read', ms, status: 200, at: 0, ...more })

test('the fields of a form are those it would send back: hidden ones, what is filled in and what is chosen', () => {
  const page = `<form method="post" action="/da/other"><input type="hidden" name="no" value="1"/></form>
    <form method="post" action="/da/report/fault/lamp"><input type="hidden" name="step" value="where"/><input name="address" value="S&quot;&amp;"/>
    <input type="radio" name="seen" value="a"/><input type="radio" name="seen" value="b" checked=""/><input type="file" name="picture"/></form>`
  const fields = fieldsOf(page, '/da/report/fault/lamp')
  assert.deepEqual(
    [...(fields ?? [])],
    [
      ['step', 'where'],
      ['address', 'S"&'],
      ['seen', 'b'],
    ],
  )
  assert.equal(fieldsOf(page, '/da/nowhere'), null)
})

test('a receipt has a code, another page has none, and a list names its reports once', () => {
  assert.equal(codeIn('<p>1234 5678 9012 3456</p>'), '1234567890123456')
  assert.equal(codeIn('<p>1234 5678</p>'), null)
  const id = '01a21a0d-8f9a-7898-84e8-f88a8ae442a5'
  assert.deepEqual(reportsIn(`<a href="/da/reports/${id}">1</a><a href="/da/reports/${id}/move">2</a><a href="/da/reports/new">3</a>`), [
    id,
  ])
})

test('percentiles are those of the sorted waits', () => {
  const spread = spreadOf(Array.from({ length: 100 }, (_, i) => wait(100 - i)))
  assert.deepEqual(spread, { n: 100, p50: 51, p95: 96, p99: 100 })
  assert.deepEqual(spreadOf([]), { n: 0, p50: 0, p95: 0, p99: 0 })
})

test('no answer and a 5xx count as broken, a refusal does not', () => {
  assert.equal(brokenShare([wait(1), wait(1, { status: 503 }), wait(1, { status: 0 }), wait(1, { status: 429 })]), 0.5)
})

test('a crowd is over when waits are short and stay so, and never when they are long to the end', () => {
  const at = (seconds: number, ms: number) => wait(ms, { at: seconds * 1000 })
  assert.equal(secondsUntilCalm([at(0, 900), at(3, 900), at(5, 20), at(8, 20)], 0, 150), 4)
  assert.equal(secondsUntilCalm([at(0, 20), at(5, 20)], 0, 150), 0)
  assert.equal(secondsUntilCalm([at(0, 20), at(5, 900)], 0, 150), Number.POSITIVE_INFINITY)
})

test('each bar says whether it holds', () => {
  const held = steadyBars([...Array.from({ length: 100 }, () => wait(20)), wait(100, { sort: 'write' })], { longest: 12, over50: 0 })
  assert.ok(held.every(({ holds }) => holds))
  const slow = steadyBars([...Array.from({ length: 10 }, () => wait(400)), wait(600, { sort: 'write' }), wait(1, { status: 500 })], {
    longest: 80,
    over50: 1,
  })
  assert.deepEqual(
    slow.map(({ holds }) => holds),
    [false, false, false, false, false, true],
  )
  assert.equal(ofSort([wait(1), wait(2, { sort: 'write' })], 'write').length, 1)
  assert.equal(spikeBar(Number.POSITIVE_INFINITY).holds, false)
  assert.equal(spamBar([wait(10)]).holds, true)
  assert.equal(lostBar(10, 1).holds, false)
})
