// The thread of a report as staff read it: what was asked and answered, what people were told, and everything that happened.
import { formatDate, formatDateTime, formatNumber, Table } from '@trygby/ui'
import type { State } from '../model.ts'
import { type FoldedLine, folded } from './folded.ts'
import type { ReportPageProps } from './props.ts'
import { sentencesOf } from './story/story.ts'

export const QuestionsSection = ({ frame, t, questions }: ReportPageProps) =>
  questions.length === 0 ? null : (
    <section>
      <h2>{t.questionsTitle}</h2>
      {questions.map(({ question, askedName, askedAt, replies }) => (
        <>
          <h3 dir="auto">{question}</h3>
          <p>{t.asked(askedName, formatDate(askedAt, frame.locale))}</p>
          {replies.length === 0 ? (
            <p>{t.noReply}</p>
          ) : (
            <ul>
              {replies.map(({ words, at }) => (
                <li>
                  <span dir="auto">“{words}”</span> – {formatDateTime(at, frame.locale)}
                </li>
              ))}
            </ul>
          )}
        </>
      ))}
    </section>
  )

export const NewsSection = ({ frame, t, news }: ReportPageProps) => (
  <section>
    <h2>{t.newsTitle}</h2>
    {news.length === 0 ? (
      <p>{t.newsEmpty}</p>
    ) : (
      <Table
        caption={t.newsTitle}
        captionHidden
        columns={[
          { key: 'when', heading: t.when },
          { key: 'what', heading: t.what },
        ]}
        rows={news.map((one) => ({
          cells: {
            when: formatDate(one.at, frame.locale),
            what: [...sentencesOf(one, frame.locale), one.words && `“${one.words}”`].filter(Boolean).join(' '),
          },
        }))}
      />
    )}
  </section>
)

export const TrailSection = ({ frame, t, w, trail }: ReportPageProps) => {
  /** The other report of a line about two. */
  const numberIn = ({ from, into, out, made, with: beside }: FoldedLine['detail']) => {
    const number = [from, into, out, made, beside].find((one) => typeof one === 'number')
    return number === undefined ? '' : t.number(String(number))
  }
  /** What happened; an answer of a partner says which. */
  const nameOf = (kind: string, { answer }: FoldedLine['detail']) => t.events[`${kind} ${answer}`] ?? t.events[kind] ?? kind
  const stateIn = (state: State | null) => (state ? w.states[state] : '')
  const whatOf = ({ kind, from, to, outcome, detail, n }: FoldedLine) =>
    [
      n > 1 ? t.times(nameOf(kind, detail), formatNumber(n, frame.locale)) : nameOf(kind, detail),
      from && to ? `${stateIn(from)} → ${stateIn(to)}` : '',
      outcome ? w.outcomes[outcome] : '',
      numberIn(detail),
    ]
      .filter(Boolean)
      .join(': ')
  return (
    <section>
      <h2>{t.trailTitle}</h2>
      <Table
        caption={t.trailTitle}
        captionHidden
        columns={[
          { key: 'when', heading: t.when },
          { key: 'what', heading: t.what },
          { key: 'who', heading: t.who },
          { key: 'more', heading: t.more },
        ]}
        rows={folded(trail).map((line) => ({
          cells: {
            when: formatDateTime(line.at, frame.locale),
            what: whatOf(line),
            who: line.byName || (t.whom[line.byWhom] ?? ''),
            more: line.words,
          },
        }))}
      />
    </section>
  )
}
