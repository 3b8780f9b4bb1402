// Numbers and addresses that lead to one person: e-mail, person number, number plate, telephone; however they are spelled.
import { holdsPersonNumber } from '../../../platform/form/model.ts'
import type { Finding } from './model.ts'
import { emails } from './numbers/emails.ts'
import { phones, phonesWithCountry } from './numbers/phones.ts'
import { plates } from './numbers/plates.ts'

/** The sure kinds first: what is a person number is no telephone. Every pattern is bounded, so that no text takes long. */
export function findNumbers(plain: string): Finding[] {
  const found: Finding[] = []
  const free = (from: number, to: number) => !found.some((one) => from < one.to && one.from < to)
  for (const [what, places] of [
    ['email', emails],
    ['phone', phonesWithCountry],
    ['person-number', personNumbers],
    ['plate', plates],
    ['phone', phones],
  ] as const)
    for (const [from, to] of places(plain)) if (free(from, to)) found.push({ what, from, to })
  return found.sort((a, b) => a.from - b.from)
}

/** Six figures of a day and four more; also where the last four are hidden or the day stands in three pieces. */
function* personNumbers(plain: string): Generator<[number, number]> {
  const between = '[\\s./\\-‐‑‒–—−]{0,3}'
  const day = `(?<!\\d)(?:0[1-9]|[12]\\d|3[01]|[67]\\d|8\\d|9[01])${between}(?:0[1-9]|1[0-2])${between}\\d{2}`
  for (const { 0: came, index } of plain.matchAll(new RegExp(`${day}${between}(?:\\d{4}(?!\\d)|[xX*]{4})`, 'g')))
    if (!isDayAndTime(came)) yield [index, index + came.length]
  // Sweden, Norway and Poland: the day the other way round, or eleven figures in a row.
  for (const { 0: came, index } of plain.matchAll(/(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?!\d)/g))
    yield [index, index + came.length]
  for (const { 0: came, index } of plain.matchAll(/(?<![\d+])\d{2}(?:[0-3][1-9]|[0-3]0)(?:[0-2]\d|3[01])\d{5}(?!\d)/g))
    if (isPesel(came)) yield [index, index + came.length]
}

/** "12.05.26 18.30" is a day and a time: its four last figures are written as a time and a colon or dot stands in them. */
const isDayAndTime = (came: string): boolean => /\d{2}[.:]\d{2}$/.test(came) && !holdsPersonNumber(came)

const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]
const isPesel = (figures: string): boolean => weights.reduce((sum, weight, i) => sum + weight * Number(figures[i]), 0) % 10 === 0
