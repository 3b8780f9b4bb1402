// What was said in a report, where it is, and who has it now.
import { ButtonLink, type Fact, formatDate, formatNumber, MapFrame, Summary } from '@trygby/ui'
import { dayOf } from '../../../platform/form/model.ts'
import type { ReportPageProps } from './props.ts'
import { pathOf } from './props.ts'
import { StateTag } from './state-tag.tsx'

const said = (name: string, value: Fact['value']): Fact[] => (value ? [{ name, value }] : [])

export const SaidSection = ({ frame, t, w, report, occurrences }: ReportPageProps) => {
  const when = [
    report.happenedOn ? formatDate(report.happenedOn, frame.locale) : '',
    report.weekdays ? w.weekdays[report.weekdays] : '',
    ...report.times.map((time) => w.times[time]),
  ].filter(Boolean)
  const [latest] = occurrences.latest
  const facts: Fact[] = [
    { name: t.facts.door, value: w.doors[report.door] },
    { name: t.facts.place, value: report.place.label },
    ...said(t.facts.area, report.area?.name),
    ...said(t.facts.happened, when.join(' · ')),
    ...said(t.facts.howOften, report.howOften ? w.howOften[report.howOften] : ''),
    ...said(t.facts.consequences, report.consequences.map((one) => w.consequences[one]).join(' · ')),
    { name: t.facts.voices, value: t.voices(report.voices) },
    ...(latest ? [{ name: t.facts.occurrences, value: t.occurrences(occurrences.n, formatDate(latest.day, frame.locale)) }] : []),
    ...said(t.facts.words, report.words && <Words t={t} report={report} />),
  ]
  return (
    <section>
      <h2>{t.saidTitle}</h2>
      <Summary facts={facts} />
    </section>
  )
}

const Words = ({ t, report }: Pick<ReportPageProps, 't' | 'report'>) => (
  <>
    <span dir="auto">“{report.words}”</span>
    {report.wordsState === 'unread' && <p>{t.unread}</p>}
  </>
)

export const WorkSection = ({ frame, t, w, report, helped }: ReportPageProps) => {
  const none = t.none
  const number = (n: number) => formatNumber(n, frame.locale)
  const facts: Fact[] = [
    { name: t.facts.state, value: <StateTag state={report.state} w={w} /> },
    ...(report.outcome ? [{ name: t.facts.outcome, value: w.outcomes[report.outcome] }] : []),
    ...(report.outcomeBy ? [{ name: t.facts.saidBy, value: w.saidBy[report.outcomeBy] }] : []),
    { name: t.facts.team, value: report.team?.name ?? none },
    ...said(t.facts.organisation, report.organisation?.name),
    { name: t.facts.answerBy, value: report.answerBy ? formatDate(report.answerBy, frame.locale) : none },
    ...(report.door === 'fault' ? [{ name: t.facts.isPublic, value: report.isPublic ? t.yes : t.no }] : []),
    ...(helped.yes + helped.partly + helped.no > 0
      ? [{ name: t.facts.helped, value: t.helped(number(helped.yes), number(helped.partly), number(helped.no)) }]
      : []),
  ]
  return (
    <section>
      <h2>{t.workTitle}</h2>
      <Summary facts={facts} />
    </section>
  )
}

export const PictureSection = ({ frame, t, report, pictures }: ReportPageProps) =>
  pictures.length === 0 ? null : (
    <section>
      <h2>{t.pictureTitle}</h2>
      {pictures.map((picture) => (
        <p>
          <img
            src={`${pathOf(frame, report)}/pictures/${picture}`}
            alt={t.picture(formatNumber(report.number, frame.locale))}
            loading="lazy"
          />
        </p>
      ))}
    </section>
  )

/** The map is fetched when somebody asks for it; the place stands in words above. */
export const PlaceSection = ({ frame, t, report, isMapAsked }: ReportPageProps) =>
  isMapAsked ? (
    <MapFrame
      title={t.mapTitle}
      summary={t.mapSummary(report.place.label)}
      features={{
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            geometry: { type: 'Point', coordinates: [report.place.lon, report.place.lat] },
            properties: { name: report.place.label },
          },
        ],
      }}
      list={<p>{report.place.label}</p>}
      source={{ name: t.mapSource, asOf: dayOf(report.receivedAt) }}
      n={t.mapN}
      uncertainty={{ none: t.mapUncertainty }}
      cannotSay={[t.mapCannotSay]}
    />
  ) : (
    <p>
      <ButtonLink kind="secondary" href={`${pathOf(frame, report)}?map=yes`}>
        {t.map}
      </ButtonLink>
    </p>
  )
