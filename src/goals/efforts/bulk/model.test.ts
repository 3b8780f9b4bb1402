// What a deed is and what it would do, before anything is done.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Changeable, type Deed, deedAsText, previewOf, readDeed, readSeen, seenAsText } from './model.ts'

const me = '00000000-0000-7000-8000-000000000001'
const other = '00000000-0000-7000-8000-000000000002'
const effort = (given: Partial<Changeable>): Changeable => ({
  id: other,
  name: { da: 'Lektiecafé', en: '' },
  revision: 1,
  department: null,
  owner: null,
  ownerName: '',
  goals: ['safe-town'],
  subGoals: [],
  isPublic: false,
  ...given,
})

test('a deed goes through a form and comes back the same', () => {
  const deeds: Deed[] = [
    { kind: 'department', department: other },
    { kind: 'department', department: null },
    { kind: 'owner', owner: other },
    { kind: 'owner', owner: null },
    { kind: 'add-goal', goal: 'fewer-victims' },
    { kind: 'remove-goal', goal: 'safe-town' },
    { kind: 'public', isPublic: true },
    { kind: 'public', isPublic: false },
  ]
  for (const deed of deeds) assert.deepEqual(readDeed(deedAsText(deed), me), deed)
  assert.deepEqual(readDeed('owner:me', me), { kind: 'owner', owner: me })
})

test('what is no deed is none', () => {
  for (const text of ['', 'department', 'department:', 'department:x', 'add-goal:peace', 'public:maybe', 'delete:all', 'owner:other'])
    assert.equal(readDeed(text, me), null, text)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readDeed(text, me)))
})

test('what is so already is left alone, and the only goal stays', () => {
  const efforts = [effort({}), effort({ goals: ['safe-town', 'fewer-victims'] }), effort({ goals: ['fewer-victims'] })]
  const { changing, already, impossible } = previewOf(efforts, { kind: 'remove-goal', goal: 'safe-town' })
  assert.deepEqual([changing, already, impossible], [[efforts[1]], [efforts[2]], [efforts[0]]])
  assert.equal(previewOf([effort({ isPublic: true })], { kind: 'public', isPublic: true }).already.length, 1)
})

test('efforts go through a form with the revision that was seen', () => {
  const seen = [
    { id: me, revision: 1 },
    { id: other, revision: 41 },
  ]
  assert.deepEqual(readSeen(seenAsText(seen)), seen)
  for (const text of ['', 'x.1', `${me}`, `${me}.0`, `${me}.-1`, `${me}.1,`, `${me}.99999999999`]) assert.equal(readSeen(text), null, text)
  assert.equal(readSeen(Array(1001).fill(`${me}.1`).join(',')), null)
})
