// Number plates: Danish ones, those of other countries that are seen here, and whatever is said to be one.
import { isNumberOfThing } from './phones.ts'

/** Two letters before figures that are a word or a measure and no plate. */
const words = new Set(
  'er på af ca kr nr kl km ad at de du en et og om op os se så to ud vi ja nej dk eu en iso by in of my no so up us we is it me kg mm cm st tv th sal kv m2 hz kw id tv'.split(
    ' ',
  ),
)
/** Three letters before three figures that are no plate. */
const things = new Set(
  'bus led ral tog nej der har det var kan med ved her for and the min max kun sti vej iso din usb abs tlf kvm gps cph stk kbh rum sal dør old was are'.split(
    ' ',
  ),
)

export function* plates(plain: string): Generator<[number, number]> {
  yield* danish(plain)
  yield* foreign(plain)
  yield* saidToBeOne(plain)
}

function* danish(plain: string): Generator<[number, number]> {
  for (const { 0: came, index, groups } of plain.matchAll(
    /(?<![\p{L}\p{N}])(?<letters>[A-Za-z]{2})(?<first>[\s.\-‐‑–]{0,2})(?<figures>\d{2}[\s.\-‐‑–]{0,2}\d{3}|\d{5}|\d{3}\s\d{2})(?![\p{L}\p{N}]|[.,]\d)/gu,
  )) {
    const { letters = '', first = '', figures = '' } = groups ?? {}
    // In small letters two letters and a space are a word and a number more often than a plate.
    const isSmall = letters !== letters.toUpperCase()
    if (words.has(letters.toLowerCase()) && (isSmall || first !== '')) continue
    if (isSmall && /^\s+$/.test(first) && /^\d{5}$/.test(figures)) continue
    if (isNumberOfThing(plain.slice(Math.max(0, index - 26), index))) continue
    yield [index, index + came.length]
  }
  // Small mopeds have four figures.
  for (const { 0: came, index } of plain.matchAll(/(?<![\p{L}\p{N}])(?!DK|EN|EU|NR|KL|ÅR)[A-Z]{2}[\s-]?\d{4}(?![\p{L}\p{N}]|[.,]\d)/gu))
    yield [index, index + came.length]
}

const otherLands = [
  /(?<![\p{L}\p{N}])[A-Z]{3}[\s-]?\d{2}[\dA-Z](?![\p{L}\p{N}])/gu, // Sweden, Finland, Lithuania
  /(?<![\p{L}\p{N}])[A-ZÖÜÄ]{1,3}[-–][A-Z]{1,2}[\s-]?\d{1,4}[EH]?(?![\p{L}\p{N}])/gu, // Germany
  /(?<![\p{L}\p{N}])[A-Z]{2,3}\s\d{4}[A-Z](?![\p{L}\p{N}])/gu, // Poland
  /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}\s?[A-Z]{3}(?![\p{L}\p{N}])/gu, // Great Britain
  /(?<![\p{L}\p{N}])[A-Z]{2}-\d{3}-[A-Z]{2}(?![\p{L}\p{N}])/gu, // France, Italy
  /(?<![\p{L}\p{N}])\d{2}\s[A-Z]{1,3}\s\d{2,4}(?![\p{L}\p{N}])/gu, // Turkey
  /(?<![\p{L}\p{N}])[A-Z]{1,2}\s?\d{2,3}\s?[A-Z]{3}(?![\p{L}\p{N}])/gu, // Romania
  /(?<![\p{L}\p{N}])(?:[A-Z]{1,3}|\d{1,3})-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{1,2}|\d{1,2})(?![\p{L}\p{N}])/gu, // Netherlands
]

function* foreign(plain: string): Generator<[number, number]> {
  for (const look of otherLands)
    for (const { 0: came, index } of plain.matchAll(look)) {
      const isMixed = /\d/.test(came) && /[A-Z]/.test(came)
      const letters = /[A-ZÖÜÄ]+/.exec(came)?.[0].toLowerCase() ?? ''
      if (isMixed && !things.has(letters) && !words.has(letters)) yield [index, index + came.length]
    }
}

/** After the word for it, anything with letters and figures is one. */
function* saidToBeOne(plain: string): Generator<[number, number]> {
  const said =
    /(?<!\p{L})(?:nummerplade[nr]?|nr\.?\s?plade[n]?|plade[n]?|reg\.?\s?nr\.?|registreringsnummer|number\s?plate|licen[cs]e\s?plate|reg(?:istration)?|plate)(?:\s(?:er|var|is|was|nr\.?|number))?[\s:"“(]{1,3}(?<plate>[\p{L}\p{N}]{1,4}(?:[\s.-]{1,2}[\p{L}\p{N}]{1,5}){0,3})/giu
  for (const { 0: came, index, groups } of plain.matchAll(said)) {
    const pieces = (groups?.plate ?? '').split(/(?<=[\s.-])(?=[\p{L}\p{N}])/u)
    const start = index + came.length - (groups?.plate ?? '').length
    // Ends with its last piece that holds a figure, so that the word after it stays.
    const last = pieces.findLastIndex((piece) => /\d/.test(piece))
    if (last >= 0)
      yield [
        start,
        start +
          pieces
            .slice(0, last + 1)
            .join('')
            .trimEnd().length,
      ]
  }
}
