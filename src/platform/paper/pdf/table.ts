// A table in print: columns as wide as their words need, headings again on every page it goes on, rows that are not cut.
import { headingOf } from '../figures.ts'
import type { Block, Inline } from '../model.ts'
import { glued, type Strip } from './flow.ts'
import { breakLines, widestWord } from './lines.ts'
import { adorn, drawLine, type Element, grow, type Pen, textStrips } from './pen.ts'
import { bodyHeight, colours, styles, type TextStyle } from './style.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

interface Column {
  x: number
  width: number
  isRightAligned: boolean
}

const PAD = { x: 6, y: 4.5 }
/** More columns than this are set in smaller letters. */
const MANY = 6

export function tableStrips(pen: Pen, table: TableBlock, caption: string, stand: { parent: Element; x: number; width: number }): Strip[] {
  const style = table.columns.length > MANY ? styles.narrowCell : styles.cell
  const headStyle: TextStyle = { ...style, strong: true, colour: colours.harbour }
  const headings = table.columns.map((_, place): Inline[] => [{ text: headingOf(table, place, pen.language) }])
  const columns = columnsOf(pen, table, headings, { style, headStyle }, stand)
  const element = grow(pen, stand.parent, 'Table')
  const name = textStrips(pen, grow(pen, element, 'Caption'), [{ text: caption }], { ...stand, style: styles.caption })
  const head = headStrip(pen, grow(pen, grow(pen, element, 'THead'), 'TR'), headings, columns, headStyle)
  const body = grow(pen, element, 'TBody')
  const rows = table.rows.map((row) =>
    rowStrips(pen, grow(pen, body, 'TR'), row, columns, style).map((strip) => ({ ...strip, head: head.again })),
  )
  return [
    ...name.map((strip, place) => (place === 0 ? strip : { ...strip, isGlued: true })),
    ...glued([head.first]),
    ...rows.flatMap((row, place) => (isGluedRow(place, rows) ? glued(row) : row)),
  ]
}

/** A short table is kept whole; of a longer one two rows at least stand under the headings, and none alone on the next page. */
function isGluedRow(place: number, rows: Strip[][]): boolean {
  const height = rows.flat().reduce((sum, strip) => sum + strip.height, 0)
  return place <= 1 || place === rows.length - 1 || height < bodyHeight / 5
}

/** Words that fit on one line keep to one; what is left is shared by those that need more. */
function columnsOf(
  pen: Pen,
  table: TableBlock,
  headings: Inline[][],
  { style, headStyle }: { style: TextStyle; headStyle: TextStyle },
  stand: { x: number; width: number },
): Column[] {
  const pads = 2 * PAD.x
  const natural = (text: Inline[], of: TextStyle) =>
    Math.max(
      ...breakLines(text, of, Number.POSITIVE_INFINITY, pen.letters).map((line) => line.reduce((sum, piece) => sum + piece.width, 0)),
    )
  const wanted = headings.map((heading, place) => {
    const cells = table.rows.map((row) => row[place] ?? [])
    const least = Math.max(widestWord(heading, headStyle, pen.letters), ...cells.map((cell) => widestWord(cell, style, pen.letters)))
    const most = Math.max(natural(heading, headStyle), ...cells.map((cell) => natural(cell, style)))
    return { least: Math.min(least, stand.width / 3) + pads + 0.5, most: most + pads + 0.5 }
  })
  const widths = shared(wanted, stand.width)
  let x = stand.x
  return widths.map((width, place) => {
    const column = { x, width, isRightAligned: table.columns[place]?.numeric === true }
    x += width
    return column
  })
}

/** Each column first what its longest word needs; then those that need little more to keep to one line, before those that need much. */
function shared(wanted: { least: number; most: number }[], width: number): number[] {
  const least = wanted.reduce((sum, one) => sum + one.least, 0)
  if (least >= width) return wanted.map((one) => (one.least / least) * width)
  const widths = wanted.map((one) => one.least)
  const byNeed = wanted.map((one, place) => ({ place, need: one.most - one.least })).sort((a, b) => a.need - b.need)
  let left = width - least
  for (const [at, { place, need }] of byNeed.entries()) {
    // Those that must break their lines anyway share by how much they have to say.
    const others = byNeed.slice(at).reduce((sum, one) => sum + one.need, 0)
    const given = need <= left / (byNeed.length - at) ? need : (left * need) / others
    widths[place] = (widths[place] ?? 0) + given
    left -= given
  }
  const filled = width - left
  return widths.map((one) => one + (left * one) / filled)
}

const linesIn = (pen: Pen, text: Inline[], { width }: Column, style: TextStyle) => breakLines(text, style, width - 2 * PAD.x, pen.letters)

const settingOf = ({ x, width, isRightAligned }: Column, style: TextStyle) => ({
  x: x + PAD.x,
  width: width - 2 * PAD.x,
  style,
  isRightAligned,
})

function headStrip(
  pen: Pen,
  row: Element,
  headings: Inline[][],
  columns: Column[],
  style: TextStyle,
): { first: Strip; again: Pick<Strip, 'height' | 'draw'> } {
  const cells = columns.map((column, place) => linesIn(pen, headings[place] ?? [], column, style))
  const count = Math.max(...cells.map((lines) => lines.length), 1)
  const height = count * style.leading + 2 * PAD.y
  const elements = columns.map(() => grow(pen, row, 'TH', { scope: 'Column' }))
  const ground = (y: number) => {
    const [first] = columns
    const last = columns.at(-1)
    if (!first || !last) return
    const right = last.x + last.width
    pen.pdf.rect(first.x, y, right - first.x, height).fill(colours.sand)
    pen.pdf
      .moveTo(first.x, y + height)
      .lineTo(right, y + height)
      .lineWidth(1)
      .stroke(colours.harbour)
  }
  const say = (y: number, elements: (Element | null)[]) => {
    for (const [place, lines] of cells.entries()) {
      // Headings stand at the foot of their row, next to what they head.
      const top = y + PAD.y + (count - lines.length) * style.leading
      for (const [at, line] of lines.entries())
        drawLine(pen, elements[place] ?? null, line, top + at * style.leading, settingOf(columns[place] as Column, style))
    }
  }
  return {
    first: {
      before: 5,
      height,
      draw: (y) => {
        adorn(pen, () => ground(y))
        say(y, elements)
      },
    },
    // On the next page the headings are for the eye: the tree has them already, and each cell knows its column.
    again: {
      height,
      draw: (y) =>
        adorn(
          pen,
          () => {
            ground(y)
            say(y, [])
          },
          'Pagination',
        ),
    },
  }
}

/** One strip for a row; a row higher than half a page is cut between its lines, since it would leave pages empty. */
function rowStrips(pen: Pen, row: Element, texts: Inline[][], columns: Column[], style: TextStyle): Strip[] {
  const cells = columns.map((column, place) => ({
    column,
    lines: linesIn(pen, texts[place] ?? [], column, style),
    element: place === 0 ? grow(pen, row, 'TH', { scope: 'Row' }) : grow(pen, row, 'TD'),
  }))
  const count = Math.max(...cells.map(({ lines }) => lines.length), 1)
  const draw = (from: number, to: number, y: number) => {
    for (const { column, lines, element } of cells)
      for (const [at, line] of lines.slice(from, to).entries())
        if (line.length > 0) drawLine(pen, element, line, y + at * style.leading, settingOf(column, style))
  }
  const close = (y: number) =>
    adorn(pen, () => {
      const last = columns.at(-1)
      if (last)
        pen.pdf
          .moveTo(columns[0]?.x ?? 0, y)
          .lineTo(last.x + last.width, y)
          .lineWidth(0.5)
          .stroke(colours.rule)
    })
  const height = count * style.leading + 2 * PAD.y
  if (height <= bodyHeight / 2) {
    const whole = (y: number) => {
      draw(0, count, y + PAD.y)
      close(y + height)
    }
    return [{ before: 0, height, draw: whole }]
  }
  return Array.from({ length: count }, (_, at): Strip => {
    const isLast = at === count - 1
    return {
      before: at === 0 ? PAD.y : 0,
      height: style.leading + (isLast ? PAD.y : 0),
      isGlued: at === 1 || (at > 0 && isLast),
      draw: (y) => {
        draw(at, at + 1, y)
        if (isLast) close(y + style.leading + PAD.y)
      },
    }
  })
}
