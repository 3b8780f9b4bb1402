// Gathers the figures of a phenomenon: what was said and seen, what is more than usual, who is affected, what is near, what was tried, and whether it moved.
import { type EffortResponse, effortsTriedIn } from '../../../goals/index.ts'
import type { Tx } from '../../../platform/db.ts'
import { type Day, daysAfter, todayInTown } from '../../../platform/form/model.ts'
import type { Phenomenon, Source } from '../model.ts'
import { suggestedRing } from '../response/model.ts'
import {
  countByWeek,
  type Displacement,
  displacementIn,
  inTheWeek,
  periodsAround,
  type Unusual,
  unusualWeeks,
  weekOf,
  weeksBetween,
} from './model.ts'
import { firstReportOn, happeningsOf, likeByWeek, type Neighbour, neighboursOf, zonesOf } from './store.ts'

export interface Evidence {
  today: Day
  /** Mondays, the newest half year. */
  weeks: Day[]
  /** Times it happened, and reports that came, in each of them. */
  happened: number[]
  reported: number[]
  inTheWeek: ReturnType<typeof inTheWeek>
  unusual: Unusual | null
  consequences: { consequence: string; count: number }[]
  neighbours: Neighbour[]
  tried: Awaited<ReturnType<typeof effortsTriedIn>>
}

const shownWeeks = 26

export async function readEvidence(tx: Tx, of: Phenomenon, reports: readonly Source[], today = todayInTown()): Promise<Evidence> {
  const happenings = await happeningsOf(tx, of.id)
  const weeks = weeksBetween(daysAfter(today, -7 * (shownWeeks - 1)), today)
  return {
    today,
    weeks,
    happened: countByWeek(
      happenings.map(({ on }) => on),
      weeks,
    ),
    reported: countByWeek(
      reports.map(({ receivedAt }) => todayInTown(receivedAt)),
      weeks,
    ),
    inTheWeek: inTheWeek(happenings),
    unusual: await unusualOf(tx, of, today),
    consequences: consequencesOf(reports),
    neighbours: await neighboursOf(tx, of),
    tried: (await effortsTriedIn(tx, of.area)).filter(({ id }) => id !== of.effort),
  }
}

/** The week that is still running looks quiet whatever happens, so it is left out. */
async function unusualOf(tx: Tx, of: Phenomenon, today: Day): Promise<Unusual | null> {
  const { first, weeks } = await likeByWeek(tx, of)
  const last = daysAfter(weekOf(today), -7)
  if (first === null || first > last) return null
  const counted = new Map(weeks.map(({ week, count }) => [week, count]))
  const all = weeksBetween(first, last)
  return unusualWeeks(
    all,
    all.map((week) => counted.get(week) ?? 0),
  )
}

/** How many reports name each consequence, the most named first. */
function consequencesOf(reports: readonly Source[]): Evidence['consequences'] {
  const counts = new Map<string, number>()
  for (const { consequences } of reports)
    for (const consequence of consequences) if (consequence !== 'none') counts.set(consequence, (counts.get(consequence) ?? 0) + 1)
  return [...counts].map(([consequence, count]) => ({ consequence, count })).sort((a, b) => b.count - a.count)
}

/** Why it cannot be said whether it moved. */
export type NotMoved = 'too-soon' | 'no-before'

export interface Moved {
  figures: Displacement
  days: number
  from: Day
  middle: Day
  to: Day
  ring: number
}

/** Whether it moved, from the day the effort began, or why that cannot be said. */
export async function readMoved(tx: Tx, of: Phenomenon, effort: EffortResponse | null, today = todayInTown()): Promise<Moved | NotMoved> {
  const first = await firstReportOn(tx)
  const periods = effort?.beganAt ? periodsAround(effort.beganAt, first ?? today, today) : 'too-soon'
  if (periods === 'too-soon' || periods === 'no-before') return periods
  const ring = of.ring ?? suggestedRing(of.radius)
  return { figures: displacementIn(await zonesOf(tx, of, ring, periods)), ...periods, ring }
}
