// In the words of a phenomenon: who somebody is instead of what is done, and words that say too little; each with a better way to say it.
import { type Better, personWords, vagueWords } from './better/words.ts'

export interface WordFound {
  /** As it was written. */
  word: string
  from: number
  to: number
  /** Names the sentence in `better/texts.*` that says how to say it instead. */
  better: Better
}

/**
 * Words for kinds of people, in Danish and English: a phenomenon says what is done. Of a `consequence` it may be said whom it touches, such as
 * children and the old, but not how anybody is.
 */
export const findPersonWords = (text: string, part: 'conduct' | 'consequence' = 'conduct'): WordFound[] =>
  findIn(
    text,
    people.filter(({ better }) => part === 'conduct' || !touched.has(better)),
  )

/** Words that could mean anything: a phenomenon says what can be seen or heard. */
export const findVagueWords = (text: string): WordFound[] => findIn(text, vague)

const touched: ReadonlySet<Better> = new Set(['conduct', 'group-by-age', 'group-by-sex'])

interface Look {
  better: Better
  /** Whole words only. */
  pattern: RegExp
}

const looksOf = (words: readonly (readonly [Better, string])[]): Look[] =>
  words.map(([better, pattern]) => ({ better, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu') }))
const people = looksOf(personWords)
const vague = looksOf(vagueWords)

/** In the order they stand; what a first look took is not found by a later one. */
function findIn(text: string, looks: readonly Look[]): WordFound[] {
  const found: WordFound[] = []
  for (const { better, pattern } of looks)
    for (const { 0: word, index } of text.matchAll(pattern))
      if (!found.some((one) => index < one.to && one.from < index + word.length))
        found.push({ word, from: index, to: index + word.length, better })
  return found.sort((a, b) => a.from - b.from)
}
