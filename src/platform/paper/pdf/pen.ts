// Draws words and shapes so that a screen reader hears them too: every word belongs to an element of the document's tree, everything else is an artifact.
import type { Inline, PaperLanguage } from '../model.ts'
import type { da } from '../texts.da.ts'
import { isGluedLine, type Strip } from './flow.ts'
import { breakLines, type Letters, type Line, type Piece } from './lines.ts'
import { colours, type TextStyle } from './style.ts'

export type Pdf = PDFKit.PDFDocument
export type Element = PDFKit.PDFStructureElement

export interface Pen {
  pdf: Pdf
  letters: Letters
  language: PaperLanguage
  /** The words of paper in its language. */
  t: typeof da
  /** The paper's own address: links to pages of the town lead there from paper too. */
  address: string
  /** Notes so far: each has a name of its own, as the standard asks. */
  notes: number
}

/** Attributes that the library has no option for (how a list is numbered, where a figure stands). */
export function describe(element: Element, entries: Record<string, unknown>): void {
  // The dictionary is there at run time, though its types do not say so; the library writes it when the element is finished.
  Object.assign((element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary.data, entries)
}

/** A new element in the tree, after what its parent already holds. */
export function grow(pen: Pen, parent: Element, type: string, options: { alt?: string; scope?: string } = {}): Element {
  const element = pen.pdf.struct(type, options)
  parent.add(element)
  return element
}

/** Draws what is only for the eye. */
export function adorn({ pdf }: Pen, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

export interface Setting {
  x: number
  width: number
  style: TextStyle
  isRightAligned?: boolean
}

/** Text as strips, one for each line, that fill an element. `also` draws what goes with a line (a quote's bar, a list item's mark). */
export function textStrips(
  pen: Pen,
  element: Element,
  text: Inline[],
  setting: Setting,
  also?: (line: number, y: number, above: number) => void,
): Strip[] {
  const { style } = setting
  const lines = breakLines(text, style, setting.width, pen.letters)
  return lines.map((line, place) => ({
    before: place === 0 ? style.before : 0,
    height: style.leading,
    isGlued: isGluedLine(place, lines.length),
    draw: (y, above) => {
      also?.(place, y, above)
      drawLine(pen, element, line, y, setting)
    },
  }))
}

/** One line into its element, or for the eye only when it has none; links become elements of their own inside it. */
export function drawLine(pen: Pen, element: Element | null, line: Line, y: number, { x, width, style, isRightAligned }: Setting): void {
  const trailing = line.at(-1)
  const spare = width - line.reduce((sum, piece) => sum + piece.width, 0) + (trailing ? spaceAfter(pen, trailing, style) : 0)
  let at = isRightAligned ? x + spare : x
  const baseline = y + style.leading / 2 + style.size * 0.35
  for (const pieces of byLink(line)) {
    const start = at
    const href = pieces[0]?.href
    const target = href === undefined || !element ? null : targetOf(href, pen.address)
    const holder = target && element ? grow(pen, element, 'Link') : element
    const draw = () => {
      for (const piece of pieces) {
        drawPiece(pen, piece, at, baseline, style, target !== null)
        at += piece.width
      }
    }
    if (holder) holder.add(draw)
    else draw()
    if (target && holder)
      linkTo(pen, holder, target, {
        x: start,
        y,
        width: at - start,
        height: style.leading,
        words: pieces.map((piece) => piece.text).join(''),
      })
  }
}

const spaceAfter = ({ letters }: Pen, { text, font }: Piece, { size }: TextStyle) =>
  text.endsWith(' ') ? letters.width(' ', font, size) : 0

function byLink(line: Line): Piece[][] {
  const groups: Piece[][] = []
  for (const piece of line) {
    const last = groups.at(-1)
    if (last && last[0]?.href === piece.href) last.push(piece)
    else groups.push([piece])
  }
  return groups
}

function drawPiece({ pdf }: Pen, piece: Piece, x: number, baseline: number, style: TextStyle, isLink: boolean): void {
  if (piece.actual !== undefined) pdf.markContent('Span', { actual: piece.actual })
  const colour = isLink ? colours.harbour : style.colour
  pdf.font(piece.font, style.size).fillColor(colour).text(piece.text, x, baseline, { lineBreak: false, baseline: 'alphabetic' })
  if (isLink) {
    const below = baseline + style.size * 0.16
    pdf
      .moveTo(x, below)
      .lineTo(x + piece.width, below)
      .lineWidth(0.5)
      .stroke(colour)
  }
  if (piece.actual !== undefined) pdf.endMarkedContent()
}

type Target = { place: string } | { web: string }

/** Where a link leads from paper; null when nowhere. */
function targetOf(href: string, address: string): Target | null {
  if (href.startsWith('#')) return { place: href.slice(1) }
  return URL.canParse(href, address) ? { web: new URL(href, address).href } : null
}

interface Area {
  x: number
  y: number
  width: number
  height: number
  words: string
}

/** The place to press, tied to its element, with words for whoever does not see it. */
export function linkTo({ pdf }: Pen, element: Element, target: Target, { x, y, width, height, words }: Area): void {
  // The library hands these on to the annotation as they are; its types know only some of them.
  const options = { structParent: element, Contents: new String(words.trim()) } as object
  if ('place' in target) pdf.goTo(x, y, width, height, target.place, options)
  else pdf.link(x, y, width, height, target.web, options)
}
