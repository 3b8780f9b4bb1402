// What stands with figures on paper and on pages: names of tables, what makes a chart honest, and its figures for those who do not see it.
import { formatDate, formatNumber } from '@trygby/ui'
import { type Block, type FigureNote, type Inline, type PaperLanguage, type Section, wordsOf } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

type Table = Extract<Block, { kind: 'table' }>
type Chart = Extract<Block, { kind: 'chart' }>

const words = { da, en }

/** A chart that lacks figures or what makes them honest is not drawn: its sentence stands, and that it is incomplete. */
export const withWholeFigures = (blocks: Block[], language: PaperLanguage): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind === 'table' && block.note && !hasSource(block.note)) {
      const { note: _incomplete, ...table } = block
      return [table, paragraph({ text: words[language].tableIncomplete, emphasis: true })]
    }
    if (block.kind !== 'chart' || isWhole(block)) return [block]
    return [
      paragraph({ text: block.title, strong: true }),
      ...(block.alternative ? [paragraph({ text: block.alternative })] : []),
      paragraph({ text: words[language].chartIncomplete, emphasis: true }),
    ]
  })

const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })

const hasSource = ({ source, asOf }: FigureNote) => source.trim() !== '' && !Number.isNaN(new Date(asOf || 'none').getTime())

const isWhole = ({ points, note }: Chart) =>
  points.length > 0 &&
  points.every(({ x, value }) => Number.isFinite(x) && Number.isFinite(value)) &&
  hasSource(note) &&
  [note.n, note.uncertainty, ...note.cannotSay].every((words) => words.trim() !== '') &&
  note.cannotSay.length > 0

/** What stands under figures, each with its name: where they come from, what they rest on, and what they cannot say. */
export function noteFacts(
  { source, asOf, n, uncertainty, cannotSay }: FigureNote,
  language: PaperLanguage,
): { name: string; value: string }[] {
  const t = words[language].note
  return [
    { name: t.source, value: `${source}. ${t.asOf} ${formatDate(asOf, language)}.` },
    { name: t.n, value: `${n}.` },
    { name: t.uncertainty, value: `${uncertainty}.` },
    { name: t.cannotSay, value: cannotSay.join(' ') },
  ]
    .filter(({ value }) => /\p{L}|\p{N}/u.test(value))
    .map(({ name, value }) => ({ name: `${name}: `, value: value.replaceAll('..', '.') }))
}

/** The name of a table: its caption, or that it is the table under the heading it stands under. */
export const captionOf = (table: Table, under: string, language: PaperLanguage): string => table.caption || words[language].tableIn(under)
export const headingOf = (table: Table, place: number, language: PaperLanguage): string =>
  table.columns[place]?.heading || words[language].column(place)

/** Each block with the words of the heading it stands under. */
export function underHeadings(section: Section): { block: Block; under: string }[] {
  let under = section.title
  return section.blocks.map((block) => {
    if (block.kind === 'heading') under = wordsOf(block.text)
    return { block, under }
  })
}

/** A chart's figures as a table of the same title, for those who do not see it or want the figures. */
export function tableOf(chart: Chart, language: PaperLanguage): Table {
  const t = words[language]
  const number = (value: number) => formatNumber(value, language, chart.digits)
  const hasInterval = chart.points.some((point) => point.low !== undefined)
  return {
    kind: 'table',
    caption: t.asTable(chart.title),
    columns: [
      { heading: t.period },
      { heading: chart.unit, numeric: true },
      ...(hasInterval ? [{ heading: t.interval, numeric: true }] : []),
    ],
    rows: chart.points.map(({ label, value, low, high }) => [
      [{ text: label }],
      [{ text: number(value) }],
      ...(hasInterval ? [[{ text: low === undefined || high === undefined ? '–' : `${number(low)}–${number(high)}` }]] : []),
    ]),
  }
}
