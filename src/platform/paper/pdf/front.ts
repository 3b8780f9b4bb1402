// The first page: whose it is, what it is called, what must be known of it, and what it holds on which page.
import type { Paper, Section } from '../model.ts'
import { glued, type Strip } from './flow.ts'
import { breakLines } from './lines.ts'
import { adorn, drawLine, type Element, grow, linkTo, type Pen, textStrips } from './pen.ts'
import { colours, page, styles, textWidth } from './style.ts'

const whole = { x: page.left, width: textWidth }

/** Town, title, marks and facts. */
export function frontStrips(pen: Pen, paper: Paper, root: Element): Strip[] {
  const town = textStrips(pen, grow(pen, root, 'P'), [{ text: paper.town }], {
    ...whole,
    style: { ...styles.body, size: 12, colour: colours.quiet },
  })
  const title = textStrips(pen, grow(pen, root, 'H1'), [{ text: paper.title }], { ...whole, style: styles.title })
  const bar: Strip = { before: 16, height: 4, draw: (y) => adorn(pen, () => pen.pdf.rect(page.left, y, 64, 4).fill(colours.lamp)) }
  return [...town, ...title, bar, ...markStrips(pen, paper, root), ...factStrips(pen, paper, root)]
}

function markStrips(pen: Pen, paper: Paper, root: Element): Strip[] {
  return paper.marks.flatMap((mark, place) => {
    const style = { ...styles.body, before: place === 0 ? 22 : 0, leading: 22, colour: '#5f3a00' }
    return textStrips(pen, grow(pen, root, 'P'), [{ text: mark, strong: true }], { x: page.left + 14, width: textWidth - 28, style }).map(
      (strip): Strip => ({
        ...strip,
        draw: (y, above) => {
          adorn(pen, () => {
            pen.pdf.rect(page.left, y, textWidth, strip.height).fill(colours.lampLight)
            pen.pdf.rect(page.left, y, 4, strip.height).fill(colours.lamp)
          })
          strip.draw(y, above)
        },
      }),
    )
  })
}

const NAME_WIDTH = 168

/** Names and values side by side: a table with a heading for each row. */
function factStrips(pen: Pen, paper: Paper, root: Element): Strip[] {
  const table = grow(pen, root, 'Table')
  return paper.facts.map(({ name, value, href }, place) => {
    const row = grow(pen, table, 'TR')
    const cells = [
      {
        x: page.left,
        width: NAME_WIDTH - 12,
        text: [{ text: name, strong: true as const }],
        element: grow(pen, row, 'TH', { scope: 'Row' }),
      },
      {
        x: page.left + NAME_WIDTH,
        width: textWidth - NAME_WIDTH,
        text: [{ text: value, ...(href !== undefined && { href }) }],
        element: grow(pen, row, 'TD'),
      },
    ].map((cell) => ({ ...cell, lines: breakLines(cell.text, styles.close, cell.width, pen.letters) }))
    return {
      before: place === 0 ? 26 : 4,
      height: Math.max(...cells.map(({ lines }) => lines.length)) * styles.close.leading,
      draw: (y) => {
        for (const { x, width, lines, element } of cells)
          for (const [at, line] of lines.entries())
            drawLine(pen, element, line, y + at * styles.close.leading, { x, width, style: styles.close })
      },
    }
  })
}

/** The contents, each line a link; `pageOf` is asked when they are drawn, since then all pages are known. */
export function contentsStrips(pen: Pen, sections: Section[], root: Element, pageOf: (anchor: string) => number): Strip[] {
  const part = grow(pen, root, 'Sect')
  const heading = textStrips(pen, grow(pen, part, 'H2'), [{ text: pen.t.contents }], { ...whole, style: styles.chapter })
  const list = grow(pen, part, 'TOC')
  const entries = sections.map(({ anchor, title }, place): Strip => {
    const link = grow(pen, grow(pen, grow(pen, list, 'TOCI'), 'Reference'), 'Link')
    const lines = breakLines([{ text: title }], styles.body, textWidth - 40, pen.letters)
    const height = lines.length * styles.body.leading
    return {
      before: place === 0 ? 6 : 1.5,
      height,
      draw: (y) => {
        for (const [at, line] of lines.entries()) drawLine(pen, link, line, y + at * styles.body.leading, { ...whole, style: styles.body })
        const foot = y + height - styles.body.leading
        const number = String(pageOf(anchor))
        const [text = []] = breakLines([{ text: ` ${number}` }], styles.body, 40, pen.letters)
        leader(
          pen,
          page.left + (lines.at(-1) ?? []).reduce((sum, piece) => sum + piece.width, 0),
          foot,
          pen.letters.width(number, 'regular', styles.body.size),
        )
        drawLine(pen, link, text, foot, { ...whole, style: styles.body, isRightAligned: true })
        linkTo(
          pen,
          link,
          { place: anchor },
          { x: page.left, y, width: textWidth, height, words: `${title}, ${pen.t.onPage(Number(number))}` },
        )
      },
    }
  })
  const [first, ...rest] = heading
  return [...(first ? [{ ...first, room: 180 }] : []), ...rest, ...glued(entries)]
}

/** Dots that lead the eye from a title to its page. */
const leader = (pen: Pen, from: number, y: number, numberWidth: number) =>
  adorn(pen, () => {
    const to = page.width - page.right - numberWidth - 8
    if (to - from < 20) return
    pen.pdf
      .moveTo(from + 8, y + 11.5)
      .lineTo(to, y + 11.5)
      .lineWidth(0.8)
      .dash(0.8, { space: 3.2 })
      .stroke(colours.quiet)
      .undash()
  })
