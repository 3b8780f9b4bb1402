// The pictures of crime against what was to be expected, each with its equal table.
import { ChartFrame, dotIntervalChart, type Frame, formatNumber, funnelChart, lineBandChart } from '@trygby/ui'
import { recordsOf, said } from '../../../platform/release/index.ts'
import { readQuarter } from '../expect/periods.ts'
import { type Group, wholeTown } from '../model.ts'
import type { MainAnswers, ReleasedAnswers } from '../tables.ts'
import type { da } from '../texts.da.ts'
import { answersOf, at, knownSince, newestYears, type Row, verdictIn } from '../told/told.ts'
import { breaksIn, evidenceOf, type Limit } from './evidence.ts'

// Below the first figure of a page all limits stand; below the next ones those that bear on that picture.
const overTime: Limit[] = ['reported', 'quarters', 'why']
const betweenTowns: Limit[] = ['place', 'residents']

interface ChartProps {
  frame: Frame
  t: typeof da
  answers: MainAnswers
}

const columnsOf = (keys: readonly string[], { t, answers, frame }: ChartProps, { table } = answers.expected) =>
  keys.map((key) => {
    const column = table.columns.find((one) => one.key === key)
    return {
      key,
      heading: column ? said(column.heading, frame.locale) : t.columns.period,
      numeric: column?.kind === 'measure' || column?.kind === 'interval',
    }
  })

/** The cells of a released row in the reader's way; a figure that is not there is a dash. */
const cellsOf = (row: Row, keys: readonly string[], { t, answers, frame }: ChartProps, { table } = answers.expected) =>
  Object.fromEntries(
    keys.map((key) => {
      const column = table.columns.find((one) => one.key === key)
      const cell = row[key]
      if (key === 'verdict') return [key, t.verdicts[verdictIn(row)]]
      if (typeof cell === 'number')
        return [key, column?.kind === 'dimension' ? String(cell) : formatNumber(cell, frame.locale, column?.digits ?? 0)]
      return [key, cell === null || cell === undefined ? '–' : (column?.labels?.[cell]?.[frame.locale === 'da' ? 'da' : 'en'] ?? cell)]
    }),
  )

const isWhole = (row: Row): boolean =>
  ['observed', 'expected', 'ordinaryLow', 'ordinaryHigh', 'ratioLow', 'ratioHigh'].every((key) => Number.isFinite(at(row, key)))
/** The ordinary range on the scale where 1 is as expected. */
const ordinaryRatio = (row: Row) => ({
  low: at(row, 'ordinaryLow') / at(row, 'expected'),
  high: at(row, 'ordinaryHigh') / at(row, 'expected'),
})
/** Outside the ordinary is a matter of the range alone; whether it is enough for a verdict is said in words. */
const stands = (row: Row): boolean => at(row, 'observed') < at(row, 'ordinaryLow') || at(row, 'observed') > at(row, 'ordinaryHigh')

/** All groups in the newest year on one scale, where 1 is exactly as expected. */
export const OverviewChart = (props: ChartProps) => {
  const { frame, t, answers } = props
  const newest = newestYears(answers.expected).filter(({ row }) => isWhole(row))
  const first = newest[0]
  if (!first) return null
  const year = String(first.row.period)
  const whole = newest.find(({ group }) => group === wholeTown) ?? first
  const summary = t.overview.summary(year)
  const keys = ['group', 'observed', 'expected', 'ordinaryLow', 'ordinaryHigh', 'ratio', 'ratioLow', 'ratioHigh', 'verdict']
  return (
    <ChartFrame
      title={t.overview.title}
      summary={summary}
      {...evidenceOf(answers.expected, whole.row, t, frame.locale)}
      chart={dotIntervalChart({
        locale: frame.locale,
        title: t.overview.title,
        description: summary,
        axis: { label: t.overview.axis, digits: 1, reference: { value: 1, label: t.overview.expected } },
        legend: {
          observed: t.overview.observed,
          range: t.overview.range,
          emphasised: newest.some(({ row }) => stands(row)) ? t.years.unusual : undefined,
        },
        groups: newest.map(({ group, row }) => ({
          label: t.groups[group].title,
          observed: at(row, 'ratio'),
          ...ordinaryRatio(row),
          emphasised: stands(row),
        })),
      })}
      table={{ columns: columnsOf(keys, props), rows: newest.map(({ row }) => ({ cells: cellsOf(row, keys, props) })) }}
    />
  )
}

/** One group year by year: how many were reported, and between which numbers would be ordinary. */
export const YearsChart = (props: ChartProps & { group: Group }) => {
  const { frame, t, answers, group } = props
  const { years } = answersOf(answers.expected, group)
  const whole = years.filter(isWhole)
  if (whole.length === 0) return null
  const summary = [t.years.summary(t.groups[group].things), ...knownSince(answers.expected, group, t)].join(' ')
  const keys = [
    'period',
    'observed',
    'expected',
    'ordinaryLow',
    'ordinaryHigh',
    'ratio',
    'ratioLow',
    'ratioHigh',
    'verdict',
    'conditionsFrom',
  ]
  return (
    <ChartFrame
      title={t.years.title}
      summary={summary}
      {...evidenceOf(answers.expected, whole.at(-1), t, frame.locale, { group })}
      chart={dotIntervalChart({
        locale: frame.locale,
        title: t.years.title,
        description: summary,
        axis: { label: t.years.axis },
        legend: {
          observed: t.years.observed,
          range: t.years.range,
          expected: t.years.expected,
          emphasised: whole.some(stands) ? t.years.unusual : undefined,
        },
        groups: whole.map((row) => ({
          label: String(row.period),
          observed: at(row, 'observed'),
          expected: at(row, 'expected'),
          low: at(row, 'ordinaryLow'),
          high: at(row, 'ordinaryHigh'),
          emphasised: stands(row),
        })),
      })}
      table={{ columns: columnsOf(keys, props), rows: years.map((row) => ({ cells: cellsOf(row, keys, props) })) }}
      tableOpenAtStart
    />
  )
}

/** Reported over expected, four quarters at a time, with what would be ordinary and the breaks in the figures. */
export const TimeChart = (props: ChartProps & { group: Group }) => {
  const { frame, t, answers, group } = props
  const { runs } = answersOf(answers.expected, group)
  const whole = runs.filter(isWhole)
  const [first, last] = [whole[0], whole.at(-1)]
  if (!first || !last) return null
  const breaks = breaksIn(answers.expected, lastQuarterOf(first), frame.locale)
  const keys = ['period', 'observed', 'expected', 'ratio', 'ratioLow', 'ratioHigh', 'verdict', 'conditionsFrom']
  return (
    <ChartFrame
      title={t.time.title}
      summary={[t.time.summary, ...breaks.map(({ text }) => text), ...knownSince(answers.expected, group, t)].join(' ')}
      {...evidenceOf(answers.expected, last, t, frame.locale, { group, limits: overTime })}
      chart={lineBandChart({
        locale: frame.locale,
        title: t.time.title,
        description: t.time.summary,
        axis: { label: t.time.axis, digits: 1, startAtZero: true },
        reference: { value: 1, label: t.time.reference },
        bandLabel: t.time.band,
        breaks: breaks.map(({ x }) => ({ x, label: t.breakLabel })),
        series: [
          { name: t.time.series, points: whole.map((row) => ({ x: lastQuarterOf(row), value: at(row, 'ratio'), ...ordinaryRatio(row) })) },
        ],
      })}
      table={{ columns: columnsOf(keys, props), rows: runs.map((row) => ({ cells: cellsOf(row, keys, props) })) }}
    />
  )
}

/** Where a period stands on the line of time: at its last quarter. */
function lastQuarterOf(row: Row): number {
  const period = String(row.period)
  const { year, quarter } = readQuarter(/^\d{4}$/.test(period) ? `${period}K4` : period.slice(-6))
  return year + (quarter - 1) / 4
}

/** The town among all municipalities, none of them named: this is not a league table. */
export const Funnel = (props: ChartProps & { answers: ReleasedAnswers; group: Group }) => {
  const { frame, t, answers, group } = props
  const ofGroup = (which: keyof ReleasedAnswers) => recordsOf(answers[which].table).filter((row) => row.group === group)
  const newest = answersOf(answers.expected, group).years.at(-1)
  const points = ofGroup('funnel').filter((row) => row.period === String(newest?.period))
  const curve = ofGroup('limits')
  if (points.length === 0 || curve.length === 0) return null
  const keys = ['place', 'expected', 'ratio']
  return (
    <ChartFrame
      title={t.funnel.title}
      summary={t.funnel.summary}
      {...evidenceOf(answers.funnel, newest, t, frame.locale, { group, limits: betweenTowns })}
      chart={funnelChart({
        locale: frame.locale,
        title: t.funnel.title,
        description: t.funnel.summary,
        points: points.map((row) => ({
          name: row.place === 'town' ? frame.town.name : '',
          x: at(row, 'expected'),
          y: at(row, 'ratio'),
          highlighted: row.place === 'town',
        })),
        limits: [
          {
            label: t.funnel.outer,
            curve: curve.map((row) => ({ x: at(row, 'expected'), low: at(row, 'low998'), high: at(row, 'high998') })),
          },
          {
            label: t.funnel.inner,
            curve: curve.map((row) => ({ x: at(row, 'expected'), low: at(row, 'low95'), high: at(row, 'high95') })),
          },
        ],
        reference: { value: 1, label: t.funnel.reference },
        x: { label: t.funnel.x },
        y: { label: t.funnel.y, digits: 1 },
        legend: { others: t.funnel.others, ours: frame.town.name },
      })}
      table={{
        columns: columnsOf(keys, props, answers.funnel),
        rows: points.map((row) => ({ cells: cellsOf(row, keys, props, answers.funnel) })),
      }}
    />
  )
}
