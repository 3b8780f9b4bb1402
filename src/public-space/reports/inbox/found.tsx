// The reports found, one line each: dense, for those who read a hundred of them.
import { formatDate, formatNumber, type Locale, type Row, Table, Tag } from '@trygby/ui'
import { type Day, todayInTown } from '../../../platform/form/model.ts'
import { isOpen, type Report } from '../model.ts'
import type { da as reportWords } from '../texts.da.ts'
import { isOverdue } from '../work/model.ts'
import { StateTag } from '../work/state-tag.tsx'
import type { da } from './texts.da.ts'

export interface FoundProps {
  t: typeof da
  w: typeof reportWords
  locale: Locale
  reports: Report[]
  /** Those a partner should have answered by now. */
  lateAtPartner?: ReadonlySet<string>
  /** Address of a page by its path without language. */
  to: (path: string) => string
  /** A box to tick beside each report. */
  ticks?: { heading: string; box: (report: Report) => Row['cells'][string] } | undefined
}

const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

/** How long there is until the answer, as short as it can be said; the day itself when one points at it. */
const Deadline = ({ t, locale, report, today }: Pick<FoundProps, 't' | 'locale'> & { report: Report; today: Day }) => {
  const { answerBy } = report
  if (answerBy === null || !isOpen(report.state)) return null
  const days = formatNumber(Math.abs(daysBetween(today, answerBy)), locale)
  const isOne = days === '1'
  return (
    <span title={formatDate(answerBy, locale)}>
      {isOverdue(report, today) ? <Tag kind="warning">{t.late(days, isOne)}</Tag> : answerBy === today ? t.today : t.inDays(days, isOne)}
    </span>
  )
}

const rowOf = ({ t, w, locale, to, ticks, lateAtPartner }: FoundProps, today: Day, report: Report): Row => ({
  href: to(`/reports/${report.id}`),
  cells: {
    number: String(report.number),
    kind: (
      <>
        {w.kinds[report.kind]}
        {report.wordsState === 'unread' ? <span title={t.unread}> ✎</span> : null}
      </>
    ),
    place: report.area ? `${report.place.label}, ${report.area.name}` : report.place.label,
    state: (
      <>
        <StateTag state={report.state} w={w} />
        {lateAtPartner?.has(report.id) ? <Tag kind="warning">{t.lateAtPartner}</Tag> : null}
      </>
    ),
    team: report.team?.name ?? '',
    age: formatNumber(daysBetween(todayInTown(report.receivedAt), today), locale),
    answerBy: <Deadline {...{ t, locale, report, today }} />,
    voices: String(report.voices),
    ...(ticks ? { tick: ticks.box(report) } : {}),
  },
})

export const ReportTable = (props: FoundProps) => {
  const { t, reports, ticks } = props
  const today = todayInTown()
  return (
    <Table
      caption={t.caption}
      captionHidden
      columns={[
        { key: 'number', heading: t.columns.number, numeric: true },
        { key: 'kind', heading: t.columns.kind },
        { key: 'place', heading: t.columns.place },
        { key: 'state', heading: t.columns.state },
        { key: 'team', heading: t.columns.team },
        { key: 'age', heading: t.columns.age, numeric: true },
        { key: 'answerBy', heading: t.columns.answerBy },
        { key: 'voices', heading: t.columns.voices, numeric: true },
        ...(ticks ? [{ key: 'tick', heading: ticks.heading }] : []),
      ]}
      rows={reports.map((report) => rowOf(props, today, report))}
    />
  )
}
