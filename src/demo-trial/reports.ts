// A point becomes an invented report: how old it is decides how far the town is with it.
import { type Day, daysAfter } from '../platform/form/model.ts'
import { type Door, doorOf, type Kind, type Outcome, type State } from '../public-space/reports/model.ts'
import { addressAt, type Layout } from './layout.ts'
import type { Point } from './points.ts'

export interface TrialReport {
  draft: string
  door: Door
  kind: Kind
  happenedOn: Day
  times: string[]
  weekdays: 'weekdays' | 'weekend' | ''
  lat: number
  lon: number
  label: string
  area: string | null
  team: string | null
  state: State
  outcome: Outcome | null
  answerBy: Day
  /** The day it was closed. */
  closedOn: Day | null
  isPublic: boolean
}

const answerDays = 14
const outcomes: readonly Outcome[] = ['solved', 'solved', 'solved', 'partly', 'not-solved', 'not-ours', 'no-longer']
const openStates: readonly State[] = ['received', 'assessed', 'planned', 'in-progress']

export interface Around {
  layouts: Record<Point['part'], Layout>
  areaOf(spot: { lat: number; lon: number }): string | null
  teamOf(kind: Kind): string | null
  today: Day
}

/** The same points and day give the same reports. `i` is the point's place among all. */
export function reportOf(point: Point, i: number, { layouts, areaOf, teamOf, today }: Around): TrialReport {
  const { kind, day, lat, lon } = point
  const age = (Date.parse(today) - Date.parse(day)) / 86_400_000
  const tookDays = 2 + ((i * 31) % 25)
  const isClosed = age > tookDays && (age > 90 || i % 3 !== 0)
  const state: State = isClosed ? 'closed' : age < 1 ? 'received' : (openStates[i % openStates.length] ?? 'received')
  const door = doorOf(kind)
  return {
    draft: `trial-${point.part}-${String(i).padStart(8, '0')}`,
    door,
    kind,
    happenedOn: day,
    times: point.time ? [point.time] : [],
    weekdays: point.isWeekend === null ? '' : point.isWeekend ? 'weekend' : 'weekdays',
    lat,
    lon,
    label: addressAt(layouts[point.part], point),
    area: areaOf(point),
    team: teamOf(kind),
    state,
    outcome: isClosed ? (outcomes[i % outcomes.length] ?? 'solved') : null,
    answerBy: daysAfter(day, answerDays),
    closedOn: isClosed ? daysAfter(day, tookDays) : null,
    isPublic: door === 'fault' && state !== 'received',
  }
}
