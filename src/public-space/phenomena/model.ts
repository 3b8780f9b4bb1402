// A phenomenon: a behaviour at a place in a time window with a consequence, told of more than once; never a person or a kind of people.
import type { Day } from '../../platform/form/model.ts'
import { type DayTime, dayTimes, hoursOf, type Kind, type Weekdays } from '../reports/model.ts'

/** Scan, analyse, respond, assess: the four steps of problem-oriented work. */
export const stages = ['scan', 'analyse', 'respond', 'assess'] as const
export type Stage = (typeof stages)[number]
export const isStage = (text: string): text is Stage => stages.some((stage) => stage === text)

export const shapes = ['points', 'street', 'area'] as const
export type PlaceShape = (typeof shapes)[number]
/** There all the time, suddenly there, or back again and again. */
export const rhythms = ['chronic', 'spike', 'recurrent'] as const
export type Rhythm = (typeof rhythms)[number]
/** What came of it, chosen by a person who has seen the figures. */
export const results = ['gone', 'moved', 'less', 'unchanged'] as const
export type Outcome = (typeof results)[number]

/** What somebody writes of it. */
export interface PhenomenonForm {
  behaviour: string
  where: string
  consequence: string
  kinds: Kind[]
  shape: PlaceShape
  street: string
  area: string | null
  /** Metres from its middle. */
  radius: number
  weekdays: Exclude<Weekdays, ''>
  /** Whole hours; a window over midnight ends before it begins. */
  fromHour: number
  toHour: number
  owner: string | null
  organisations: string[]
}

export interface Phenomenon extends PhenomenonForm {
  id: string
  /** WGS84, degrees. */
  lat: number
  lon: number
  areaName: string
  stage: Stage
  rhythm: Rhythm | ''
  analysis: string
  ownerName: string
  organisationNames: string[]
  notHeardBecause: string
  effort: string | null
  tiedAt: Date | null
  /** Moves of the effort that everybody behind it has heard of. */
  told: string[]
  /** Where the ring ends in which one looks whether it moved, metres; null until it is agreed. */
  ring: number | null
  displacementPlan: string
  result: Outcome | null
  resultWords: string
  state: 'open' | 'closed'
  revision: number
  madeAt: Date
  changedAt: Date
}

/** A line of the list. */
export interface PhenomenonLine
  extends Pick<Phenomenon, 'id' | 'behaviour' | 'where' | 'stage' | 'state' | 'result' | 'ownerName' | 'changedAt'> {
  areaName: string
  reports: number
  /** How many people said it. */
  voices: number
  /** When the newest of its reports came. */
  newest: Date | null
}

/** A report as far as a phenomenon needs it. */
export interface Source {
  id: string
  number: number
  kind: Kind
  label: string
  lat: number
  lon: number
  times: DayTime[]
  weekdays: Weekdays | ''
  consequences: string[]
  voices: number
  state: string
  receivedAt: Date
}

export const eventKinds = [
  'made',
  'changed',
  'reports-added',
  'report-removed',
  'observation-added',
  'count-added',
  'analysed',
  'invited',
  'heard',
  'declined',
  'not-heard',
  'displacement',
  'effort-tied',
  'effort-untied',
  'effort-moved',
  'result',
  'closed',
  'reopened',
] as const
export type EventKind = (typeof eventKinds)[number]

/** One row of its trail; never changed. */
export interface PhenomenonEvent {
  id: string
  kind: EventKind
  by: string
  words: string
  detail: Record<string, unknown>
  at: Date
}

/** How many reports, observations or counts make a phenomenon at the least. */
export const leastSources = 2

/**
 * The shortest window that holds all these times of the day, in whole hours; the whole day when there are none or all.
 * A window over midnight ends before it begins.
 */
export function windowOf(times: readonly DayTime[]): { fromHour: number; toHour: number } {
  const isIn = dayTimes.map((time) => times.includes(time))
  if (isIn.every((one) => one) || !isIn.some((one) => one)) return { fromHour: 0, toHour: 24 }
  // The longest stretch of the day that is free of it lies outside; the window is what is left.
  let longest = { end: 0, length: 0 }
  for (let end = 0; end < dayTimes.length; end++) {
    let length = 0
    while (!isIn[(end - length + dayTimes.length) % dayTimes.length]) length++
    if (length > longest.length) longest = { end, length }
  }
  const first = dayTimes[(longest.end + 1) % dayTimes.length] ?? 'morning'
  const last = dayTimes[(longest.end - longest.length + dayTimes.length) % dayTimes.length] ?? 'night'
  return { fromHour: hoursOf[first][0], toHour: hoursOf[last][1] }
}

/** Metres between two places on the ground; good to a metre in ten kilometres. */
export function metresBetween(one: { lat: number; lon: number }, other: { lat: number; lon: number }): number {
  const north = (other.lat - one.lat) * 111_195
  const east = (other.lon - one.lon) * 111_195 * Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180)
  return Math.hypot(north, east)
}

/** The middle of places and the metres from it that hold them all, at least 50. */
export function around(places: readonly { lat: number; lon: number }[]): { lat: number; lon: number; radius: number } {
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const middle = { lat: mean(places.map(({ lat }) => lat)), lon: mean(places.map(({ lon }) => lon)) }
  const furthest = Math.max(...places.map((place) => metresBetween(middle, place)))
  return { ...middle, radius: Math.min(5000, Math.max(50, Math.ceil((furthest + 20) / 10) * 10)) }
}

/** What was counted on the spot: conduct, never persons. */
export interface Count {
  id: string
  what: string
  on: Day
  hours: number
  count: number
  byName: string
}
