// Finds names of people in a text: by lists of names, by what stands around them, and not where a street or a shop is called after somebody.
import type { Finding } from '../model.ts'
import { familyNames } from './family.ts'
import { givenNames } from './given.ts'
import { alsoPlaces, alsoWords, capitalWords, seldomNames } from './ordinary.ts'
import { placesIn } from './places.ts'
import { isAfterTitle, isSaidToBeSomebody, lengthOfCalled } from './said.ts'
import { isNextTo, type Token, tokensOf } from './tokens.ts'

/** Names as they stand, whole: given name, family name and what stands between. */
export function findNames(plain: string, known: readonly string[]): Finding[] {
  const tokens = tokensOf(plain)
  const isPlace = placesIn(plain, tokens, known)
  const handles = handlesIn(plain)
  const found: Finding[] = []
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token || isPlace[i] || handles.some(({ from, to }) => token.from < to && from < token.to)) continue
    const called = lengthOfCalled(tokens, i, plain, isPlace)
    if (called === 0 && !isName(tokens, i, plain)) continue
    const last = lastOfName(tokens, i + Math.max(called, 1) - 1, plain, isPlace)
    found.push({ what: 'name', from: token.from - initialsBefore(plain, token.from), to: tokens[last]?.to ?? token.to })
    i = last
  }
  return [...handles, ...found]
}

/** How many signs the initials in front of a name take: "P. Hansen", "J.P. Sørensen". */
const initialsBefore = (plain: string, from: number): number =>
  /(?<![\p{L}\p{N}.])(?:\p{Lu}\. ?){1,3}$/u.exec(plain.slice(Math.max(0, from - 12), from))?.[0].length ?? 0

/** What somebody calls themselves where everybody can look them up. */
const handle =
  /(?<![\p{L}\p{N}.@])(?:@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,29}|(?:www\.)?(?:facebook|instagram|tiktok|snapchat|linkedin)\.com\/[\p{L}\p{N}_.@/-]{2,60})/giu
const handlesIn = (plain: string): Finding[] =>
  [...plain.matchAll(handle)].map(({ 0: came, index }) => ({
    what: 'name',
    from: index,
    to: index + came.length,
  }))

/** A word by itself, with the little around it that decides. */
function isName(tokens: readonly Token[], at: number, plain: string): boolean {
  const token = tokens[at]
  if (!token) return false
  const next = tokens[at + 1]
  const isFollowedByName = next?.isCapital === true && isNextTo(plain, token, next) && (isGiven(next) || isFamily(next))
  if (isGiven(token)) {
    const word = baseOf(token, givenNames)
    if (isSaidToBeSomebody(tokens, at, plain)) return token.isCapital || !alsoWords.has(word)
    if (seldomNames.has(word)) return token.isCapital && isFollowedByName && isFamily(next)
    if (!alsoWords.has(word)) return true
    return token.isCapital && (isFollowedByName || (!token.beginsSentence && !token.isShouted))
  }
  if (isFamily(token)) {
    if (alsoPlaces.has(baseOf(token, familyNames))) return token.isCapital && isSaidToBeSomebody(tokens, at, plain)
    return token.isCapital || isAfterTitle(tokens, at, plain) || isSaidToBeSomebody(tokens, at, plain)
  }
  if (!token.isCapital || capitalWords.has(token.word)) return false
  if (
    !token.beginsSentence &&
    /(?:.sen|[^aeiouyæøå]son|ski|ska|vić|oğlu|oglu|wicz|enko|dóttir|dottir)s?$/u.test(token.word) &&
    token.word.length > 5
  )
    return true
  return isSaidToBeSomebody(tokens, at, plain)
}

/** Without the s of whose it is, when the word is in the list without it and not with it. */
function baseOf({ word }: Token, names: ReadonlySet<string>): string {
  if (names.has(word)) return word
  return word.replace(/['’]s?$|s$/u, '')
}

const holds = (token: Token, names: ReadonlySet<string>): boolean => {
  if (names.has(token.word) || names.has(baseOf(token, names))) return true
  const pieces = token.word.split('-')
  return pieces.length > 1 && pieces.every((piece) => names.has(piece) || piece === 'al' || piece === 'el')
}
const isGiven = (token: Token): boolean => holds(token, givenNames)
const isFamily = (token: Token): boolean => holds(token, familyNames)

const between = new Set(['van', 'von', 'de', 'den', 'der', 'af', 'al', 'el', 'bin', 'ibn', 'bint', 'abu', 'la', 'da', 'du'])

/** How far a name goes on: through family names, initials and the small words in between. */
function lastOfName(tokens: readonly Token[], first: number, plain: string, isPlace: readonly boolean[]): number {
  let last = first
  for (let i = first + 1; i < tokens.length && i <= first + 4; i++) {
    const [before, token] = [tokens[i - 1], tokens[i]]
    if (!before || !token || isPlace[i] || !isNextTo(plain, before, token)) break
    const isInitial = /^\p{Lu}$/u.test(token.text)
    const goesOn = token.isCapital
      ? isInitial || isGiven(token) || isFamily(token) || !capitalWords.has(token.word)
      : isStrong(token) || (between.has(token.word) && tokens[i + 1]?.isCapital === true)
    if (!goesOn) break
    if (!between.has(token.word) || token.isCapital) last = i
  }
  return last
}

/** In small letters only names that are nothing else. */
const isStrong = (token: Token): boolean =>
  (isGiven(token) && !alsoWords.has(baseOf(token, givenNames)) && !seldomNames.has(baseOf(token, givenNames))) ||
  (isFamily(token) && !alsoPlaces.has(baseOf(token, familyNames)) && /sen$/.test(token.word))
