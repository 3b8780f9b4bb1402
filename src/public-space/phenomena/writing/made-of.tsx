// What a new phenomenon rests on, above its form.
import { type Frame, formatDate, formatNumber, Table } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import type { Source } from '../model.ts'
import type { Observation } from '../observations/model.ts'
import { da as observationsDa } from '../observations/texts.da.ts'
import { en as observationsEn } from '../observations/texts.en.ts'
import type { Words } from '../words.ts'
import type { da } from './texts.da.ts'

/** Reports and observations that were chosen, and how many counts the form asks for. */
export interface Chosen {
  reports: Source[]
  observations: Observation[]
  counts: number
  /** Known places, where only counts say the place. */
  places: { id: string; name: string }[] | null
}

interface MadeOfProps {
  frame: Frame
  t: typeof da
  words: Words
  chosen: Chosen
}

export const MadeOf = ({ frame, t, words, chosen }: MadeOfProps) => {
  const { reports, observations, counts } = chosen
  const parts = [
    ...(reports.length > 0 ? [words.p.reports(reports.length)] : []),
    ...(observations.length > 0 ? [t.observations(observations.length)] : []),
    ...(counts > 0 ? [t.counts(counts)] : []),
  ]
  return (
    <section>
      <p>{t.madeOf(parts)}</p>
      {reports.length > 0 && (
        <Table
          caption={t.sources}
          columns={[
            { key: 'number', heading: t.sourceColumns.number },
            { key: 'kind', heading: t.sourceColumns.kind },
            { key: 'place', heading: t.sourceColumns.place },
            { key: 'times', heading: t.sourceColumns.times },
            { key: 'voices', heading: t.sourceColumns.voices, numeric: true },
          ]}
          rows={reports.map(({ id, number, kind, label, times, voices }) => ({
            href: `/${frame.locale}/reports/${id}`,
            cells: {
              number: formatNumber(number, frame.locale),
              kind: words.r.kinds[kind],
              place: label,
              times: times.map((time) => words.r.times[time]).join(', '),
              voices: formatNumber(voices, frame.locale),
            },
          }))}
        />
      )}
      {observations.length > 0 && <Observed frame={frame} t={t} words={words} observations={observations} />}
    </section>
  )
}

const Observed = ({ frame, t, words, observations }: Omit<MadeOfProps, 'chosen'> & { observations: Observation[] }) => {
  const says = textsFor(frame.locale, { da: observationsDa, en: observationsEn }).howMany
  return (
    <Table
      caption={t.observationsTitle}
      columns={[
        { key: 'on', heading: t.observationColumns.on },
        { key: 'time', heading: t.observationColumns.time },
        { key: 'kind', heading: t.observationColumns.kind },
        { key: 'place', heading: t.observationColumns.place },
        { key: 'howMany', heading: t.observationColumns.howMany },
      ]}
      rows={observations.map(({ on, time, kind, label, howMany }) => ({
        cells: {
          on: formatDate(on, frame.locale),
          time: words.r.times[time],
          kind: words.r.kinds[kind],
          place: (
            <span lang="da" dir="auto">
              {label}
            </span>
          ),
          howMany: says[howMany],
        },
      }))}
    />
  )
}
