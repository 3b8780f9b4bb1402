// Which dates are to be reminded of on a day: thirty days before, and on the day itself.
import { type Day, daysAfter } from '../../../platform/form/model.ts'
import type { Frequency } from '../../indicators/model.ts'
import { lastDayOf, nextDue } from '../../indicators/period/model.ts'

export type Thing = 'review' | 'verdict' | 'figure'

/** A date somebody has agreed to: a plan is reviewed, an effort is judged, an indicator gets its next figure. */
export interface Agreed {
  thing: Thing
  /** Of the version, the effort or the indicator. */
  id: string
  on: Day
  /** Where it is done, without language. */
  path: string
  /** The effort's owner, besides the coordinators; null when there is none. */
  owner: string | null
}

export interface Due extends Agreed {
  when: 'ahead' | 'today'
}

const aheadDays = 30
/** A town that stood still for some days still reminds when it is back; what is older than this nobody wants a heap of letters about. */
const patience = 10

/** Those of the dates that call for a letter on a day. */
export function dueOn(agreed: readonly Agreed[], today: Day): Due[] {
  return agreed.flatMap((one): Due[] => {
    if (isWithin(today, one.on)) return [{ ...one, when: 'today' }]
    return isWithin(today, daysAfter(one.on, -aheadDays)) ? [{ ...one, when: 'ahead' }] : []
  })
}

const isWithin = (today: Day, from: Day): boolean => today >= from && today < daysAfter(from, patience)

/** A reminder is sent once for each of its two days; its name in the list of those that were sent. */
export const nameOf = ({ thing, when }: Due): string => `${thing}-${when}`

/** When the next figure of an indicator that is fed by hand is due: null while it has none, or comes irregularly. */
export function figureDue(periods: readonly string[], frequency: Frequency): Day | null {
  const newest = [...periods].sort((a, b) => (lastDayOf(a) ?? '').localeCompare(lastDayOf(b) ?? '')).at(-1)
  return nextDue(newest ?? null, frequency)
}
