// What a change does to each report: what is new to it, what it is already, and what cannot be.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Report } from '../../model.ts'
import { type Change, newTo, readSeen, seenAsText } from './model.ts'

const lamp: Report = {
  id: '0199aaaa-0000-7000-8000-000000000001',
  number: 1,
  door: 'fault',
  kind: 'lamp',
  channel: 'web',
  happenedOn: null,
  times: [],
  weekdays: '',
  howOften: '',
  consequences: [],
  place: { by: 'map', label: 'Demovej 1', place: null, lat: 55.6, lon: 12.3 },
  area: null,
  words: '',
  wordsState: 'none',
  state: 'received',
  outcome: null,
  outcomeBy: null,
  category: null,
  team: { id: 'team', name: 'Belysning' },
  organisation: null,
  answerBy: '2026-12-01',
  mergedInto: null,
  splitFrom: null,
  isPublic: false,
  voices: 1,
  revision: 3,
  receivedAt: new Date(0),
  changedAt: new Date(0),
  closedAt: null,
}
const closed: Report = { ...lamp, state: 'closed', outcome: 'solved', outcomeBy: 'staff' }

const cases: [what: string, report: Report, change: Change, came: ReturnType<typeof newTo>][] = [
  ['another team', lamp, { team: 'other' }, { team: 'other' }],
  ['the team it has', lamp, { team: 'team' }, 'already'],
  ['no team', lamp, { team: null }, { team: null }],
  ['a kind of its door', lamp, { kind: 'bush' }, { kind: 'bush' }],
  ['a kind of another door', lamp, { kind: 'noise' }, 'impossible'],
  ['a state that follows', lamp, { to: 'planned' }, { to: 'planned' }],
  ['a state that does not follow', lamp, { to: 'reopened' }, 'impossible'],
  ['the state it has, and a new team', lamp, { to: 'received', team: 'other' }, { team: 'other' }],
  ['hidden, as it is', lamp, { isPublic: false }, 'already'],
  ['assessed and still hidden', lamp, { isPublic: false, to: 'assessed' }, { isPublic: false, to: 'assessed' }],
  ['shown though no fault', { ...lamp, door: 'good', kind: 'life' }, { isPublic: true }, 'impossible'],
  ['closed with an answer', lamp, { to: 'closed', outcome: 'not-ours', answer: 'x' }, { to: 'closed', outcome: 'not-ours', answer: 'x' }],
  ['closed once more', closed, { to: 'closed', outcome: 'not-ours', answer: 'x' }, 'already'],
  ['a deadline for what is closed', closed, { answerBy: '2027-01-01' }, 'impossible'],
  ['anything of what is part of another', { ...closed, mergedInto: 'x' }, { kind: 'bush' }, 'impossible'],
]
for (const [what, report, change, came] of cases)
  test(`${what}: ${typeof came === 'string' ? came : 'changed'}`, () => assert.deepEqual(newTo(report, change), came))

test('reports travel in a form with the revision that was seen, at most a hundred', () => {
  const seen = [{ id: lamp.id, revision: 3 }]
  assert.deepEqual(readSeen(seenAsText(seen)), seen)
  for (const wrong of ['', 'x', `${lamp.id}`, `${lamp.id}.0`, `${lamp.id}.1,`, Array(101).fill(`${lamp.id}.1`).join(',')])
    assert.equal(readSeen(wrong), null, wrong.slice(0, 40))
})
