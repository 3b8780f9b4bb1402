// A text without disguise: wide figures are figures, signs that nobody sees are gone; and the way back to where it stood.

export interface Plain {
  plain: string
  /** Where a place of the plain text stands in the written one. */
  back(place: number): number
}

/** Letters with their marks are taken together, so that a name written in pieces is the same name. */
export function plainOf(text: string): Plain {
  const places: number[] = []
  let plain = ''
  for (const { 0: sign, index } of text.matchAll(/\P{M}\p{M}{0,8}|\p{M}/gu)) {
    const said = /^\p{Cf}$/u.test(sign) ? '' : sign.normalize('NFKC').replace(/\p{Cf}/gu, '')
    for (let i = 0; i < said.length; i++) places.push(index)
    plain += said
  }
  places.push(text.length)
  return { plain, back: (place) => places[place] ?? text.length }
}
