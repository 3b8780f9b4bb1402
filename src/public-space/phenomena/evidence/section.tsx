// On a phenomenon's page: the figures behind it, each with its number, how sure it is, and what it cannot say.
import { ChartFrame, columnsChart, formatDate, formatNumber, heatChart, Table, Tag } from '@trygby/ui'
import { effortWordsDa, effortWordsEn, saidIn } from '../../../goals/index.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { dayTimes } from '../../reports/model.ts'
import { wordsIn } from '../words.ts'
import type { EvidenceProps } from './props.ts'
import { shortDay } from './short-day.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { UnusualChart } from './unusual.tsx'

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

export const EvidenceSection = (props: EvidenceProps) => (
  <>
    <WeekByWeek {...props} />
    <InTheWeek {...props} />
    <UnusualChart {...props} />
    <Affected {...props} />
    <Neighbours {...props} />
    <Tried {...props} />
  </>
)

const WeekByWeek = ({ frame: { locale }, evidence, reports }: EvidenceProps) => {
  const t = textsFor(locale, { da, en })
  const { p } = wordsIn(locale)
  const { weeks, happened, reported, today } = evidence
  const times = formatNumber(sum(happened), locale)
  const rows = weeks.map((week, place) => ({ week, happened: happened[place] ?? 0, reported: reported[place] ?? 0 }))
  return (
    <ChartFrame
      title={t.weeks.title}
      summary={t.weeks.summary(times, p.reports(sum(reported)))}
      source={{ name: t.source, asOf: today }}
      n={t.weeks.n(p.reports(reports.length), times)}
      uncertainty={{ none: t.weeks.none }}
      cannotSay={t.weeks.cannot}
      chart={columnsChart({
        locale,
        title: t.weeks.title,
        description: t.weeks.summary(times, p.reports(sum(reported))),
        columns: rows.map((row) => ({ label: shortDay(row.week), value: row.happened, dot: row.reported })),
        axis: { label: t.weeks.axis },
        legend: { value: t.weeks.happened, dot: t.weeks.reported },
      })}
      table={{
        columns: [
          { key: 'week', heading: t.weeks.columns.week },
          { key: 'happened', heading: t.weeks.columns.happened, numeric: true },
          { key: 'reported', heading: t.weeks.columns.reported, numeric: true },
        ],
        rows: rows.map((row) => ({
          cells: {
            week: formatDate(row.week, locale),
            happened: formatNumber(row.happened, locale),
            reported: formatNumber(row.reported, locale),
          },
        })),
      }}
    />
  )
}

const InTheWeek = ({ frame: { locale }, evidence }: EvidenceProps) => {
  const t = textsFor(locale, { da, en })
  const { r } = wordsIn(locale)
  const { counts, n, noTime } = evidence.inTheWeek
  const most = counts.flatMap((row, time) => row.map((count, day) => ({ count, time, day }))).sort((a, b) => b.count - a.count)[0]
  const names = dayTimes.map((time) => r.times[time])
  const summary =
    most && most.count > 0
      ? t.heat.summary(t.heat.longDays[most.day] ?? '', names[most.time] ?? '', formatNumber(most.count, locale))
      : t.heat.summaryNone
  return (
    <ChartFrame
      title={t.heat.title}
      summary={summary}
      source={{ name: t.source, asOf: evidence.today }}
      n={t.heat.n(formatNumber(n, locale), formatNumber(noTime, locale))}
      uncertainty={{ none: t.heat.none }}
      cannotSay={t.heat.cannot}
      chart={heatChart({ locale, title: t.heat.title, description: summary, columns: t.heat.days, rows: names, counts })}
      table={{
        columns: [{ key: 'time', heading: t.heat.time }, ...t.heat.longDays.map((day) => ({ key: day, heading: day, numeric: true }))],
        rows: names.map((time, row) => ({
          cells: {
            time,
            ...Object.fromEntries(t.heat.longDays.map((day, column) => [day, formatNumber(counts[row]?.[column] ?? 0, locale)])),
          },
        })),
      }}
    />
  )
}

const Affected = ({ frame: { locale }, evidence, reports }: EvidenceProps) => {
  const t = textsFor(locale, { da, en })
  const { r } = wordsIn(locale)
  return (
    <section>
      <h2>{t.affected.title}</h2>
      {evidence.consequences.length === 0 ? (
        <p>{t.affected.none}</p>
      ) : (
        <>
          <p>{t.affected.lead(formatNumber(reports.length, locale))}</p>
          <Table
            caption={t.affected.title}
            captionHidden
            columns={[
              { key: 'what', heading: t.affected.columns.what },
              { key: 'count', heading: t.affected.columns.count, numeric: true },
            ]}
            rows={evidence.consequences.map(({ consequence, count }) => ({
              cells: { what: (r.consequences as Record<string, string>)[consequence] ?? consequence, count: formatNumber(count, locale) },
            }))}
          />
        </>
      )}
    </section>
  )
}

const Neighbours = ({ frame: { locale }, evidence }: EvidenceProps) => {
  const t = textsFor(locale, { da, en })
  const { p } = wordsIn(locale)
  return (
    <section>
      <h2>{t.near.title}</h2>
      {evidence.neighbours.length === 0 ? (
        <p>{t.near.none}</p>
      ) : (
        <Table
          caption={t.near.title}
          captionHidden
          columns={[
            { key: 'behaviour', heading: t.near.columns.behaviour },
            { key: 'metres', heading: t.near.columns.metres, numeric: true },
            { key: 'same', heading: t.near.columns.same },
            { key: 'state', heading: t.near.columns.state },
          ]}
          rows={evidence.neighbours.map(({ id, behaviour, metres, sameKind, state }) => ({
            href: `/${locale}/phenomena/${id}`,
            cells: {
              behaviour: (
                <span lang="da" dir="auto">
                  {behaviour}
                </span>
              ),
              metres: p.metres(formatNumber(Math.round(metres / 10) * 10, locale)),
              same: sameKind ? t.near.yes : t.near.no,
              state: p.states[state],
            },
          }))}
        />
      )}
    </section>
  )
}

const Tried = ({ frame: { locale }, evidence }: EvidenceProps) => {
  const t = textsFor(locale, { da, en })
  const words = textsFor(locale, { da: effortWordsDa, en: effortWordsEn })
  return (
    <section>
      <h2>{t.tried.title}</h2>
      {evidence.tried.length === 0 ? (
        <p>{t.tried.none}</p>
      ) : (
        <Table
          caption={t.tried.title}
          captionHidden
          columns={[
            { key: 'name', heading: t.tried.columns.name },
            { key: 'state', heading: t.tried.columns.state },
            { key: 'verdict', heading: t.tried.columns.verdict },
          ]}
          rows={evidence.tried.map(({ id, name, state, verdict }) => {
            const said = saidIn(name, locale)
            return {
              href: `/${locale}/efforts/${id}`,
              cells: {
                name: <span lang={said.lang}>{said.text}</span>,
                state: <Tag kind="info">{words.states[state]}</Tag>,
                verdict: verdict ? words.verdicts[verdict] : '–',
              },
            }
          })}
        />
      )}
    </section>
  )
}
