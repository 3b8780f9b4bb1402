// The released figures of one indicator: the newest, the line through time with its equal table, and where they come from.
import { ChartFrame, type Evidence, EvidenceNote, Figure, type Frame, formatDate, formatNumber, lineBandChart, Table } from '@trygby/ui'
import { type Cell, type Release, recordsOf, said } from '../../../platform/release/index.ts'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import type { Indicator, JudgedBy } from '../model.ts'
import { breaksOfRelease, figuresOfRelease, inOrder, type MovementFigure } from '../movement.ts'
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
  const tables = table.provenance.map((one) => one.table).join(', ')
  const codes = Object.values(from.codes)
    .flat()
    .map(({ code }) => code)
    .join(', ')
  return {
    source: {
      name: from.publisher,
      table: tables,
      ...(codes === '' ? {} : { codes }),
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

const textIn = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell : '')

/** A long unit would be many lines high in the large type of the figure. */
const isShort = (unit: string): boolean => unit.length <= 3

type NewestProps = Omit<FiguresProps, 't' | 'title'> & { newest: MovementFigure; indicator: Pick<Indicator, 'definition' | 'source'> }

/** The newest figure that is not withheld, large, with what makes it honest. */
export const NewestFigure = ({ frame, told, release, terms, unit, newest, indicator }: NewestProps) => {
  const row = recordsOf(release.table).find(({ period }) => period === newest.period)
  const interval = intervalInWords(newest.interval, terms.digits, told, frame.locale)
  const number = formatNumber(newest.value, frame.locale, terms.digits)
  return (
    <Figure
      value={isShort(unit) ? `${number} ${unit}` : number}
      label={
        <>
          {!isShort(unit) && `${unit}. `}
          <Words of={saidIn(indicator.definition, frame.locale)} />
        </>
      }
      n={typeof row?.n === 'number' ? formatNumber(row.n, frame.locale) : textIn(row?.noN)}
      uncertainty={interval ? { interval } : { none: textIn(row?.noInterval) }}
      source={<Words of={saidIn(indicator.source, frame.locale)} />}
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
        series: [{ name: title, points: figures.map(pointOf) }, ...targetLine(props, pointOf(first).x, pointOf(last).x)],
      })}
      table={{ caption: title, ...tableOf(props) }}
      tableOpenAtStart
    />
  )
}

const pointOf = ({ period, value, interval }: MovementFigure) => ({
  x: spanOf(period)?.start ?? 0,
  value,
  ...(interval ? { low: interval.lower, high: interval.upper } : {}),
})

/** Few decimals on the axis when the figures lie far apart. */
const axisDigits = (figures: readonly MovementFigure[], digits: number): number => {
  const values = figures.flatMap(({ value, interval }) => [value, ...(interval ? [interval.lower, interval.upper] : [])])
  const reach = Math.max(...values) - Math.min(...values)
  return reach > 4 ? 0 : Math.max(1, digits)
}

/** The wished level, drawn as far as the day it is wished for. */
function targetLine({ frame, t, terms: { target } }: FiguresProps, from: number, last: number) {
  const until = target && spanOf(target.on)?.start
  if (!target || !until) return []
  const name = t.target(formatDate(target.on, frame.locale))
  return [{ name, points: [from, Math.max(until, last)].map((x) => ({ x, value: target.value })) }]
}

function breaksShown(release: Release, figures: readonly MovementFigure[], { locale }: Frame): { x: number; text: string }[] {
  const [first, last] = [figures[0], figures.at(-1)].map((figure) => (figure ? (spanOf(figure.period)?.start ?? 0) : 0))
  const periods = new Set(breaksOfRelease(release))
  return release.table.provenance
    .flatMap(({ marks }) => marks)
    .filter(({ period }) => periods.has(period))
    .map(({ period, text }) => ({ x: spanOf(period)?.start ?? 0, text: said(text, locale) }))
    .filter(({ x }, place, all) => x > (first ?? 0) && x <= (last ?? 0) && all.findIndex((one) => one.x === x) === place)
}

/** Every row of the release, newest first, withheld ones too; reasons stand where a figure is not. */
function tableOf({ frame, t, told, release, terms }: FiguresProps) {
  const { table } = release
  const withheld = table.columns.find(({ key }) => key === 'withheld')
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
      const reason = typeof row.withheld === 'string' ? withheld?.labels?.[row.withheld] : undefined
      const ends = typeof row.lower === 'number' && typeof row.upper === 'number' ? { lower: row.lower, upper: row.upper } : null
      return {
        cells: {
          period: periodInWords(row.period, told, frame.locale),
          value: number(row.value, terms.digits) ?? (reason ? said(reason, frame.locale) : '–'),
          interval: intervalInWords(ends, terms.digits, told, frame.locale) ?? (textIn(row.noInterval) || '–'),
          n: number(row.n, 0) ?? (textIn(row.noN) || '–'),
        },
      }
    }),
  }
}
