// What residents can tell the town about places: four doors, closed answers, and how far the work on a report is.
import type { Day } from '../../platform/form/model.ts'

/** The doors behind which something is kept. The fifth, worry about a child or about violence, keeps nothing and leads to those who help. */
export const doors = ['unsafe', 'disturbance', 'fault', 'good'] as const
export type Door = (typeof doors)[number]

/** Conduct and conditions, never kinds of people. */
export const kindsOf = {
  unsafe: [
    'too-dark',
    'hard-to-see',
    'deserted',
    'no-way-out',
    'run-down',
    'shouting',
    'blocking-the-way',
    'being-followed',
    'other-unsafe',
  ],
  disturbance: ['mopeds', 'shouting-blocking', 'noise', 'drinking', 'open-drugs', 'loose-dogs', 'fireworks', 'damage', 'other-disturbance'],
  fault: ['lamp', 'bush', 'path', 'graffiti', 'litter', 'broken', 'other-fault'],
  good: ['life', 'light', 'kind-meetings', 'green', 'play', 'other-good'],
} as const satisfies Record<Door, readonly string[]>
export type Kind = (typeof kindsOf)[Door][number]
export const kinds: readonly Kind[] = doors.flatMap((door): readonly Kind[] => kindsOf[door])
export const isKindOf = (door: Door, kind: string): kind is Kind => (kindsOf[door] as readonly string[]).includes(kind)
export const doorOf = (kind: Kind): Door => doors.find((door) => isKindOf(door, kind)) ?? 'unsafe'

export const channels = ['web', 'phone', 'paper', 'open311'] as const
export type Channel = (typeof channels)[number]
export const dayTimes = ['morning', 'day', 'evening', 'night'] as const
export type DayTime = (typeof dayTimes)[number]
/** The hours of each time of the day, from the first to before the last; the night goes over midnight. */
export const hoursOf: Record<DayTime, readonly [from: number, to: number]> = {
  morning: [6, 9],
  day: [9, 17],
  evening: [17, 23],
  night: [23, 6],
}
export const weekdayChoices = ['weekdays', 'weekend', 'all'] as const
export type Weekdays = (typeof weekdayChoices)[number]
export const howOftens = ['once', 'monthly', 'weekly', 'most-days'] as const
export type HowOften = (typeof howOftens)[number]
/** What it makes people do. Of a good place: what it gives. */
export const consequencesOf = {
  unsafe: ['other-way', 'other-time', 'not-alone', 'stay-home', 'child-not-let', 'none'],
  disturbance: ['other-way', 'sleep-badly', 'stay-home', 'child-not-let', 'near-accident', 'none'],
  fault: ['other-way', 'other-time', 'near-accident', 'none'],
  good: ['come-more', 'stay-longer', 'meet-others', 'child-let', 'none'],
} as const satisfies Record<Door, readonly string[]>
export type Consequence = (typeof consequencesOf)[Door][number]

/** Only faults and disturbances have words of one's own, and only faults a picture. */
export const hasWords = (door: Door): boolean => door === 'fault' || door === 'disturbance'
export const hasPicture = (door: Door): boolean => door === 'fault'
/** Sensitive reports are never shown as points and only through the release gate. */
export const isSensitive = (door: Door): boolean => door !== 'fault'

export const placeWays = ['address', 'place', 'map', 'api'] as const
export interface ReportPlace {
  by: (typeof placeWays)[number]
  /** The place in words: an address, a known place or the nearest street. */
  label: string
  place: string | null
  /** WGS84, degrees. */
  lat: number
  lon: number
}

/** What a form, a letter, a telephone call or another system says, once it has been checked. */
export interface Told {
  /** Key of the form: the same one twice makes one report and gives the same receipt. 16-64 letters and digits. */
  draft: string
  door: Door
  kind: Kind
  channel: Channel
  happenedOn: Day | null
  times: DayTime[]
  weekdays: Weekdays | ''
  howOften: HowOften | ''
  consequences: Consequence[]
  place: ReportPlace
  /** As written, checked by `findPeople`; empty where the door has no words. At most 1,000 characters. */
  words: string
}

export const states = [
  'received',
  'assessed',
  'waiting',
  'with-partner',
  'planned',
  'in-progress',
  'closed',
  'reopen-asked',
  'reopened',
] as const
export type State = (typeof states)[number]
export const outcomes = ['solved', 'partly', 'not-solved', 'not-ours', 'duplicate', 'no-longer'] as const
export type Outcome = (typeof outcomes)[number]
export const voicesOfOutcome = ['reporter', 'staff', 'partner', 'somebody'] as const
export type SaidBy = (typeof voicesOfOutcome)[number]

/** Which states follow which. Closing needs an answer; what is reopened is worked on as before. */
export const movesFrom: Record<State, readonly State[]> = {
  received: ['assessed', 'waiting', 'with-partner', 'planned', 'in-progress', 'closed'],
  assessed: ['waiting', 'with-partner', 'planned', 'in-progress', 'closed'],
  waiting: ['assessed', 'with-partner', 'planned', 'in-progress', 'closed'],
  'with-partner': ['assessed', 'waiting', 'planned', 'in-progress', 'closed'],
  planned: ['assessed', 'waiting', 'with-partner', 'in-progress', 'closed'],
  'in-progress': ['assessed', 'waiting', 'with-partner', 'planned', 'closed'],
  closed: ['reopen-asked', 'reopened'],
  'reopen-asked': ['reopened', 'closed'],
  reopened: ['assessed', 'waiting', 'with-partner', 'planned', 'in-progress', 'closed'],
}
export const mayFollow = (from: State, to: State): boolean => movesFrom[from].includes(to)
/** Whether somebody in the town still owes an answer. */
export const isOpen = (state: State): boolean => state !== 'closed'

/** So many people who say "not solved" or "me too" about a closed report bring it back to staff without anybody's judgement. */
export const manyVoices = 3

/** A report as those who work on it see it. */
export interface Report {
  id: string
  number: number
  door: Door
  kind: Kind
  channel: Channel
  happenedOn: Day | null
  times: DayTime[]
  weekdays: Weekdays | ''
  howOften: HowOften | ''
  consequences: Consequence[]
  place: ReportPlace
  area: { id: string; name: string } | null
  /** With names and numbers left out until `wordsState` is `read`. */
  words: string
  wordsState: 'none' | 'unread' | 'read'
  state: State
  outcome: Outcome | null
  outcomeBy: SaidBy | null
  category: string | null
  team: { id: string; name: string } | null
  organisation: { id: string; name: string } | null
  answerBy: Day | null
  mergedInto: string | null
  splitFrom: string | null
  isPublic: boolean
  voices: number
  revision: number
  receivedAt: Date
  changedAt: Date
  closedAt: Date | null
}

/** What those who reported or follow are told; `key` chooses the sentence. */
export const newsKeys = [
  'received',
  'assessed',
  'team',
  'partner',
  'question',
  'planned',
  'in-progress',
  'phenomenon',
  'effort-agreed',
  'effort-begun',
  'effort-ended',
  'judged',
  'closed',
  'reopened',
  'merged',
  'divided',
  'put-back',
] as const
export type NewsKey = (typeof newsKeys)[number]
export interface News {
  key: NewsKey
  /** Which unit of the town or which partner has it. */
  unit: string
  nextStep: string
  answerBy: Day | null
  /** The answer in the words of whoever gave it. */
  words: string
  detail?: Record<string, string>
}
