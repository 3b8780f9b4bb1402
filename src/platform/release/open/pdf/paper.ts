// A released table as something to set on paper: what it is, its chart and its rows, and everything a reader must know to trust or doubt it.
import { formatDate, formatNumber } from '@trygby/ui'
import type { Block, FigureNote, Inline, Paper, Section } from '../../../paper/model.ts'
import type { Language, Release } from '../../model.ts'
import { codesInWords, markInWords, uncertaintyOf } from '../about.ts'
import { da as pageDa } from '../texts.da.ts'
import { en as pageEn } from '../texts.en.ts'
import { chartOf } from './chart.ts'
import { tableBlocks } from './table.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** What paper says of the town, besides the release itself. */
export interface PaperTown {
  name: string
  isDemonstration: boolean
  /** The release's own lasting address, absolute and without an ending. */
  address: string
}

/** The release as paper in one language. It takes its figures from the release, and from nothing else. */
export function paperOf(release: Release, language: Language, town: PaperTown): Paper {
  const { table, number, releasedAt } = release
  const t = { da, en }[language]
  return {
    town: town.name,
    title: table.title[language],
    language,
    edition: t.numberOf(formatNumber(number, language)),
    marks: town.isDemonstration ? [t.demonstration] : [],
    facts: [
      { name: t.number, value: formatNumber(number, language) },
      { name: t.releasedOn, value: formatDate(releasedAt, language) },
      { name: t.rowCount, value: formatNumber(table.rows.length, language) },
      { name: t.source, value: [...new Set(table.provenance.map(({ publisher }) => publisher))].join('; ') },
      { name: t.address, value: town.address, href: town.address },
    ],
    hasContents: false,
    sections: [
      whatSection(release, language),
      figuresSection(release, language, town),
      factsSection(release, language),
      originSection(release, language),
    ].filter(({ blocks }) => blocks.length > 0),
    day: releasedAt.toISOString().slice(0, 10),
    address: town.address,
  }
}

const paragraph = (...text: Inline[]): Block => ({ kind: 'paragraph', text })
const named = (name: string, words: string): Block => paragraph({ text: `${name}: `, strong: true }, { text: words })

const whatSection = ({ table }: Release, language: Language): Section => ({
  anchor: 'what',
  title: { da, en }[language].what,
  blocks: [paragraph({ text: table.description[language] })],
})

function figuresSection({ table }: Release, language: Language, { address }: PaperTown): Section {
  const t = { da, en }[language]
  const note: FigureNote = {
    source: [...new Set(table.provenance.map(({ publisher, table: name }) => `${publisher}, ${name}`))].join('; '),
    asOf:
      table.provenance
        .map(({ fetchedAt }) => fetchedAt)
        .sort()
        .at(-1) ?? '',
    n: table.n[language],
    uncertainty: uncertaintyOf(table)[language],
    cannotSay: table.cannotSay.map((sentence) => sentence[language].replace(/(?<![.!?…])$/, '.')),
  }
  const chart = chartOf(table, language, t, note)
  return {
    anchor: 'figures',
    title: { da: pageDa, en: pageEn }[language].table,
    blocks: [...(chart ? [chart] : []), ...tableBlocks(table, language, { t, note, file: `${address}.csv` })],
  }
}

const factsSection = ({ table }: Release, language: Language): Section => ({
  anchor: 'facts',
  title: { da: pageDa, en: pageEn }[language].facts,
  blocks: (table.facts ?? []).map(({ heading, words }) => named(heading[language], words[language])),
})

function originSection({ table }: Release, language: Language): Section {
  const t = { da: pageDa, en: pageEn }[language]
  const day = (iso: string | null) => (iso ? formatDate(iso, language) : t.notSaid)
  return {
    anchor: 'sources',
    title: t.sources,
    blocks: table.provenance.flatMap((from): Block[] => [
      { kind: 'heading', level: 3, text: [{ text: `${from.table}: ${from.title[language]}` }] },
      named(t.credit, from.publisher),
      ...(Object.keys(from.codes).length > 0 ? [named(t.codes, codesInWords(from.codes, language))] : []),
      named(t.unit, from.unit[language]),
      named(t.fetched, day(from.fetchedAt)),
      named(t.published, day(from.publishedAt)),
      ...(from.marks.length > 0
        ? [
            paragraph({ text: `${t.marks}:`, strong: true }),
            {
              kind: 'list' as const,
              ordered: false,
              items: from.marks.map((mark) => [paragraph({ text: markInWords(mark, language, t) })]),
            },
          ]
        : []),
    ]),
  }
}
