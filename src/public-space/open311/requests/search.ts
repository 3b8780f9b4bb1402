// Which requests another system asks for: by number, or by kind, state and time within the standard's limits.
import { numberIn } from '../../open/model.ts'
import type { Asked } from '../answers/answer.ts'
import { Problem, readMoment } from '../answers/model.ts'
import { isService, mostDays, mostRequests } from './model.ts'
import type { Wanted } from './store.ts'

const dayMs = 86_400_000
const listIn = ({ one }: Asked, name: string): string[] =>
  one(name)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** A moment that was sent; null when none was. */
export function momentIn({ one }: Asked, name: string): Date | null {
  const sent = one(name)
  if (sent === '') return null
  const moment = readMoment(sent)
  if (!moment) throw new Problem(400, `${name} must be a moment with its offset (W3C), such as 2026-07-01T14:05:00+02:00.`)
  return moment
}

/** Numbers that are no numbers of ours simply find nothing, as the standard has it for lists. */
export function wantedIn(asked: Asked, now: Date): Wanted {
  const numbers = listIn(asked, 'service_request_id')
  if (numbers.length > 0)
    return { numbers: numbers.flatMap((one) => numberIn(one) ?? []), kinds: null, from: null, to: null, isOpen: null, most: mostRequests }
  const kinds = listIn(asked, 'service_code')
  const unknown = kinds.find((code) => !isService(code))
  if (unknown !== undefined) throw new Problem(404, 'service_code provided was not found.')
  return { numbers: null, kinds: kinds.length > 0 ? kinds : null, ...spanIn(asked, now), isOpen: statusIn(asked), most: mostRequests }
}

/** The last 90 days unless told otherwise, and never more than 90 days at once; in autumn they have an hour more. A clock that is ahead of ours finds nothing yet. */
function spanIn(asked: Asked, now: Date): { from: Date; to: Date } {
  const [start, end] = [momentIn(asked, 'start_date'), momentIn(asked, 'end_date')]
  const to = end ?? (start ? new Date(Math.max(start.getTime(), Math.min(now.getTime(), start.getTime() + mostDays * dayMs))) : now)
  const from = start ?? new Date(to.getTime() - mostDays * dayMs)
  if (from > to) throw new Problem(400, 'start_date is after end_date.')
  if (to.getTime() - from.getTime() > mostDays * dayMs + 3_600_000)
    throw new Problem(400, `start_date and end_date may be ${mostDays} days apart.`)
  return { from, to }
}

/** Open, closed, or null for both. */
function statusIn(asked: Asked): boolean | null {
  const wanted = new Set(listIn(asked, 'status').map((one) => one.toLowerCase()))
  for (const one of wanted) if (one !== 'open' && one !== 'closed') throw new Problem(400, 'status must be open or closed.')
  return wanted.size === 1 ? wanted.has('open') : null
}
