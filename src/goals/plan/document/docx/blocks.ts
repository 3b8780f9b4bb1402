// A document's blocks as Word's own paragraphs, lists and tables.
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  InternalHyperlink,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { captionOf, headingOf, noteFacts, tableOf } from '../../../../platform/paper/figures.ts'
import { type Block, type FigureNote, type Inline, linkedRuns, plainText, wordsOf } from '../../../../platform/paper/model.ts'
import { da as paper } from '../../../../platform/paper/texts.da.ts'
import { DEEPEST, harbour, INDENT, rule, sand } from './look.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Where a block stands: how deep in lists and quotes, under which heading, and what numbers a new list. */
export interface Place {
  /** The plan's own address: a link to a page of the town leads there from outside the town too. */
  address: string
  under: string
  depth: number
  isQuote: boolean
  nextList: () => number
}

/** Twentieths of a point between the margins of an A4 page. */
export const TEXT_WIDTH = 9070

/** Blocks one after the other; `first` makes the first paragraph of a list item carry the item's mark. */
export function wordBlocks(blocks: Block[], place: Place, first?: IParagraphOptions['numbering']): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => wordBlock(block, place, at === 0 ? first : undefined))
}

function wordBlock(block: Block, place: Place, numbering: IParagraphOptions['numbering']): (Paragraph | Table)[] {
  const level = Math.min(place.depth, DEEPEST + 1)
  const stand: IParagraphOptions = {
    ...(place.isQuote && { style: 'Quote', border: { left: { style: BorderStyle.SINGLE, size: 18, space: 12, color: rule } } }),
    ...(numbering ? { numbering } : level > 0 && { indent: { left: INDENT * level } }),
  }
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 3 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          children: inline(block.text, place),
        }),
      ]
    case 'paragraph':
      return [new Paragraph({ ...stand, children: inline(block.text, place) })]
    case 'list': {
      const reference = block.ordered ? 'numbers' : 'points'
      const instance = place.nextList()
      // An item that begins with a list of its own still shows its mark.
      const lead = numbering ? [new Paragraph({ ...stand })] : []
      const items = block.items.flatMap((item) =>
        wordBlocks(item, { ...place, depth: place.depth + 1 }, { reference, instance, level: Math.min(place.depth, DEEPEST) }),
      )
      return [...lead, ...items]
    }
    case 'quote':
      return wordBlocks(block.blocks, { ...place, depth: place.depth + 1, isQuote: true }, numbering)
    case 'table':
      return wordTable(block, captionOf(block, place.under, 'da'), place)
    case 'chart':
      return [
        new Paragraph({ style: 'Caption', children: runs(block.title) }),
        new Paragraph({ keepNext: true, children: runs(block.alternative) }),
        ...wordTable({ ...tableOf(block, 'da'), note: block.note }, paper.asTable(block.title), place),
      ]
    case 'rule':
      return [new Paragraph({ border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: rule } } })]
  }
}

function wordTable(table: TableBlock, caption: string, place: Place): (Paragraph | Table)[] {
  const share = sharesOf(table)
  const border = { style: BorderStyle.SINGLE, size: 4, color: rule }
  const cell = (children: ParagraphChild[], column: number, isHead: boolean) =>
    new TableCell({
      width: { size: share[column] ?? 0, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(isHead && { shading: { type: ShadingType.CLEAR, fill: sand } }),
      children: [
        new Paragraph({
          style: 'Cell',
          alignment: table.columns[column]?.numeric ? AlignmentType.END : AlignmentType.START,
          keepNext: isHead,
          children,
        }),
      ],
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((_, column) =>
      cell([new TextRun({ text: plainText(headingOf(table, column, 'da')), bold: true, color: harbour })], column, true),
    ),
  })
  const rows = table.rows.map(
    (row) =>
      new TableRow({ cantSplit: true, children: table.columns.map((_, column) => cell(inline(row[column] ?? [], place), column, false)) }),
  )
  return [
    new Paragraph({ style: 'Caption', children: runs(caption) }),
    new Table({
      rows: [head, ...rows],
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: share,
      layout: TableLayoutType.FIXED,
      tableLook: { firstRow: true, firstColumn: true, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
      borders: {
        top: border,
        bottom: border,
        left: { style: BorderStyle.NONE },
        right: { style: BorderStyle.NONE },
        insideHorizontal: border,
        insideVertical: { style: BorderStyle.NONE },
      },
    }),
    ...(table.note ? noteLines(table.note) : [new Paragraph({ style: 'Note' })]),
  ]
}

/** Columns share the width by how much they say, none less than a tenth or so of it. */
function sharesOf(table: TableBlock): number[] {
  const weights = table.columns.map((_, column) => {
    const lengths = [headingOf(table, column, 'da').length, ...table.rows.map((row) => wordsOf(row[column] ?? []).length)]
    return Math.min(60, Math.max(8, ...lengths.map((length) => Math.min(length, 60))))
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => Math.floor((weight / sum) * TEXT_WIDTH))
}

function noteLines(note: FigureNote): Paragraph[] {
  return noteFacts(note, 'da').map(
    ({ name, value }, at, all) =>
      new Paragraph({
        style: 'Note',
        spacing: { ...(at === 0 && { before: 100 }), after: at === all.length - 1 ? 280 : 60 },
        children: [new TextRun({ text: name, bold: true }), ...runs(value)],
      }),
  )
}

/** Plain words as a run. */
export const runs = (text: string): ParagraphChild[] => [new TextRun({ text: plainText(text) })]

/** Words with their weight, slant and links. */
export function inline(text: Inline[], { address }: Pick<Place, 'address'>): ParagraphChild[] {
  return linkedRuns(text).flatMap(({ href, runs: linked }): ParagraphChild[] => {
    const children = linked.map((run) => oneRun(run, href !== undefined))
    if (href === undefined) return children
    if (href.startsWith('#')) return [new InternalHyperlink({ anchor: bookmarkOf(href.slice(1)), children })]
    return URL.canParse(href, address) ? [new ExternalHyperlink({ link: new URL(href, address).href, children })] : children
  })
}

/** Word allows forty letters, digits and underscores in the name of a bookmark. */
export const bookmarkOf = (anchor: string): string => anchor.replace(/[^A-Za-z0-9_]/g, '').slice(-39)

const oneRun = ({ text, strong, emphasis, code }: Inline, isLink: boolean) =>
  text === '\n'
    ? new TextRun({ break: 1 })
    : new TextRun({
        text: plainText(text),
        bold: strong,
        italics: emphasis,
        ...(code && { font: 'Consolas', noProof: true }),
        ...(isLink && { style: 'Hyperlink' }),
      })
