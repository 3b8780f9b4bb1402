// A right-to-left look-alike of any page's words, so that a forgotten text or a left-to-right habit is seen before real readers meet it.
const LATIN = 'abcdefghijklmnopqrstuvwxyzæøå'
const ARABIC = 'ابصدعفجهيكقلمنوثرستطخظشزغذضحى'
const RIGHT_TO_LEFT_MARK = '\u200f'

// Addresses and mail addresses are not words; mirrored they would no longer lead anywhere.
const isAddress = (text: string) => /^(\/|#|https?:|mailto:|tel:)/.test(text) || /^\S+@\S+$/.test(text)

function mirror(text: string): string {
  if (isAddress(text)) return text
  const letters = [...text].map((letter) => {
    const place = LATIN.indexOf(letter.toLowerCase())
    return place < 0 ? letter : (ARABIC[place] ?? letter)
  })
  return RIGHT_TO_LEFT_MARK + letters.join('') + RIGHT_TO_LEFT_MARK
}

function mirrorAny(value: unknown): unknown {
  if (typeof value === 'string') return mirror(value)
  if (typeof value === 'function') return (...given: unknown[]) => mirrorAny(Reflect.apply(value, undefined, given))
  if (Array.isArray(value)) return value.map(mirrorAny)
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mirrorAny(inner)]))
  return value
}

/** The same texts, in the same shape, in look-alike Arabic letters: what the test-only language `ar-XB` shows. */
export function pseudoTexts<T>(texts: T): T {
  // Every leaf keeps its kind (string stays string, function stays function), so the shape is unchanged.
  return mirrorAny(texts) as T
}
