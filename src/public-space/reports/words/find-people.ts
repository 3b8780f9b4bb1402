// Looks through what somebody wrote for what points at a person: names, telephones, person numbers, number plates, e-mail addresses.
import type { Finding, FindingKind } from './model.ts'
import { findNames } from './names/find-names.ts'
import { findNumbers } from './numbers.ts'
import { plainOf } from './plain.ts'

export { type Finding, type FindingKind, findingKinds } from './model.ts'

/**
 * What points at a person, in the order it stands; findings never overlap. `known` are streets and places of the town, which are no people
 * however they are called. Takes time in proportion to the text.
 */
export function findPeople(text: string, known: readonly string[] = []): Finding[] {
  const { plain, back } = plainOf(text)
  const numbers = findNumbers(plain)
  const names = findNames(plain, known).filter((name) => !numbers.some((number) => name.from < number.to && number.from < name.to))
  return [...numbers, ...names].sort((a, b) => a.from - b.from).map(({ what, from, to }) => ({ what, from: back(from), to: back(to) }))
}

const blocks: Record<FindingKind, string> = {
  name: '[navn]',
  phone: '[telefon]',
  'person-number': '[personnummer]',
  plate: '[nummerplade]',
  email: '[e-mail]',
}

/** The text with every finding left out, each replaced by a word in brackets that says what stood there. */
export function redact(text: string, findings: readonly Finding[]): string {
  let left = ''
  let at = 0
  for (const { what, from, to } of findings.toSorted((a, b) => a.from - b.from)) {
    if (from < at) continue
    left += text.slice(at, from) + blocks[what]
    at = to
  }
  return left + text.slice(at)
}
