// Somebody's days as a calendar file: whole days, with the name of the effort and of the action, and nothing else.
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator'
import type { OwnAction, OwnDate } from '../mine/model.ts'

export interface CalendarWords {
  name: string
  action: (what: string) => string
  verdict: (effort: string) => string
  planReview: (plan: string) => string
}

interface Contents {
  actions: readonly OwnAction[]
  dates: readonly OwnDate[]
  words: CalendarWords
  /** A name in the reader's language. */
  say: (name: OwnDate['name']) => string
  /** The address of a page, whole. */
  link: (path: string) => string
}

/** How often a calendar is asked to look again, in seconds. */
const every = 6 * 3600

/** The calendar as text/calendar. Done actions and those without a day are not in it. */
export function calendarFile({ actions, dates, words, say, link }: Contents): string {
  const calendar = ical({
    name: words.name,
    method: ICalCalendarMethod.PUBLISH,
    ttl: every,
    prodId: { company: 'Trygby', product: 'Trygby' },
  })
  const add = (id: string, on: string, summary: string, description: string, url: string) =>
    calendar.createEvent({
      id: `${id}@trygby`,
      // The library writes a whole day as it is in UTC; midnight there is that day wherever the machine stands.
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      summary,
      description,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    })
  for (const { id, what, byOn, doneAt, effort, effortName } of actions)
    if (doneAt === null && byOn !== null)
      add(
        `action-${id}`,
        byOn,
        words.action(what),
        effortName ? say(effortName) : '',
        link(effortName ? `/efforts/${effort}` : '/my-actions'),
      )
  for (const { kind, id, on, name } of dates)
    if (kind === 'verdict') add(`verdict-${id}`, on, words.verdict(say(name)), '', link(`/efforts/${id}`))
    else add(`plan-review-${id}`, on, words.planReview(say(name)), '', link('/plan'))
  return calendar.toString()
}
