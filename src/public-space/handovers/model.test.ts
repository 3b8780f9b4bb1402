// Who may have which report, and what goes out of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OrganisationKind, organisationKinds, type Shareable } from '../../platform/people/organisations/model.ts'
import { readFields } from '../../platform/result.ts'
import { doors, type Report } from '../reports/model.ts'
import { monthsToCount } from './counts/count-month.ts'
import { answerForm, handedNow, handOverForm, isLinkOpen, isOverdue, partnerViewOf, whatForbids } from './model.ts'

const report: Report = {
  id: '0',
  number: 7,
  door: 'fault',
  kind: 'lamp',
  channel: 'web',
  happenedOn: '2026-11-20',
  times: ['evening'],
  weekdays: 'weekend',
  howOften: 'weekly',
  consequences: ['other-way'],
  place: { by: 'map', label: 'Demovej 1', place: null, lat: 55.6, lon: 12.3 },
  area: { id: 'a', name: 'Nord' },
  words: 'Lampen ved [navn] er ude',
  wordsState: 'unread',
  state: 'assessed',
  outcome: null,
  outcomeBy: null,
  category: null,
  team: { id: 't', name: 'Belysning' },
  organisation: null,
  answerBy: '2026-12-01',
  mergedInto: null,
  splitFrom: null,
  isPublic: true,
  voices: 4,
  revision: 1,
  receivedAt: new Date('2026-11-20T10:00:00Z'),
  changedAt: new Date('2026-11-20T10:00:00Z'),
  closedAt: null,
}
const partner = (kind: OrganisationKind, shared: Shareable[] = ['faults', 'aggregates']) => ({ kind, shared, endedAt: null })

test('only an authority or a school gets a single report that is no fault', () => {
  for (const kind of organisationKinds)
    for (const door of doors) {
      const why = whatForbids({ ...report, door, wordsState: 'read' }, partner(kind), false)
      const isAllowed = door === 'fault' || kind === 'authority' || kind === 'school'
      assert.equal(why, isAllowed ? null : 'onlyAuthorities', `${kind}, ${door}`)
    }
})

test('what else forbids it', () => {
  const cases: [Partial<Report>, Parameters<typeof whatForbids>[1], boolean, ReturnType<typeof whatForbids>][] = [
    [{}, null, false, null],
    [{ door: 'disturbance', wordsState: 'none' }, null, false, 'onlyAuthorities'],
    [{ door: 'disturbance', wordsState: 'unread' }, partner('authority'), false, 'wordsUnread'],
    [{ door: 'disturbance', wordsState: 'none' }, partner('authority', []), false, null],
    [{}, partner('housing-company', ['aggregates']), false, 'notShared'],
    [{}, partner('housing-company'), true, 'already'],
    [{}, { ...partner('housing-company'), endedAt: new Date() }, false, 'ended'],
    [{ state: 'closed' }, partner('housing-company'), false, 'closed'],
    [{ state: 'reopen-asked' }, partner('housing-company'), false, 'closed'],
    [{ mergedInto: 'x' }, partner('housing-company'), false, 'merged'],
  ]
  for (const [change, receiver, isOut, why] of cases) assert.equal(whatForbids({ ...report, ...change }, receiver, isOut), why)
})

test('a partner sees words only when they were read, voices from five, and pictures of faults', () => {
  const asked = { message: 'Skift pæren', due: '2026-12-01' }
  assert.equal(handedNow(report).words, '')
  assert.equal(handedNow({ ...report, wordsState: 'read' }).words, report.words)
  assert.equal(handedNow(report).voices, null)
  assert.equal(handedNow({ ...report, voices: 5 }).voices, 5)
  assert.deepEqual(partnerViewOf(handedNow(report), asked, ['p']).pictures, ['p'])
  assert.deepEqual(partnerViewOf(handedNow({ ...report, door: 'unsafe', kind: 'too-dark' }), asked, ['p']).pictures, [])
})

test('a partner sees these things and no others', () => {
  const view = partnerViewOf(handedNow({ ...report, voices: 9, wordsState: 'read' }), { message: '', due: '2026-12-01' }, [])
  assert.deepEqual(Object.keys(view).sort(), [
    ...['area', 'consequences', 'door', 'due', 'happenedOn', 'howOften', 'kind', 'message', 'number', 'pictures', 'place', 'receivedOn'],
    ...['report', 'times', 'voices', 'weekdays', 'words'],
  ])
})

test('a link opens until it runs out or is taken back', () => {
  const now = new Date('2026-11-27T12:00:00Z')
  const link = { way: 'link', state: 'sent', expiresAt: new Date('2026-11-28T12:00:00Z') } as const
  assert.ok(isLinkOpen(link, now))
  assert.ok(!isLinkOpen(link, link.expiresAt))
  assert.ok(!isLinkOpen({ ...link, state: 'withdrawn' }, now))
  assert.ok(!isLinkOpen({ ...link, way: 'account' }, now))
})

test('only what waits for an answer is overdue, from the day after', () => {
  assert.ok(isOverdue({ state: 'sent', due: '2026-11-26' }, '2026-11-27'))
  assert.ok(!isOverdue({ state: 'sent', due: '2026-11-27' }, '2026-11-27'))
  assert.ok(!isOverdue({ state: 'answered', due: '2026-11-26' }, '2026-11-27'))
})

test('a hand-over says to whom and by when', () => {
  const id = '0192d3a4-0000-7000-8000-000000000000'
  const keysOf = (fields: Record<string, string>) => {
    const read = readFields(handOverForm, { way: 'account', organisation: '', due: '2026-12-01', ...fields })
    return read.ok ? [] : read.errors.map(({ field, key }) => `${field}: ${key}`)
  }
  assert.deepEqual(keysOf({ organisation: id }), [])
  assert.deepEqual(keysOf({}), ['organisation: organisation'])
  assert.deepEqual(keysOf({ way: 'link' }), ['name: nameMissing', 'email: email'])
  assert.deepEqual(keysOf({ way: 'link', name: 'VVS', email: 'vvs' }), ['email: email'])
  assert.deepEqual(keysOf({ way: 'link', organisation: id }), [])
  assert.deepEqual(keysOf({ organisation: id, due: '2026-02-30' }), ['due: due'])
  assert.deepEqual(keysOf({ organisation: id, message: 'Ring til 010203-1234' }), ['message: personNumber'])
})

test('an answer has ten letters and no personal number', () => {
  const keyOf = (answer: string) => {
    const read = readFields(answerForm, { answer })
    return read.ok ? 'fine' : read.errors[0]?.key
  }
  assert.equal(keyOf('Fikset'), 'answerShort')
  assert.equal(keyOf('x'.repeat(1001)), 'answerLong')
  assert.equal(keyOf('Talte med 010203-1234'), 'personNumber')
  assert.equal(keyOf('Lampen lyser igen'), 'fine')
})

test('a month is counted when it has been over for a week', () => {
  assert.equal(monthsToCount('2026-12-07').at(-1), '2026-10-01')
  assert.equal(monthsToCount('2026-12-08').at(-1), '2026-11-01')
  assert.deepEqual([monthsToCount('2026-12-08')[0], monthsToCount('2026-12-08').length], ['2025-12-01', 12])
})
