// Streets, places, shops and feasts that are called after people: the words in them are nobody's name.
import { calledAfterPeople, placeEnding, placeWords } from './ordinary.ts'
import type { Token } from './tokens.ts'

/** For every word whether it belongs to a place. `known` are the town's own streets and places. */
export function placesIn(plain: string, tokens: readonly Token[], known: readonly string[]): boolean[] {
  const isPlace = tokens.map(() => false)
  const lower = plain.toLowerCase()
  const cover = (from: number, to: number) => {
    for (const [i, token] of tokens.entries()) if (token.from < to && from < token.to) isPlace[i] = true
  }
  for (const place of [...calledAfterPeople, ...known]) {
    if (place.length < 4) continue
    const at = lower.indexOf(place.toLowerCase())
    for (let from = at; from >= 0; from = lower.indexOf(place.toLowerCase(), from + place.length))
      if (!/\p{L}/u.test(plain[from - 1] ?? '')) cover(from, from + place.length)
  }
  tokens.forEach((token, i) => {
    if (
      token.isCapital &&
      token.word.length > 5 &&
      placeEnding.test(token.word) &&
      !/(?:gaard|rup|borg|by|lev|have|park)s?$/.test(token.word)
    )
      isPlace[i] = true
    if (isEndOfStreet(tokens, i)) for (let back = i; back >= beginOfStreet(tokens, i); back--) isPlace[back] = true
    // Saints and kings have streets and squares.
    if (/^(?:sankt|skt|sct|saint)$/.test(tokens[i - 1]?.word ?? '') || (tokens[i - 1]?.text === 'St' && token.isCapital)) isPlace[i] = true
  })
  return isPlace
}

/** "Vej" after a capital word, or "vej" after somebody's s: Søren Kierkegaards vej. */
function isEndOfStreet(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!before?.isCapital || !token || token.from - before.to > 2 || !placeWords.has(token.word)) return false
  return (
    token.isCapital ||
    (/(?:s|'s|’s)$/.test(before.word) && streets.has(token.word) && tokens[at - 2]?.isCapital === true) ||
    (streets.has(token.word) && /[^aeiou]s$/.test(before.word) && !token.isCapital && alone.has(token.word))
  )
}

const streets = new Set([
  'vej',
  'gade',
  'allé',
  'alle',
  'plads',
  'torv',
  'stræde',
  'boulevard',
  'vænge',
  'kvarter',
  'kirke',
  'skole',
  'minde',
])
const alone = new Set(['allé', 'torv', 'stræde', 'boulevard', 'vænge', 'minde'])

/** Back through the capital words before it, up to four. */
function beginOfStreet(tokens: readonly Token[], at: number): number {
  let first = at
  while (first > 0 && at - first < 4) {
    const [before, token] = [tokens[first - 1], tokens[first]]
    if (!before?.isCapital || !token || token.from - before.to > 2) break
    first--
  }
  return first
}
