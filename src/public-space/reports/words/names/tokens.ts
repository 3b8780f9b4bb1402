// A text as words, each with what decides whether it is a name: its capital letter, and whether every word here would have one.

export interface Token {
  /** As written. */
  text: string
  /** In small letters. */
  word: string
  from: number
  to: number
  isCapital: boolean
  beginsSentence: boolean
  /** Somebody who writes everything in capital letters says nothing by one of them. */
  isShouted: boolean
}

export function tokensOf(plain: string): Token[] {
  const letters = plain.match(/\p{L}/gu)?.length ?? 0
  const isShouted = letters > 12 && (plain.match(/\p{Lu}/gu)?.length ?? 0) > letters * 0.6
  const tokens: Token[] = []
  for (const { 0: text, index } of plain.matchAll(/\p{L}[\p{L}\p{M}]*(?:[-'’][\p{L}\p{M}]+)*['’]?/gu)) {
    const before = plain.slice(tokens.at(-1)?.to ?? 0, index)
    tokens.push({
      text,
      word: text.toLowerCase(),
      from: index,
      to: index + text.length,
      isCapital: /^\p{Lu}/u.test(text),
      beginsSentence: tokens.length === 0 || /[!?\n:]|[.](?!\s*$)|[.]\s+$/u.test(withoutShort(before, tokens.at(-1))),
      isShouted,
    })
  }
  return tokens
}

/** A full stop after a short form ends no sentence. */
const withoutShort = (before: string, last: Token | undefined): string =>
  last && (/^(?:nr|kl|hr|fr|frk|ca|bl|tlf|st|skt|sct|dvs|fx|mr|mrs|ms|dr|vh|mvh|th|tv)$/.test(last.word) || last.text.length === 1)
    ? before.replace('.', '')
    : before

/** Whether two words stand beside each other with nothing but a blank, a hyphen or the full stop of an initial between. */
export const isNextTo = (plain: string, before: Token, after: Token): boolean =>
  /^(?:\.?[ \u00a0]{1,2}|-)$/.test(plain.slice(before.to, after.from)) && !after.beginsSentence
