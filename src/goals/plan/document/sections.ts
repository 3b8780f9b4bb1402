// What every form of the plan says in the same order: the facts about it, its chapters, the law it rests on, and what the consultation brought.
import { formatDate, formatNumber, type Locale } from '@trygby/ui'
import {
  anchorOf,
  type Block,
  type FigureNote,
  type HeardComment,
  type Inline,
  mayLinkTo,
  type PlanDocument,
  withHeadingsInOrder,
  wordsOf,
} from './model.ts'
import { da } from './texts.da.ts'

type Table = Extract<Block, { kind: 'table' }>
type Chart = Extract<Block, { kind: 'chart' }>

export interface Section {
  anchor: string
  /** With its number when it is a chapter. */
  title: string
  blocks: Block[]
}

export interface FactOfPlan {
  name: string
  value: string
  href?: string
  /** The value is Danish whatever the reader's language. */
  isDanish?: true
}

/** What a reader must know before the first chapter. */
export function factsOf(document: PlanDocument, t: typeof da, locale: Locale): FactOfPlan[] {
  const { adoption, legalBasis, reviewOn } = document
  const day = (iso: string) => formatDate(iso, locale)
  return [
    { name: t.facts.edition, value: String(document.number) },
    ...(document.state === 'adopted' ? [] : [{ name: t.facts.state, value: t.states[document.state] }]),
    { name: t.facts.adopted, value: adoption ? day(adoption.on) : t.facts.notAdopted },
    ...(adoption?.caseNumber ? [{ name: t.facts.caseNumber, value: adoption.caseNumber }] : []),
    ...(adoption && mayLinkTo(adoption.minutesAddress)
      ? [{ name: t.facts.minutes, value: t.facts.minutesLink, href: adoption.minutesAddress }]
      : []),
    ...(legalBasis ? [{ name: t.facts.legalBasis, value: legalBasis.title, href: '#retsgrundlag', isDanish: true as const }] : []),
    { name: t.facts.figures, value: t.facts.figuresText(day(document.figuresAsOf)) },
    ...(reviewOn ? [{ name: t.facts.review, value: day(reviewOn) }] : []),
    { name: t.facts.address, value: document.address, href: document.address },
  ]
}

/** What must stand on every page of it: an adoption that is invented, a text that may still change. */
export function marksOf(document: PlanDocument, t: typeof da): string[] {
  return [
    ...(document.adoption?.isInvented ? [t.invented] : []),
    ...(document.state === 'adopted' ? [] : [t.states[document.state]]),
    ...(document.isDemonstration ? [t.demonstration] : []),
  ]
}

/** Chapters, then the law, then the consultation. Danish, as the plan is. */
export function sectionsOf(document: PlanDocument): Section[] {
  return [
    ...document.chapters.map((chapter) => ({
      anchor: anchorOf(chapter),
      title: `${chapter.number}. ${chapter.title}`,
      blocks: withWholeFigures(withHeadingsInOrder(chapter.blocks)),
    })),
    ...(document.legalBasis ? [{ anchor: 'retsgrundlag', title: da.legalBasis, blocks: lawBlocks(document.legalBasis) }] : []),
    ...(document.heard.length > 0 ? [{ anchor: 'hoering', title: da.heard, blocks: heardBlocks(document) }] : []),
  ]
}

/** A chart that lacks figures or what makes them honest is not drawn: its sentence stands, and that it is incomplete. */
export const withWholeFigures = (blocks: Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind === 'table' && block.note && !hasSource(block.note)) {
      const { note: _incomplete, ...table } = block
      return [table, paragraph({ text: da.tableIncomplete, emphasis: true })]
    }
    if (block.kind !== 'chart' || isWhole(block)) return [block]
    return [
      paragraph({ text: block.title, strong: true }),
      ...(block.alternative ? [paragraph({ text: block.alternative })] : []),
      paragraph({ text: da.chartIncomplete, emphasis: true }),
    ]
  })

const hasSource = ({ source, asOf }: FigureNote) => source.trim() !== '' && !Number.isNaN(new Date(asOf || 'none').getTime())

const isWhole = ({ points, note }: Chart) =>
  points.length > 0 &&
  points.every(({ x, value }) => Number.isFinite(x) && Number.isFinite(value)) &&
  hasSource(note) &&
  [note.n, note.uncertainty, ...note.cannotSay].every((words) => words.trim() !== '') &&
  note.cannotSay.length > 0

const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })

function lawBlocks(basis: NonNullable<PlanDocument['legalBasis']>): Block[] {
  const day = (iso: string | null) => (iso ? formatDate(iso, 'da') : null)
  const term = da.lawFromTo(day(basis.from), day(basis.to))
  return [
    paragraph({ text: basis.title, strong: true }),
    ...(basis.text ? [paragraph(...lines(basis.text))] : []),
    ...(term ? [paragraph({ text: term })] : []),
    ...(basis.note ? [paragraph(...lines(basis.note))] : []),
    ...(mayLinkTo(basis.address) ? [paragraph({ text: da.readLaw, href: basis.address })] : []),
  ]
}

/** Comments chapter by chapter, in the order of the plan; those to a chapter that is no more stand last. */
function heardBlocks({ chapters, heard }: PlanDocument): Block[] {
  const chapterOf = ({ chapter }: HeardComment) => chapters.find((one) => one.thread === chapter || one.title === chapter)
  const known = chapters.flatMap((chapter) => {
    const comments = heard.filter((one) => chapterOf(one) === chapter)
    return comments.length > 0 ? [{ title: `${chapter.number}. ${chapter.title}`, comments }] : []
  })
  const rest = heard.filter((one) => !chapterOf(one))
  const others = [...new Set(rest.map((one) => one.chapter))].map((title) => ({
    title,
    comments: rest.filter((one) => one.chapter === title),
  }))
  return [
    paragraph({ text: da.heardLead }),
    ...[...known, ...others].flatMap(({ title, comments }): Block[] => [
      { kind: 'heading', level: 3, text: [{ text: title }] },
      ...comments.flatMap(commentBlocks),
    ]),
  ]
}

const commentBlocks = ({ who, words, answer, outcome }: HeardComment): Block[] => [
  paragraph({ text: who, strong: true }),
  { kind: 'quote', blocks: [paragraph(...lines(words))] },
  ...(answer ? [paragraph({ text: `${da.answer} `, strong: true }, ...lines(answer))] : []),
  ...(outcome ? [paragraph({ text: `${da.outcome} `, strong: true }, { text: da.outcomes[outcome] ?? outcome })] : []),
]

const lines = (text: string): Inline[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line, place): Inline[] => [...(place > 0 ? [{ text: '\n' }] : []), { text: line }])

/** What stands under figures, each with its name: where they come from, what they rest on, and what they cannot say. */
export const noteFacts = ({ source, asOf, n, uncertainty, cannotSay }: FigureNote): { name: string; value: string }[] =>
  [
    { name: da.note.source, value: `${source}. ${da.note.asOf} ${formatDate(asOf, 'da')}.` },
    { name: da.note.n, value: `${n}.` },
    { name: da.note.uncertainty, value: `${uncertainty}.` },
    { name: da.note.cannotSay, value: cannotSay.join(' ') },
  ]
    .filter(({ value }) => /\p{L}|\p{N}/u.test(value))
    .map(({ name, value }) => ({ name: `${name}: `, value: value.replaceAll('..', '.') }))

/** The name of a table: its caption, or that it is the table under the heading it stands under. */
export const captionOf = (table: Table, under: string): string => table.caption || da.tableIn(under)
export const headingOf = (table: Table, place: number): string => table.columns[place]?.heading || da.column(place)

/** Each block with the words of the heading it stands under. */
export function underHeadings(section: Section): { block: Block; under: string }[] {
  let under = section.title
  return section.blocks.map((block) => {
    if (block.kind === 'heading') under = wordsOf(block.text)
    return { block, under }
  })
}

/** A chart's figures as a table of the same title, for those who do not see it or want the figures. */
export function tableOf(chart: Chart): Table {
  const number = (value: number) => formatNumber(value, 'da', chart.digits)
  const hasInterval = chart.points.some((point) => point.low !== undefined)
  return {
    kind: 'table',
    caption: da.asTable(chart.title),
    columns: [
      { heading: da.period },
      { heading: chart.unit, numeric: true },
      ...(hasInterval ? [{ heading: da.interval, numeric: true }] : []),
    ],
    rows: chart.points.map(({ label, value, low, high }) => [
      [{ text: label }],
      [{ text: number(value) }],
      ...(hasInterval ? [[{ text: low === undefined || high === undefined ? '–' : `${number(low)}–${number(high)}` }]] : []),
    ]),
  }
}
