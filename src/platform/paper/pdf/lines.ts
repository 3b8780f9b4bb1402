// Words become lines: broken at spaces and after hyphens and slashes, a word longer than the line inside itself.
import { type Inline, mayLinkTo, plainText } from '../model.ts'
import type { FontName, TextStyle } from './style.ts'

export interface Piece {
  text: string
  font: FontName
  width: number
  href?: string
  /** What the text really is, where the letters lack a sign of it. */
  actual?: string
}
export type Line = Piece[]

/** The letters' own knowledge: how wide a text is, and whether they have a sign for a code point. */
export interface Letters {
  width(text: string, font: FontName, size: number): number
  has(codePoint: number): boolean
}

/** What cannot be broken: a word, perhaps of several runs, with the space after it. */
type Word = Piece[]

const lineEnd = { kind: 'end' } as const

/** Sets text in lines of at most `width` points. At least one line; the space a line is broken at stays at its end, so that words do not grow together when read aloud. */
export function breakLines(text: Inline[], style: TextStyle, width: number, letters: Letters): Line[] {
  const lines: Line[] = [[]]
  let filled = 0
  const put = (word: Word) => {
    lines.at(-1)?.push(...word)
    filled += widthOf(word)
  }
  const newLine = () => {
    lines.push([])
    filled = 0
  }
  for (const word of wordsIn(text, style, letters)) {
    if ('kind' in word) newLine()
    else if (filled + bareWidth(word, style, letters) <= width) put(word)
    else {
      if (filled > 0) newLine()
      if (bareWidth(word, style, letters) <= width) put(word)
      else
        for (const [place, part] of partsOf(word, style, width, letters).entries()) {
          if (place > 0) newLine()
          put(part)
        }
    }
  }
  return lines.map(joined)
}

const widthOf = (word: Word) => word.reduce((sum, piece) => sum + piece.width, 0)

/** Without the space after it, which may stand outside the margin. */
function bareWidth(word: Word, style: TextStyle, letters: Letters): number {
  const last = word.at(-1)
  if (!last?.text.endsWith(' ')) return widthOf(word)
  return widthOf(word) - last.width + letters.width(last.text.trimEnd(), last.font, style.size)
}

/** The widest word: no column of a table is made narrower when it can be helped. */
export function widestWord(text: Inline[], style: TextStyle, letters: Letters): number {
  let widest = 0
  for (const word of wordsIn(text, style, letters)) if (!('kind' in word)) widest = Math.max(widest, bareWidth(word, style, letters))
  return widest
}

function* wordsIn(text: Inline[], style: TextStyle, letters: Letters): Generator<Word | typeof lineEnd> {
  let word: Word = []
  for (const run of text) {
    const font = fontOf(run, style)
    const href = run.href !== undefined && mayLinkTo(run.href) ? run.href : undefined
    // A break is wanted before a line end, after spaces, and inside compound words and addresses; a sign with its figure stays together.
    for (const [part] of plainText(run.text)
      .replaceAll('\t', ' ')
      .matchAll(/\n|[^\n ]*?(?:[-–/](?=[^\s\d])| +|(?=\n)|$)/g)) {
      if (part === '') continue
      if (part === '\n') {
        if (word.length > 0) yield word
        word = []
        yield lineEnd
        continue
      }
      word.push(pieceOf(part.replace(/ +$/, ' '), font, href, style, letters))
      if (/[ /–-]$/.test(part)) {
        yield word
        word = []
      }
    }
  }
  if (word.length > 0) yield word
}

function fontOf({ strong, emphasis }: Inline, style: TextStyle): FontName {
  const isStrong = strong || style.strong
  if (emphasis) return isStrong ? 'semibold-italic' : 'italic'
  return isStrong ? 'semibold' : 'regular'
}

// Signs that say how text is shown, not what it says: a sign of their own would be a box on paper.
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu

function pieceOf(text: string, font: FontName, href: string | undefined, style: TextStyle, letters: Letters): Piece {
  // The non-breaking space has done its work: no line is broken at it.
  const visible = text.replace(INVISIBLE, '').replace(/[\u00a0\u202f\u2007]/g, ' ')
  let shown = ''
  for (const sign of visible) shown += letters.has(sign.codePointAt(0) ?? 0) ? sign : '\u25a1'
  return {
    text: shown,
    font,
    width: letters.width(shown, font, style.size),
    ...(href !== undefined && { href }),
    ...(shown !== visible && { actual: visible }),
  }
}

/** A word too long for a line, in parts that fit; a part of a real word ends in a hyphen, a part of an address does not. */
function partsOf(word: Word, style: TextStyle, width: number, letters: Letters): Word[] {
  const parts: Word[] = [[]]
  let filled = 0
  for (const piece of word) {
    const hyphen = /^\p{L}{12,}\P{L}*$/u.test(piece.text) && !piece.actual ? '-' : ''
    const room = width - letters.width(hyphen, piece.font, style.size)
    let text = ''
    const end = (sign: string) => {
      if (text) parts.at(-1)?.push({ ...piece, text: text + sign, width: letters.width(text + sign, piece.font, style.size) })
      text = ''
    }
    for (const sign of piece.text) {
      const more = letters.width(sign, piece.font, style.size)
      if (filled > 0 && filled + more > room && sign !== ' ') {
        end(hyphen)
        parts.push([])
        filled = 0
      }
      text += sign
      filled += more
    }
    end('')
  }
  return parts.filter((part) => part.length > 0)
}

/** Neighbours of one kind are drawn as one. */
function joined(line: Line): Line {
  const result: Line = []
  for (const piece of line) {
    const last = result.at(-1)
    if (last && last.font === piece.font && last.href === piece.href && !last.actual && !piece.actual) {
      last.text += piece.text
      last.width += piece.width
    } else result.push({ ...piece })
  }
  return result
}
