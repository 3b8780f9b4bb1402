// Whether the newest weeks are more than usual, or that nobody can say.
import { ChartFrame, columnsChart, formatDate, formatNumber } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { everFalsePercent } from './model.ts'
import type { EvidenceProps } from './props.ts'
import { shortDay } from './short-day.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const UnusualChart = ({ frame: { locale }, evidence: { unusual, today } }: Pick<EvidenceProps, 'frame' | 'evidence'>) => {
  const t = textsFor(locale, { da, en })
  const words = t.unusual
  if (!unusual || unusual.tooFew)
    return (
      <section>
        <h2>{words.title}</h2>
        <p>{unusual ? words.tooFew : words.tooShort}</p>
      </section>
    )
  const { weeks, method, learnedFrom, attainedPercent } = unusual
  const alarm = weeks.findLast(({ isAlarm }) => isAlarm)
  const summary = alarm ? words.alarm(formatDate(alarm.week, locale)) : words.calm
  const all = weeks.reduce((sum, { count }) => sum + count, 0)
  const attained = words.attained(
    formatNumber(attainedPercent, locale, 2),
    formatNumber(weeks.length, locale),
    formatNumber(Math.round(everFalsePercent(unusual)), locale),
  )
  const learned = method === 'season' ? words.season(formatNumber(learnedFrom, locale)) : words.recent
  return (
    <ChartFrame
      title={words.title}
      summary={summary}
      source={{ name: t.source, asOf: today }}
      n={words.n(formatNumber(all, locale), formatNumber(weeks.length, locale))}
      uncertainty={{ interval: `${learned} ${attained}` }}
      cannotSay={words.cannot}
      chart={columnsChart({
        locale,
        title: words.title,
        description: summary,
        columns: weeks.map(({ week, count, upper, isAlarm }) => ({
          label: shortDay(week),
          value: count,
          emphasised: isAlarm,
          ...(upper === null ? {} : { limit: upper }),
        })),
        axis: { label: words.axis },
        legend: { value: words.count, limit: words.limit, ...(alarm ? { emphasised: words.over } : {}) },
      })}
      table={{
        columns: [
          { key: 'week', heading: words.columns.week },
          { key: 'count', heading: words.columns.count, numeric: true },
          { key: 'upper', heading: words.columns.upper, numeric: true },
        ],
        rows: weeks.map(({ week, count, upper }) => ({
          cells: {
            week: formatDate(week, locale),
            count: formatNumber(count, locale),
            upper: upper === null ? words.noLimit : formatNumber(upper, locale, 1),
          },
        })),
      }}
    />
  )
}
