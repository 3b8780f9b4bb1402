// A phenomenon says what is done, where, when and with what consequence: names, kinds of people and words that say nothing are refused, each with a better way to say it.
import type { FieldError } from '../../../platform/result.ts'
import { findPeople } from '../../reports/words/find-people.ts'
import { findPersonWords, findVagueWords, type WordFound } from '../../reports/words/person-words.ts'

/** How strict a field is: `conduct` names no people at all; `people` may speak of families and children, never by origin, looks, a bad name or trouble. */
export type Strictness = 'conduct' | 'people'

/**
 * What is wrong with the words of a field, the first thing only; null when nothing is. `known` are streets and places of the town. The keys are
 * `name` and `say-` with the better way; `came` is what stood there.
 */
export function complaintAbout(field: string, text: string, strictness: Strictness, known: readonly string[]): FieldError | null {
  const [person] = findPeople(text, known)
  if (person) return { field, key: person.what === 'name' ? 'name' : 'trace', came: text.slice(person.from, person.to) }
  const people = findPersonWords(text, strictness === 'conduct' ? 'conduct' : 'consequence').filter((one) => !isInPlace(text, one, known))
  const found: WordFound | undefined = [...people, ...(strictness === 'conduct' ? findVagueWords(text) : [])][0]
  return found ? { field, key: `say-${found.better}`, came: found.word } : null
}

/** Whether a word is part of the name of a street or place, as in a Drengestien or a Polske Kirke. */
function isInPlace(text: string, { from, to }: WordFound, known: readonly string[]): boolean {
  const written = text.toLowerCase()
  return known.some((name) => {
    // The name holds the word where some beginning of it at or before the word reaches over its end.
    for (let at = written.indexOf(name.toLowerCase()); at >= 0 && at <= from; at = written.indexOf(name.toLowerCase(), at + 1))
      if (at + name.length >= to) return true
    return false
  })
}
