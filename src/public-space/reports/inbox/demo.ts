// The demonstration's reports: about 120 over a year, through every door, each with its own past; one command takes them away again.
import { type RandomStream, randomStream } from '@trygby/analysis'
import type { Tx } from '../../../platform/db.ts'
import { markAsDemonstration } from '../../../platform/demonstration.ts'
import { type Day, todayInTown } from '../../../platform/form/model.ts'
import { inventedPerson } from '../../../platform/people/demo.ts'
import { areaOfSpot } from '../../../platform/town/area/store.ts'
import { gazetteer } from '../../../platform/town/street/store.ts'
import { routeReport } from '../../routing/route.ts'
import { addReporter } from '../filing/file-report.ts'
import { keepOccurrence, keepWords } from '../filing/store.ts'
import { consequencesOf, type DayTime, type Door, doorOf, hasWords, type Kind, kinds, type Told } from '../model.ts'
import { findPeople, redact } from '../words/find-people.ts'
import { endings, frequent, inventedStreets, type Quarter, sentences, unread } from './demo/invented.ts'
import { addPastEvent, addPastNews, keepInvented, type Past, type Step } from './demo/store.ts'

const dayMs = 86_400_000
const seed = 20260130

/** Draws from a list; the same seed draws the same. */
const one = <T>(random: RandomStream, list: readonly T[]): T => list[Math.floor(random.uniform() * list.length)] as T // lists here are never empty
const chance = (random: RandomStream, share: number): boolean => random.uniform() < share

/** The kinds of a year, each as often as it comes, in no order. */
function kindsOfAYear(random: RandomStream): Kind[] {
  const all = kinds.flatMap((kind) => Array<Kind>(frequent[kind] ?? 1).fill(kind))
  return all
    .map((kind) => ({ kind, at: random.uniform() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ kind }) => kind)
}

/**
 * Runs as the machinery, after streets, areas, teams and people are there. `now` is the moment the demonstration is made: the year lies
 * before it, most of it in the last months. Returns how many reports it made.
 */
export async function fillReports(tx: Tx, secret: string, now = new Date()): Promise<number> {
  const random = randomStream(seed, 0)
  const { account } = await inventedPerson(tx, 'coordinator')
  const kindsAsTheyCame = kindsOfAYear(random)
  // More of them lately: the root makes the past thinner. The oldest is made first, as it came first.
  const ageOf = (n: number) => 0.05 + 360 * (1 - Math.sqrt(1 - (n + 0.5) / kindsAsTheyCame.length)) + random.uniform() * 0.9
  const all = kindsAsTheyCame
    .map((kind, n) => ({ kind, receivedAt: new Date(now.getTime() - ageOf(n) * dayMs) }))
    .toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime())
  for (const [n, made] of all.entries()) await fillReport(tx, { secret, random, now, account, n, ...made })
  return all.length
}

interface Making {
  secret: string
  random: RandomStream
  now: Date
  account: string
  kind: Kind
  receivedAt: Date
  n: number
}

async function fillReport(tx: Tx, making: Making): Promise<void> {
  const { secret, random, account, kind, receivedAt, now } = making
  const place = await inventedPlace(tx, random, kind)
  if (!place) return
  const told = inventedTold(making, place)
  const area = (await areaOfSpot(tx, place))?.id ?? null
  const routed = await routeReport(tx, { kind, area, times: told.times, day: todayInTown(receivedAt) })
  const steps = inventedSteps(making, told.door)
  const isUnread = told.words !== '' && isNew(making)
  const past: Past = {
    ...routed,
    area,
    words: redact(told.words, findPeople(told.words)),
    wordsState: told.words === '' ? 'none' : isUnread ? 'unread' : 'read',
    isPublic: told.door === 'fault' && steps.length > 0,
    voices: kind === 'mopeds' || kind === 'too-dark' ? 1 + Math.floor(random.uniform() * 6) : chance(random, 0.25) ? 2 : 1,
    receivedAt,
    steps,
  }
  const id = await keepInvented(tx, told, past)
  await markAsDemonstration(tx, 'public_space.report', id)
  await addReporter(tx, secret, id, told.draft, { email: null, language: 'da' })
  if (isUnread) await keepWords(tx, id, told.words)
  for (let voice = 0; voice < past.voices; voice++)
    await keepOccurrence(tx, id, { day: dayBefore(receivedAt, -7 * voice, now), time: told.times[0] ?? '' })
  await fillPast(tx, id, past, account)
}

async function fillPast(tx: Tx, id: string, past: Past, account: string): Promise<void> {
  const first: Step = { state: 'received', at: past.receivedAt, news: 'received' }
  await addPastEvent(tx, id, { from: null, step: first, by: { whom: 'reporter', account: null } })
  await addPastNews(tx, id, { step: first, past })
  let from = first.state
  for (const step of past.steps) {
    const isReporter = step.state === 'reopen-asked'
    await addPastEvent(tx, id, { from, step, by: isReporter ? { whom: 'reporter', account: null } : { whom: 'staff', account } })
    await addPastNews(tx, id, { step, past })
    from = step.state
  }
}

/** So new that nobody has read its words. */
const isNew = ({ receivedAt, now }: Pick<Making, 'receivedAt' | 'now'>): boolean => now.getTime() - receivedAt.getTime() < 6 * dayMs

/** The day of a moment, some days later, and never after today. */
const dayBefore = (moment: Date, days: number, now: Date): Day =>
  todayInTown(new Date(Math.min(now.getTime(), moment.getTime() - days * dayMs)))

/** Disturbances and unsafe places lie in the invented quarters, mopeds mostly in the north in the evening; so do all the streets there are. */
async function inventedPlace(tx: Tx, random: RandomStream, kind: Kind) {
  const quarter: Quarter = chance(random, kind === 'mopeds' ? 0.8 : 0.55) ? 'north' : 'south'
  const [street, numbers] =
    kind === 'mopeds' && quarter === 'north' ? inventedStreets.north[0] : one<readonly [string, number]>(random, inventedStreets[quarter])
  const number = 1 + Math.floor(random.uniform() * numbers)
  const found = await gazetteer(tx).find(street, number)
  // A little off the middle of its stretch, as addresses are.
  const off = () => (random.uniform() - 0.5) * 0.0006
  return found && { label: `${street} ${number}`, lat: found.lat + off(), lon: found.lon + off() }
}

function inventedTold({ random, kind, receivedAt, now, n }: Making, place: { label: string; lat: number; lon: number }): Told {
  const door = doorOf(kind)
  const times: DayTime[] =
    door === 'fault' ? [] : [kind === 'mopeds' ? 'evening' : one(random, ['day', 'evening', 'evening', 'night'] as const)]
  const said = hasWords(door) && chance(random, 0.6) ? one(random, sentences[kind] ?? ['']) : ''
  const words = (isNew({ receivedAt, now }) ? unread[kind] : undefined) ?? said
  return {
    draft: `demonstration-report-${String(n).padStart(4, '0')}`,
    door,
    kind,
    channel: chance(random, 0.12) ? 'phone' : 'web',
    happenedOn: dayBefore(receivedAt, door === 'good' ? 0 : Math.floor(random.uniform() * 3), now),
    times,
    weekdays: door === 'fault' ? '' : one(random, ['weekdays', 'weekend', 'all'] as const),
    howOften: door === 'fault' || door === 'good' ? '' : one(random, ['monthly', 'weekly', 'most-days'] as const),
    consequences: [one(random, consequencesOf[door])],
    place: { by: 'address', place: null, ...place },
    words,
  }
}

/** The way of a report by its age: the newest wait, most of the old ones have an answer, a few are open again. */
function inventedSteps({ random, receivedAt, now }: Making, door: Door): Step[] {
  const age = (now.getTime() - receivedAt.getTime()) / dayMs
  const at = (share: number) => new Date(receivedAt.getTime() + share * age * dayMs)
  if (age < 4) return []
  const assessed: Step = { state: 'assessed', at: at(0.1), news: 'assessed' }
  const draw = random.uniform()
  if (age < 14) return draw < 0.5 ? [] : draw < 0.8 ? [assessed] : [assessed, { state: 'waiting', at: at(0.5) }]
  const going: Step =
    draw < 0.5 ? { state: 'planned', at: at(0.3), news: 'planned' } : { state: 'in-progress', at: at(0.3), news: 'in-progress' }
  if (age < (door === 'fault' ? 60 : 40) && draw > 0.35) return [assessed, going]
  const [outcome, answer] = one(random, endings[door])
  const closed: Step = { state: 'closed', at: at(0.6), outcome, answer, news: 'closed' }
  if (draw > 0.97) return [assessed, going, closed, { state: 'reopen-asked', at: at(0.8) }]
  return draw > 0.93 ? [assessed, going, closed, { state: 'reopened', at: at(0.8), news: 'reopened' }] : [assessed, going, closed]
}
