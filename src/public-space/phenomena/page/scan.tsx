// The first step: what it is, and everything that was said and seen of it.
import { Button, ButtonLink, Checkboxes, Form, formatDate, formatNumber, Hidden, Table } from '@trygby/ui'
import { unanswered } from '../../../platform/form/answered.ts'
import { textsFor } from '../../../platform/i18n.ts'
import type { State } from '../../reports/model.ts'
import { CountsSection } from '../counting/section.tsx'
import { da as observationsDa } from '../observations/texts.da.ts'
import { en as observationsEn } from '../observations/texts.en.ts'
import { Facts } from './facts.tsx'
import type { PhenomenonPageProps } from './props.ts'

export const ScanStep = (props: PhenomenonPageProps) => {
  const { frame, t, of, counts, mayWork, answered = unanswered } = props
  return (
    <>
      <Facts {...props} />
      {mayWork && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/phenomena/${of.id}/edit`}>
            {t.edit}
          </ButtonLink>
        </p>
      )}
      <Reports {...props} />
      {mayWork && <Near {...props} />}
      <Observations {...props} />
      <CountsSection frame={frame} phenomenon={of.id} counts={counts} mayWork={mayWork} answered={answered} />
    </>
  )
}

const Reports = ({ frame, t, words, of, reports, mayWork }: PhenomenonPageProps) => {
  const { locale } = frame
  const voices = reports.reduce((sum, one) => sum + one.voices, 0)
  return (
    <section>
      <h2>{t.reports}</h2>
      <p>{t.reportsLead(words.p.reports(reports.length), words.p.voices(voices))}</p>
      {reports.length > 0 && (
        <Table
          caption={t.reports}
          captionHidden
          columns={[
            { key: 'number', heading: t.columns.number },
            { key: 'kind', heading: t.columns.kind },
            { key: 'place', heading: t.columns.place },
            { key: 'received', heading: t.columns.received },
            { key: 'times', heading: t.columns.times },
            { key: 'voices', heading: t.columns.voices, numeric: true },
            { key: 'state', heading: t.columns.state },
            ...(mayWork ? [{ key: 'take', heading: t.columns.take }] : []),
          ]}
          rows={reports.map(({ id, number, kind, label, receivedAt, times, voices, state }) => ({
            href: `/${locale}/reports/${id}`,
            cells: {
              number: String(number),
              kind: words.r.kinds[kind],
              place: (
                <span lang="da" dir="auto">
                  {label}
                </span>
              ),
              received: formatDate(receivedAt, locale),
              times: times.map((time) => words.r.times[time]).join(', '),
              voices: formatNumber(voices, locale),
              state: words.r.states[state as State],
              take: mayWork && (
                <Form action={`/${locale}/phenomena/${of.id}/reports/remove`}>
                  <Hidden name="report" value={id} />
                  <Button kind="link">
                    {t.takeOut}
                    <span class="sr-only"> {t.ofReport(String(number))}</span>
                  </Button>
                </Form>
              ),
            },
          }))}
        />
      )}
    </section>
  )
}

const Near = ({ frame, t, words, of, near }: PhenomenonPageProps) => {
  if (near.length === 0) return null
  return (
    <section>
      <h2>{t.near}</h2>
      <p>{t.nearLead}</p>
      <Form action={`/${frame.locale}/phenomena/${of.id}/reports`}>
        <Checkboxes
          name="reports"
          label={t.choose}
          options={near.map(({ id, number, kind, label, receivedAt }) => ({
            value: id,
            text: `${number}: ${words.r.kinds[kind]}, ${label}, ${formatDate(receivedAt, frame.locale)}`,
          }))}
        />
        <Button kind="secondary">{t.add}</Button>
      </Form>
    </section>
  )
}

const Observations = ({ frame, t, words, observations, mayWork }: PhenomenonPageProps) => {
  const says = textsFor(frame.locale, { da: observationsDa, en: observationsEn }).howMany
  return (
    <section>
      <h2>{t.observations}</h2>
      {observations.length === 0 ? (
        <p>{t.noObservations}</p>
      ) : (
        <Table
          caption={t.observations}
          captionHidden
          columns={[
            { key: 'on', heading: t.observationColumns.on },
            { key: 'time', heading: t.observationColumns.time },
            { key: 'kind', heading: t.observationColumns.kind },
            { key: 'howMany', heading: t.observationColumns.howMany },
          ]}
          rows={observations.map(({ on, time, kind, howMany }) => ({
            cells: { on: formatDate(on, frame.locale), time: words.r.times[time], kind: words.r.kinds[kind], howMany: says[howMany] },
          }))}
        />
      )}
      {mayWork && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/observations/new`}>
            {t.observe}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
