// The released figures of one indicator: the newest, the line through time with its equal table, and where they come from.
import { ChartFrame, type Evidence, EvidenceNote, Figure, type Frame, formatDate, formatNumber, lineBandChart, Table } from '@trygby/ui'
import { type Cell, type Release, recordsOf, said } from '../../../platform/release/index.ts'
import { Words } from '../../goals/said/both.tsx'
import { type Said, saidIn } from '../../goals/said/model.ts'
import type { Bilingual, JudgedBy } from '../model.ts'
import { figuresOfRelease, inOrder, type MovementFigure } from '../movement.ts'
import { spanOf } from '../period/model.ts'
import { intervalInWords, periodInWords, type ToldWords } from '../told/told.ts'
import type { da } from './texts.da.ts'

export interface FiguresProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  title: string
  release: Release
  /** The terms in the release. */
  terms: JudgedBy
  unit: string
}

/** What stands below every figure: source, n, interval and limits, from the release itself. */
export function evidenceOf({ table }: Release, { locale }: Frame): Evidence {
  const [from] = table.provenance
  if (!from) throw new Error(`The release of ${table.dataset} has no source`)
  // Each table with its own codes, so that a reader can ask the publisher for the same.
  const tables = table.provenance.map(({ table: name, codes }) => {
    const asked = Object.entries(codes).map(([variable, list]) => `${variable} ${list.map(({ code }) => code).join(', ')}`)
    return asked.length === 0 ? name : `${name} (${asked.join('; ')})`
  })
  return {
    source: {
      name: from.publisher,
      table: tables.join(', '),
      fetchedAt: from.fetchedAt,
      ...(from.publishedAt ? { publishedAt: from.publishedAt } : {}),
    },
    n: said(table.n, locale),
    uncertainty:
      'interval' in table.uncertainty
        ? { interval: said(table.uncertainty.interval, locale) }
        : { none: said(table.uncertainty.none, locale) },
    cannotSay: table.cannotSay.map((sentence) => said(sentence, locale)),
  }
}

/** Why there is no interval or no n: a series says it in both languages, people in the one they write in, which is taken for Danish. */
function reasonIn({ table }: Release, key: 'noInterval' | 'noN' | 'withheld', cell: Cell | undefined, locale: Frame['locale']): Said {
  if (typeof cell !== 'string' || cell === '') return { text: '–' }
  const label = table.columns.find((column) => column.key === key)?.labels?.[cell]
  return saidIn(label ?? { da: cell, en: '' }, locale)
}

/** A long unit would be many lines high in the large type of the figure. */
const isShort = (unit: string): boolean => unit.length <= 3

type NewestProps = Omit<FiguresProps, 't' | 'title'> & { newest: MovementFigure; definition: Bilingual; source: Bilingual }

/** The newest figure that is not withheld, large, with what makes it honest. */
export const NewestFigure = ({ frame, told, release, terms, unit, newest, definition, source }: NewestProps) => {
  const row = recordsOf(release.table).find(({ period }) => period === newest.period)
  const interval = intervalInWords(newest.interval, terms.digits, told, frame.locale)
  const number = formatNumber(newest.value, frame.locale, terms.digits)
  return (
    <Figure
      value={isShort(unit) ? `${number} ${unit}` : number}
      label={
        <>
          {!isShort(unit) && `${unit}. `}
          <Words of={saidIn(definition, frame.locale)} />
        </>
      }
      n={typeof row?.n === 'number' ? formatNumber(row.n, frame.locale) : reasonIn(release, 'noN', row?.noN, frame.locale)}
      uncertainty={interval ? { interval } : { none: reasonIn(release, 'noInterval', row?.noInterval, frame.locale) }}
      source={<Words of={saidIn(source, frame.locale)} />}
    />
  )
}

/** The line and its table; a single figure has a table only. */
export const FiguresInTime = (props: FiguresProps) => {
  const { frame, t, told, title, release, terms, unit } = props
  const figures = inOrder(figuresOfRelease(release))
  const [first, last] = [figures[0], figures.at(-1)]
  const evidence = evidenceOf(release, frame)
  if (!first || !last || first === last)
    return (
      <section>
        <h2>{t.figures}</h2>
        {first && <p>{t.oneFigure}</p>}
        <Table caption={title} captionHidden {...tableOf(props)} />
        <EvidenceNote {...evidence} />
      </section>
    )
  const words = (period: string) => periodInWords(period, told, frame.locale)
  const breaks = breaksShown(release, figures, frame)
  const summary = [
    t.chartSummary(words(first.period), words(last.period)),
    ...(breaks.length > 0 ? [`${t.breaks}:`, ...breaks.map(({ text }) => text)] : []),
  ].join(' ')
  const baseline = terms.baselinePeriod === '' ? first : figures.find(({ period }) => period === terms.baselinePeriod)
  return (
    <ChartFrame
      title={t.chart}
      summary={summary}
      {...evidence}
      chart={lineBandChart({
        locale: frame.locale,
        title: `${title}: ${t.chart.toLowerCase()}`,
        description: summary,
        axis: { label: unit, digits: axisDigits(figures, terms.digits) },
        ...(baseline ? { reference: { value: baseline.value, label: t.baseline(words(baseline.period)) } } : {}),
        bandLabel: t.band,
        breaks: breaks.map(({ x }) => ({ x, label: t.breakLabel })),
        series: [
          { name: title, points: brokenAt(figures.map(pointOf), [...breaks, ...withheldIn(release)]) },
          ...targetLine(props, pointOf(first).x, pointOf(last).x),
        ],
      })}
      table={{ caption: title, ...tableOf(props) }}
      tableOpenAtStart
    />
  )
}

type Point = ReturnType<typeof pointOf>

/** Where a figure is withheld: a line drawn across would guess it. */
const withheldIn = ({ table }: Release): { x: number }[] =>
  recordsOf(table).flatMap(({ period, value }) => {
    const span = value === null ? spanOf(String(period)) : null
    return span ? [{ x: span.start }] : []
  })

/** No line across a break: it would say that what lies on its two sides can be compared. */
const brokenAt = (points: Point[], breaks: readonly { x: number }[]): Point[] =>
  [...points, ...breaks.map(({ x }) => ({ x, value: Number.NaN }))].sort((a, b) => a.x - b.x)

const pointOf = ({ period, value, interval }: MovementFigure) => ({
  x: spanOf(period)?.start ?? 0,
  value,
  ...(interval ? { low: interval.lower, high: interval.upper } : {}),
})

/** Few decimals on the axis when the figures lie far apart. */
const axisDigits = (figures: readonly MovementFigure[], digits: number): number => {
  const values = figures.flatMap(({ value, interval }) => [value, ...(interval ? [interval.lower, interval.upper] : [])])
  const reach = Math.max(...values) - Math.min(...values)
  return reach > 4 ? 0 : reach > 1 ? Math.min(1, digits) : digits
}

/** The wished level, drawn as far as the day it is wished for. */
function targetLine({ frame, t, terms: { target } }: FiguresProps, from: number, last: number) {
  const until = target && spanOf(target.on)?.start
  if (!target || !until) return []
  const name = t.target(formatDate(target.on, frame.locale))
  return [{ name, points: [from, Math.max(until, last)].map((x) => ({ x, value: target.value })) }]
}

/** The breaks between the first figure and the last, each where the eye looks for it: midway between the last figure before it and the first after. */
function breaksShown(release: Release, figures: readonly MovementFigure[], { locale }: Frame): { x: number; text: string }[] {
  const at = figures.map(({ period }) => spanOf(period)?.start ?? 0)
  return release.table.provenance
    .flatMap(({ marks }) => marks)
    .flatMap(({ period, text }) => {
      const from = spanOf(period)?.start
      if (from === undefined) return []
      const [before, after] = [at.filter((x) => x < from).at(-1), at.find((x) => x >= from)]
      return before === undefined || after === undefined ? [] : [{ x: (before + after) / 2, text: said(text, locale) }]
    })
    .filter(({ x }, place, all) => all.findIndex((one) => one.x === x) === place)
}

/** Every row of the release, newest first, withheld ones too; reasons stand where a figure is not. */
function tableOf({ frame, t, told, release, terms }: FiguresProps) {
  const { table } = release
  const number = (cell: Cell | undefined, digits: number) => (typeof cell === 'number' ? formatNumber(cell, frame.locale, digits) : null)
  const rows = inOrder(recordsOf(table).map((row) => ({ ...row, period: String(row.period) }))) as (Record<string, Cell> & {
    period: string
  })[]
  return {
    columns: [
      { key: 'period', heading: t.period },
      { key: 'value', heading: t.value, numeric: true },
      { key: 'interval', heading: t.interval },
      { key: 'n', heading: t.n, numeric: true },
    ],
    rows: rows.reverse().map((row) => {
      const reason = (key: 'noInterval' | 'noN' | 'withheld') => <Words of={reasonIn(release, key, row[key], frame.locale)} />
      const ends = typeof row.lower === 'number' && typeof row.upper === 'number' ? { lower: row.lower, upper: row.upper } : null
      return {
        cells: {
          period: periodInWords(row.period, told, frame.locale),
          value: number(row.value, terms.digits) ?? reason('withheld'),
          interval: intervalInWords(ends, terms.digits, told, frame.locale) ?? reason('noInterval'),
          n: number(row.n, 0) ?? reason('noN'),
        },
      }
    }),
  }
}
