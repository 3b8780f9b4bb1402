// How a form becomes an effort, and how two people's words are told apart.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormFields } from '../../../platform/result.ts'
import { differences, layTogether, marksOf } from './meanwhile.ts'
import { kronerIn, readEffort } from './model.ts'

const idea: FormFields = { name: 'Lys på stien', kind: 'public-space', goals: 'safe-town' }
const errorsOf = (fields: FormFields, isIdea = true) => {
  const read = readEffort({ ...idea, ...fields }, isIdea)
  return read.ok ? [] : read.errors.map(({ field, key }) => `${field}:${key}`)
}

test('an idea is a name, a kind and a goal', () => {
  const read = readEffort(idea, true)
  assert.ok(read.ok)
  assert.deepEqual(
    { goals: read.value.goals, harm: read.value.harm, cost: read.value.cost, from: read.value.from },
    { goals: ['safe-town'], harm: 'little', cost: null, from: null },
  )
  assert.deepEqual(errorsOf({ name: ' ', kind: '', goals: [] }), ['name:name', 'kind:kind', 'goals:goals'])
})

test('an effort that is more than an idea names what is missing, each beside its field', () => {
  assert.deepEqual(errorsOf({}, false), [
    'what:missing-what',
    'whereText:missing-where',
    'audiences:missing-audiences',
    'department:missing-department',
    'owner:missing-owner',
    'from:missing-from',
  ])
})

test('kroner are read as people write them', () => {
  const read: [string, number | null | 'wrong'][] = [
    ['', null],
    ['100.000', 100_000],
    ['100 000 kr.', 100_000],
    ['1.250,50', 1250.5],
    ['480000', 480_000],
    ['1.2', 'wrong'],
    ['mange', 'wrong'],
    ['-5', 'wrong'],
    ['1e9', 'wrong'],
  ]
  for (const [written, kroner] of read) assert.equal(kronerIn(written), kroner, written)
  assert.deepEqual(errorsOf({ cost: 'mange' }), ['cost:cost'])
})

test('days that are none, or stand the wrong way round, are said to be so', () => {
  const from = { 'from-day': '1', 'from-month': '3', 'from-year': '2027' }
  assert.deepEqual(errorsOf({ ...from, 'from-day': '31', 'from-month': '2' }), ['from:day'])
  assert.deepEqual(errorsOf({ ...from, 'to-day': '1', 'to-month': '2', 'to-year': '2027' }), ['to:toBeforeFrom'])
  assert.deepEqual(errorsOf({ ...from, 'to-day': '1', 'to-month': '3', 'to-year': '2027' }), [])
})

test('a text that points at a person is refused beside its own field', () => {
  assert.deepEqual(errorsOf({ forWhom: 'drengen 010203-1234', what: 'se 0102031234' }), ['what:personNumber', 'forWhom:personNumber'])
})

test('everything that is wrong is said at once, in the order of the form', () => {
  assert.deepEqual(errorsOf({ name: '', cost: 'mange', forWhom: '010203-1234' }), ['name:name', 'forWhom:personNumber', 'cost:cost'])
  assert.deepEqual(errorsOf({ cost: 'mange', whereText: 'stien', owner: 'x' }, false), [
    'what:missing-what',
    'audiences:missing-audiences',
    'department:missing-department',
    'owner:choice',
    'from:missing-from',
    'cost:cost',
  ])
})

test('choices nobody offers are refused', () => {
  assert.deepEqual(errorsOf({ goals: ['safe-town', 'fun'], ages: '200', owner: 'x' }), ['goals:choice', 'ages:choice', 'owner:choice'])
})

test('two forms of the same effort are told apart field by field; line ends, order and thousands marks are no difference', () => {
  const now = { ...idea, what: 'To\nlinjer', cost: '100000', areas: ['a', 'b'], ages: [] }
  assert.deepEqual(differences(now, { ...idea, what: 'To\r\nlinjer', cost: '100.000', areas: ['b', 'a'] }), [])
  assert.deepEqual(differences(now, { ...now, name: 'Andet', isPublic: 'yes' }), [
    { field: 'name', now: ['Lys på stien'], written: ['Andet'] },
    { field: 'isPublic', now: [], written: ['yes'] },
  ])
})

test('when two have written, each keeps the fields that only they touched, and both see the field that both did', () => {
  const began: FormFields = {
    ...idea,
    what: 'Lamper',
    cost: '100000',
    wholeTown: 'yes',
    'from-day': '1',
    'from-month': '3',
    'from-year': '2027',
  }
  const { wholeTown: _, ...elsewhere } = began
  const now = { ...elsewhere, what: 'Flere lamper', funding: 'Kommunen', areas: ['a'], 'from-day': '2' }
  const written = { ...began, what: 'Nye lamper', cost: '120.000', revision: '1' }
  const { fields, theirs, both } = layTogether(now, written, marksOf(began))
  assert.deepEqual(theirs, ['wholeTown', 'areas', 'from', 'funding'])
  assert.deepEqual(both, [{ field: 'what', now: ['Flere lamper'], written: ['Nye lamper'] }])
  assert.deepEqual(differences(fields, { ...now, what: 'Nye lamper', cost: '120.000' }), [])
  assert.equal(fields.wholeTown, undefined)
})

test('a form that does not say what it began from shows every difference, and gives up none of its words', () => {
  const { fields, theirs, both } = layTogether({ ...idea, what: 'Andet' }, { ...idea, what: 'Mit' }, '')
  assert.deepEqual({ what: fields.what, theirs, both: both.map(({ field }) => field) }, { what: 'Mit', theirs: [], both: ['what'] })
})
