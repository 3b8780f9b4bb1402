// What groups reports, what a window is, and what the figures may and may not say.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysAfter } from '../../platform/form/model.ts'
import {
  countByWeek,
  displacementIn,
  everFalsePercent,
  inTheWeek,
  periodsAround,
  unusualWeeks,
  weekOf,
  weeksBetween,
} from './evidence/model.ts'
import { around, metresBetween, type Source, windowOf } from './model.ts'
import { mayConclude, movesReached, suggestedRing, toldWhenTied, untold } from './response/model.ts'
import { suggest } from './suggestions/model.ts'
import { areHeard, missingVoices } from './voices/model.ts'
import { complaintAbout } from './wording/complaints.ts'

const source = (id: string, change: Partial<Source> = {}): Source => ({
  id,
  number: 1,
  kind: 'mopeds',
  label: 'Prøvevej 4',
  lat: 55.6165,
  lon: 12.3415,
  times: ['evening'],
  weekdays: '',
  consequences: [],
  voices: 1,
  state: 'received',
  receivedAt: new Date('2026-11-01T12:00:00Z'),
  ...change,
})
const groups = (reports: Source[], refused: string[][] = []) =>
  suggest(reports, refused).map(({ reports }) => reports.map(({ id }) => id).sort())

test('the window of some times of the day is the shortest that holds them, over midnight too', () => {
  const cases: [Parameters<typeof windowOf>[0], number, number][] = [
    [[], 0, 24],
    [['evening'], 17, 23],
    [['day', 'evening'], 9, 23],
    [['evening', 'night'], 17, 6],
    [['night', 'morning'], 23, 9],
    [['night'], 23, 6],
    [['morning', 'day', 'evening', 'night'], 0, 24],
  ]
  for (const [times, fromHour, toHour] of cases) assert.deepEqual(windowOf(times), { fromHour, toHour }, times.join())
})

test('metres on the ground, and a reach that holds every place', () => {
  assert.equal(Math.round(metresBetween({ lat: 55, lon: 12 }, { lat: 56, lon: 12 })), 111_195)
  const places = [
    { lat: 55.6165, lon: 12.3415 },
    { lat: 55.6185, lon: 12.3455 },
  ]
  const middle = around(places)
  for (const place of places) assert.ok(metresBetween(middle, place) <= middle.radius)
  assert.equal(around(places.slice(0, 1)).radius, 50)
})

test('reports near in place, time and kind are suggested together; none of the three alone is enough', () => {
  const one = source('a')
  const far = 55.6165 + 260 / 111_195
  const others: [why: string, other: Source, isTogether: boolean][] = [
    ['the same place', source('b'), true],
    ['240 metres away', source('b', { lat: 55.6165 + 240 / 111_195 }), true],
    ['260 metres away', source('b', { lat: far }), false],
    ['another kind', source('b', { kind: 'noise' }), false],
    ['another time of the day', source('b', { times: ['morning'] }), false],
    ['no time said', source('b', { times: [] }), true],
    ['61 days later', source('b', { receivedAt: new Date('2027-01-01T13:00:00Z') }), false],
  ]
  for (const [why, other, isTogether] of others) assert.deepEqual(groups([one, other]), isTogether ? [['a', 'b']] : [], why)
  assert.deepEqual(groups([source('a', { weekdays: 'weekdays' }), source('b', { weekdays: 'weekend' })]), [])
  assert.deepEqual(groups([one]), [])
})

test('a chain of near reports does not become one group that is far apart at its ends', () => {
  const step = 200 / 111_195
  const chain = ['a', 'b', 'c', 'd'].map((id, place) =>
    source(id, { lat: 55.61 + place * step, receivedAt: new Date(Date.UTC(2026, 10, 1 + place)) }),
  )
  assert.deepEqual(groups(chain).sort(), [
    ['a', 'b'],
    ['c', 'd'],
  ])
  for (const { metres } of suggest(chain, [])) assert.ok(metres <= 250)
})

test('the same reports in another order give the same groups, and what was refused stays apart', () => {
  const reports = ['a', 'b', 'c'].map((id) => source(id))
  assert.deepEqual(groups(reports), groups(reports.toReversed()))
  assert.deepEqual(groups(reports, [['a', 'b', 'c']]), [])
  assert.deepEqual(groups([...reports, source('d')], [['a', 'b', 'c']]), [['a', 'd']])
  // A group whose times only meet two by two has no common window and is not one.
  const times = [
    source('a', { times: ['morning', 'day'] }),
    source('b', { times: ['day', 'evening'] }),
    source('c', { times: ['evening', 'morning'] }),
  ]
  assert.deepEqual(groups(times), [['a', 'b']])
})

test('weeks begin on Monday, and a happening without a time is counted and not guessed', () => {
  assert.equal(weekOf('2026-11-29'), '2026-11-23')
  assert.deepEqual(countByWeek(['2026-11-23', '2026-11-29', '2026-11-30'], weeksBetween('2026-11-23', '2026-11-30')), [2, 1])
  const seen = inTheWeek([
    { on: '2026-11-23', time: 'evening' },
    { on: '2026-11-29', time: 'night' },
    { on: '2026-11-29', time: '' },
  ])
  assert.deepEqual([seen.counts[2]?.[0], seen.counts[3]?.[6], seen.n, seen.noTime], [1, 1, 3, 1])
})

test('a high week is found against the season where there are years, against the weeks before where there are not, and small counts give no answer', () => {
  const weeks = (n: number) => Array.from({ length: n }, (_, place) => daysAfter('2020-01-06', 7 * place))
  const ordinary = (n: number) => Array.from({ length: n }, (_, place) => 3 + (place % 3))
  const long = unusualWeeks(weeks(230), [...ordinary(229), 25])
  assert.equal(long?.method, 'season')
  assert.equal(long?.weeks.at(-1)?.isAlarm, true)
  assert.equal(long?.weeks.length, 12)
  assert.equal(unusualWeeks(weeks(230), ordinary(230))?.weeks.at(-1)?.isAlarm, false)
  const short = unusualWeeks(weeks(20), [...ordinary(19), 25])
  assert.deepEqual([short?.method, short?.weeks.at(-1)?.isAlarm], ['recent', true])
  assert.equal(unusualWeeks(weeks(8), ordinary(8)), null)
  assert.equal(unusualWeeks(weeks(20), Array(20).fill(0))?.tooFew, true)
})

test('whether it moved: ratios with intervals by zone, and no quotient from a handful', () => {
  const moved = displacementIn({ inside: [40, 10], ring: [20, 40], rest: [100, 100] })
  assert.equal(moved.inside.ratio?.ratio, 0.25)
  assert.ok((moved.inside.ratio?.upper ?? 9) < 1)
  assert.ok((moved.quotient?.quotient ?? 0) < 0, 'the ring rose while the place fell')
  assert.ok((displacementIn({ inside: [40, 10], ring: [20, 10], rest: [100, 100] }).quotient?.quotient ?? 0) > 0)
  const few = displacementIn({ inside: [3, 1], ring: [1, 1], rest: [0, 0] })
  assert.equal(few.quotient, null)
  assert.equal(few.rest.ratio, null)
  assert.equal(few.n, 6)
})

test('before and after are equally long, and a week is too short to say anything', () => {
  const began = new Date('2026-10-29T10:00:00Z')
  assert.equal(periodsAround(new Date('2026-11-25T10:00:00Z'), '2026-01-01', '2026-11-28'), 'too-soon')
  assert.deepEqual(periodsAround(began, '2026-01-01', '2026-11-28'), {
    from: '2026-09-29',
    middle: '2026-10-29',
    to: '2026-11-28',
    days: 30,
  })
  // What was not counted before is no zero: the periods are as long as there were reports, or nothing is said.
  assert.deepEqual(periodsAround(began, '2026-10-15', '2026-11-28'), {
    from: '2026-10-15',
    middle: '2026-10-29',
    to: '2026-11-12',
    days: 14,
  })
  assert.equal(periodsAround(began, '2026-10-29', '2026-11-28'), 'no-before')
})

test('people hear of each move once and in order; of an effort under way only the newest, and of an idea nothing', () => {
  const then = new Date()
  const idea = { state: 'idea', agreedAt: then, beganAt: null, endedAt: null }
  assert.deepEqual(movesReached(idea), [])
  const going = { state: 'going', agreedAt: then, beganAt: then, endedAt: null }
  assert.deepEqual(untold(going, ['agreed']), ['begun'])
  assert.deepEqual(untold(going, toldWhenTied(going)), ['begun'])
  const dropped = { state: 'ended', agreedAt: then, beganAt: null, endedAt: then }
  assert.deepEqual(movesReached(dropped), ['agreed'])
  assert.deepEqual(movesReached({ ...going, state: 'judged', endedAt: then }), ['agreed', 'begun', 'ended', 'judged'])
})

test('the result is chosen when the effort is judged, or when there is none', () => {
  const judged = { state: 'judged', agreedAt: null, beganAt: null, endedAt: null }
  assert.equal(mayConclude({ state: 'open', effort: 'x' }, judged), true)
  assert.equal(mayConclude({ state: 'open', effort: 'x' }, { ...judged, state: 'ended' }), false)
  assert.equal(mayConclude({ state: 'open', effort: null }, null), true)
  assert.equal(mayConclude({ state: 'closed', effort: null }, null), false)
  for (const radius of [20, 150, 5000]) assert.ok(suggestedRing(radius) > radius)
})

test('residents and those it is about are heard, partners where there are any; who would not answer was asked', () => {
  assert.deepEqual(missingVoices([], true), ['residents', 'conduct', 'partner'])
  assert.deepEqual(
    missingVoices(
      [
        { whose: 'residents', state: 'said' },
        { whose: 'conduct', state: 'declined' },
      ],
      false,
    ),
    [],
  )
  assert.deepEqual(missingVoices([{ whose: 'residents', state: 'invited' }], false), ['residents', 'conduct'])
  assert.equal(areHeard(['residents'], 'Ingen tid.'), false)
  assert.equal(areHeard(['residents'], 'Der bor ingen ved stien, kun kontorer.'), true)
})

test('families and children may be spoken of where people say what it does to them, origin and looks nowhere', () => {
  assert.equal(complaintAbout('consequence', 'Familier går en anden vej, og børn leger ikke ude', 'people', []), null)
  assert.equal(complaintAbout('behaviour', 'Børn løber rundt om natten', 'conduct', [])?.key, 'say-group-by-age')
  assert.equal(complaintAbout('consequence', 'Folk er bange for indvandrere', 'people', [])?.key, 'say-group-by-origin')
  assert.equal(complaintAbout('where', 'Ved Hansensgade 4', 'people', ['Hansensgade']), null)
})

test('a street or place of the town may hold a word for people; beside it the same word is refused', () => {
  const known = ['Drengestien', 'Polske Kirke', 'De Unges Hus']
  for (const fine of ['Knallerter kører på Drengestien', 'Affald smides ved Polske Kirke', 'Der køres stærkt ved De Unges Hus'])
    assert.equal(complaintAbout('behaviour', fine, 'conduct', known), null, fine)
  assert.equal(complaintAbout('behaviour', 'Drengene kører på Drengestien', 'conduct', known)?.came, 'Drengene')
  assert.equal(complaintAbout('behaviour', 'Polske mænd råber ved Polske Kirke', 'conduct', known)?.came, 'Polske')
  assert.equal(complaintAbout('consequence', 'Børn og ældre går en anden vej', 'people', known), null)
})

test('twelve weeks looked at together ring falsely far oftener than one, and it is said how often', () => {
  const weeks = Array.from({ length: 12 }, () => ({ week: '2026-01-05', count: 0, upper: null, isAlarm: false }))
  assert.equal(Math.round(everFalsePercent({ attainedPercent: 2.85, weeks })), 29)
  assert.equal(Math.round(everFalsePercent({ attainedPercent: 0.35, weeks })), 4)
})
