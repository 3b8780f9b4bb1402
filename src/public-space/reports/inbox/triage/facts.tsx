// What was said, in closed answers and redacted words; and which reports come next.
import { type Fact, formatDate, formatNumber, Summary } from '@trygby/ui'
import { dayOf } from '../../../../platform/form/model.ts'
import { hasWords } from '../../model.ts'
import { StateTag } from '../../work/state-tag.tsx'
import type { SortingProps } from './props.ts'

const whenIn = ({ t, w, frame, report }: SortingProps): string =>
  [
    report.happenedOn ? t.seen(formatDate(report.happenedOn, frame.locale)) : '',
    ...report.times.map((time) => w.times[time]),
    report.weekdays ? w.weekdays[report.weekdays] : '',
    report.howOften ? w.howOften[report.howOften] : '',
  ]
    .filter(Boolean)
    .join(' · ') || t.nothing

export const Facts = (props: SortingProps) => {
  const { frame, t, w, to, report, near } = props
  const consequences = report.consequences.map((one) => w.consequences[one]).join(' · ')
  const facts: Fact[] = [
    { name: t.facts.where, value: report.area ? `${report.place.label}, ${report.area.name}` : report.place.label },
    { name: t.facts.when, value: whenIn(props) },
    { name: t.facts.consequences, value: consequences || t.nothing },
    ...(hasWords(report.door) ? [{ name: t.facts.words, value: <Words {...props} /> }] : []),
    {
      name: t.facts.received,
      value: t.came(formatDate(dayOf(report.receivedAt), frame.locale), formatNumber(report.voices, frame.locale), report.voices === 1),
    },
    ...(report.answerBy ? [{ name: t.facts.answerBy, value: formatDate(report.answerBy, frame.locale) }] : []),
    { name: t.facts.state, value: <StateTag state={report.state} w={w} /> },
  ]
  const beside: Fact[] =
    near.length === 0
      ? []
      : [
          {
            name: t.facts.near,
            value: near
              .slice(0, 3)
              .map((one) => t.near(String(one.number), w.kinds[one.kind], String(one.metres)))
              .join(' · '),
            change: { text: t.join, href: to(`/reports/${report.id}/join`) },
          },
        ]
  return <Summary facts={[...facts, ...beside]} />
}

const Words = ({ t, report }: SortingProps) => (
  <>
    {report.words ? <span dir="auto">{report.words}</span> : t.nothing}
    {report.wordsState === 'unread' ? <span class="form-hint"> {t.unread}</span> : null}
  </>
)

export const Queue = ({ t, w, frame, queue, at }: SortingProps) => (
  <>
    <h2>{t.queue}</h2>
    <ol class="plain-list">
      {queue.map((report) => (
        <li>
          <a href={at(report.id)}>{w.kinds[report.kind]}</a>
          <br />
          {report.place.label}, {formatDate(dayOf(report.receivedAt), frame.locale)}
        </li>
      ))}
    </ol>
  </>
)
