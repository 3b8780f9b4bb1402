// A phenomenon says what is done, where, when and with what consequence: names, kinds of people and words that say nothing are refused, each with a better way to say it.
import type { FieldError } from '../../../platform/result.ts'
import type { Better } from '../../reports/words/better/words.ts'
import { findPeople } from '../../reports/words/find-people.ts'
import { findPersonWords, findVagueWords, type WordFound } from '../../reports/words/person-words.ts'

/** How strict a field is: `conduct` names no people at all; `people` may speak of families and children, never by origin, looks, a bad name or trouble. */
export type Strictness = 'conduct' | 'people'

const neverSaid: readonly Better[] = ['group-by-origin', 'group-by-name', 'group-by-trouble', 'look']

/**
 * What is wrong with the words of a field, the first thing only; null when nothing is. `known` are streets and places of the town. The keys are
 * `name` and `say-` with the better way; `came` is what stood there.
 */
export function complaintAbout(field: string, text: string, strictness: Strictness, known: readonly string[]): FieldError | null {
  const [person] = findPeople(text, known)
  if (person) return { field, key: person.what === 'name' ? 'name' : 'trace', came: text.slice(person.from, person.to) }
  const people = findPersonWords(text).filter(({ better }) => strictness === 'conduct' || neverSaid.includes(better))
  const found: WordFound | undefined = [...people, ...(strictness === 'conduct' ? findVagueWords(text) : [])][0]
  return found ? { field, key: `say-${found.better}`, came: found.word } : null
}
