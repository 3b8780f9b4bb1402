// E-mail addresses, also those written so that machines do not see them.

const piece = String.raw`[\p{L}\p{N}_+%\-]{1,64}`
const whole = (at: string, dot: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}._+%-])${piece}(?:${dot}${piece}){0,4}${at}${piece}(?:${dot}${piece}){0,3}${dot}\\p{L}{2,24}(?![\\p{L}\\p{N}]|\\s{0,2}@)`,
    'giu',
  )

const plainly = whole(String.raw`\s{0,2}@\s{0,2}`, String.raw`\.`)
const inWords = whole(
  String.raw`(?:\s{0,2}@\s{0,2}|\s{0,2}[([{]\s?(?:at|a|snabel-?a)\s?[)\]}]\s{0,2}|\s(?:snabel[- ]?a|at)\s)`,
  String.raw`(?:\.|\s{0,2}[([{]\s?(?:dot|punktum|prik)\s?[)\]}]\s{0,2}|\s(?:dot|punktum|prik)\s)`,
)

/** Those written plainly first: "reached at me@example.dk" is one address, not two. */
export function* emails(plain: string): Generator<[number, number]> {
  for (const look of [plainly, inWords]) for (const { 0: came, index } of plain.matchAll(look)) yield [index, index + came.length]
}
