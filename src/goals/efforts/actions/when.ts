// A day as people say it: how late it is, or how soon.
import { formatDate, type Locale } from '@trygby/ui'
import type { Day } from '../../../platform/form/model.ts'
import { daysTo } from './model.ts'
import type { da } from './texts.da.ts'

/** "2 dage over tiden", "i morgen", "om 12 dage"; a day far off is only its date. */
export function soonness(today: Day, day: Day, words: (typeof da)['days']): string {
  const days = daysTo(today, day)
  if (days < 0) return words.late(-days)
  if (days === 0) return words.today
  return days === 1 ? words.tomorrow : days <= 60 ? words.in(days) : ''
}

/** The same with the date: "i morgen, 3. marts 2027". */
export function dayInWords(today: Day, day: Day, words: (typeof da)['days'], locale: Locale): string {
  return [soonness(today, day, words), formatDate(day, locale)].filter((part) => part !== '').join(', ')
}
