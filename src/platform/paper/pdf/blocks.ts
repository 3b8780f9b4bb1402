// A document's blocks as strips of a printed page, each in its place in the document's tree.
import { captionOf, noteFacts, tableOf } from '../figures.ts'
import { type Block, type FigureNote, type Inline, wordsOf } from '../model.ts'
import { chartStrips } from './chart.ts'
import { glued, type Strip, spaced } from './flow.ts'
import { breakLines } from './lines.ts'
import { adorn, describe, drawLine, type Element, grow, type Pen, textStrips } from './pen.ts'
import { colours, styles, type TextStyle } from './style.ts'
import { tableStrips } from './table.ts'

/** Where blocks stand: in which element, how far in, and beside which bars of quotes. */
export interface Stand {
  parent: Element
  x: number
  width: number
  bars: number[]
  /** Inside a list or a quote there is less air between paragraphs. */
  isClose: boolean
  under: string
  /** Called with its page's place when a heading is drawn. */
  onHeading(words: Inline[], level: 3 | 4, y: number): void
}

const LIST_INDENT = 18
const QUOTE_INDENT = 16
/** Lists and quotes inside each other step in until the lines would get too short to read. */
const NARROWEST = 240

export function blockStrips(pen: Pen, blocks: Block[], stand: Stand): Strip[] {
  const strips: Strip[] = []
  for (const [place, block] of blocks.entries()) {
    const made = oneBlock(pen, block, stand)
    strips.push(...(staysWithNext(blocks[place - 1]) ? glued(made) : made))
  }
  return strips
}

/** A heading stays with what it is the heading of, and words that end in a colon with what they announce. */
export const staysWithNext = (block: Block | undefined): boolean =>
  block?.kind === 'heading' || (block?.kind === 'paragraph' && wordsOf(block.text).endsWith(':'))

function oneBlock(pen: Pen, block: Block, stand: Stand): Strip[] {
  switch (block.kind) {
    case 'heading':
      return headingStrips(pen, block, stand)
    case 'paragraph':
      return words(pen, grow(pen, stand.parent, 'P'), block.text, stand, stand.isClose ? styles.close : styles.body)
    case 'list':
      return listStrips(pen, block, stand)
    case 'quote':
      return quoteStrips(pen, block.blocks, stand)
    case 'table': {
      const strips = tableStrips(pen, block, captionOf(block, stand.under, pen.language), stand)
      return block.note ? [...strips, ...noteStrips(pen, block.note, stand)] : spaced(strips, 6)
    }
    case 'chart':
      if (block.figuresFollow) return spaced(chartStrips(pen, block, stand), 6)
      return [
        ...chartStrips(pen, block, stand),
        // Its figures are named after it, and may stand on the next page.
        ...tableStrips(pen, tableOf(block, pen.language), pen.t.asTable(block.title), stand),
        ...noteStrips(pen, block.note, stand),
      ]
    case 'rule':
      return [{ before: 12, height: 12, draw: (y) => line(pen, stand.x, stand.x + stand.width, y) }]
  }
}

/** Text beside the bars of the quotes it stands in. */
const words = (pen: Pen, element: Element, text: Inline[], stand: Stand, style: TextStyle): Strip[] =>
  textStrips(pen, element, text, { x: stand.x, width: stand.width, style }, (_, y, above) => bars(pen, stand, y, above, style.leading))

function bars(pen: Pen, stand: Stand, y: number, above: number, height: number): void {
  if (stand.bars.length === 0) return
  adorn(pen, () => {
    for (const x of stand.bars) pen.pdf.rect(x, y - above, 2.5, height + above).fill(colours.mist)
  })
}

function headingStrips(pen: Pen, block: Extract<Block, { kind: 'heading' }>, stand: Stand): Strip[] {
  const style = block.level === 3 ? styles.section : styles.part
  const strips = textStrips(
    pen,
    grow(pen, stand.parent, `H${block.level}`),
    block.text,
    { x: stand.x, width: stand.width, style },
    (at, y) => {
      if (at === 0) stand.onHeading(block.text, block.level, y)
    },
  )
  const [first, ...rest] = strips
  // All lines of it together, with two lines of what follows at least.
  return first
    ? [{ ...first, room: style.before + strips.length * style.leading + 60 }, ...rest.map((strip) => ({ ...strip, isGlued: true }))]
    : []
}

function listStrips(pen: Pen, { ordered, items }: Extract<Block, { kind: 'list' }>, stand: Stand): Strip[] {
  const list = grow(pen, stand.parent, 'L')
  describe(list, { A: { O: 'List', ListNumbering: ordered ? 'Decimal' : 'Disc' } })
  const indent = stand.width > NARROWEST ? LIST_INDENT + (ordered && items.length > 99 ? 8 : 0) : 0
  return items.flatMap((blocks, place) => {
    const item = grow(pen, list, 'LI')
    const label = grow(pen, item, 'Lbl')
    const body = grow(pen, item, 'LBody')
    const strips = blockStrips(pen, blocks, { ...stand, parent: body, x: stand.x + indent, width: stand.width - indent, isClose: true })
    const [first, ...rest] = strips
    if (!first) return []
    const mark = breakLines([{ text: ordered ? `${place + 1}. ` : '• ' }], styles.close, 60, pen.letters)[0] ?? []
    const draw = (y: number, above: number) => {
      drawLine(pen, label, mark, y, { x: stand.x + (ordered ? 0 : 3), width: indent, style: styles.close })
      first.draw(y, above)
    }
    // The first item stands off from what comes before as a paragraph would.
    return [{ ...first, before: place === 0 && !stand.isClose ? styles.body.before : first.before, draw }, ...rest]
  })
}

function quoteStrips(pen: Pen, blocks: Block[], stand: Stand): Strip[] {
  const indent = stand.width > NARROWEST ? QUOTE_INDENT : 0
  const inside = { ...stand, parent: grow(pen, stand.parent, 'BlockQuote'), x: stand.x + indent, width: stand.width - indent }
  const strips = blockStrips(pen, blocks, { ...inside, bars: indent > 0 ? [...stand.bars, stand.x + 1] : stand.bars, isClose: true })
  return strips.map((strip, place) => (place === 0 ? { ...strip, before: 12, draw: (y: number) => strip.draw(y, 0) } : strip))
}

/** Where figures come from and what they cannot say, small, under them: it begins on their page, and a long one may end on the next. */
function noteStrips(pen: Pen, note: FigureNote, stand: Stand): Strip[] {
  const element = grow(pen, stand.parent, 'Note')
  describe(element, { ID: new String(`note-${++pen.notes}`) })
  const strips = noteFacts(note, pen.language).flatMap(({ name, value }) =>
    words(pen, grow(pen, element, 'P'), [{ text: name, strong: true }, { text: value }], stand, styles.note),
  )
  return glued(
    spaced(
      strips.map((strip, place) => ({ ...strip, before: place === 0 ? 7 : strip.before })),
      10,
    ),
  )
}

const line = (pen: Pen, from: number, to: number, y: number) =>
  adorn(pen, () => pen.pdf.moveTo(from, y).lineTo(to, y).lineWidth(0.8).stroke(colours.rule))
