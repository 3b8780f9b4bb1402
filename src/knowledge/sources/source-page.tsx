// The page of one source: where it comes from, what it holds, what to be careful about, and each time it was fetched.
import {
  Button,
  Details,
  Form,
  type Frame,
  formatDate,
  formatDateTime,
  formatNumber,
  Hidden,
  Notice,
  type NoticeKind,
  Page,
  Prose,
  Summary,
  Table,
} from '@trygby/ui'
import { language, nameOf, periodInWords, sentenceOf, trail, troubleOf } from './in-words.ts'
import type { HeldFigures, Revision, Source, SourceFetch, SourceInFull } from './model.ts'
import type { BreakMark } from './series/model.ts'
import { labelOf, unitOf } from './statbank/wanted.ts'
import type { da } from './texts.da.ts'

type Words = typeof da

export interface SourcePageProps {
  frame: Frame
  t: Words
  sourcesHref: string
  source: SourceInFull
  /** For those who work with the figures; null for the public. */
  held: HeldFigures | null
  /** Whether figures are being fetched at this moment. */
  isFetching: boolean
  mayRemove: boolean
  said: { kind: NoticeKind; text: string } | undefined
}

export const SourcePage = ({ frame, t, sourcesHref, source, held, isFetching, mayRemove, said }: SourcePageProps) => {
  const breaks = source.marks.filter(({ kind }) => kind === 'break')
  const traps = source.marks.filter(({ kind }) => kind === 'trap')
  const { missing } = source.fetched ?? { missing: [] }
  return (
    <Page
      frame={frame}
      title={nameOf(frame, source)}
      breadcrumbs={[...trail(frame, t), { text: t.title, href: sourcesHref }]}
      status={said}
    >
      {source.latest?.trouble && <Notice kind="warning">{troubleOf(t, source)}</Notice>}
      <Summary facts={factsOf(frame, t, source, held)} />
      {traps.length > 0 && <Marks frame={frame} t={t} title={t.traps} marks={traps} />}
      {breaks.length > 0 && <Marks frame={frame} t={t} title={t.breaks} marks={breaks} />}
      {missing.length > 0 && (
        <Prose>
          <h2>{t.missing}</h2>
          <ul>
            {missing.map(({ variable, value }) => (
              <li>{missingIn(frame, t, source, variable, value)}</li>
            ))}
          </ul>
        </Prose>
      )}
      <SeriesTable frame={frame} t={t} source={source} held={held} />
      {held && (
        <Details title={t.revisions}>
          <Revisions frame={frame} t={t} revisions={held.revisions} />
        </Details>
      )}
      <Details title={t.history}>
        <History frame={frame} t={t} fetches={source.fetches} isFetching={isFetching} />
      </Details>
      {mayRemove && (
        <Details title={t.remove}>
          <p>{t.removeText}</p>
          <Form action={`${sourcesHref}/${source.id}/remove`}>
            <Hidden name="confirmed" value="yes" />
            <Button kind="danger">{t.remove}</Button>
          </Form>
        </Details>
      )}
    </Page>
  )
}

/** What a table lacks: places, written as a share of all, or a code in our words for it. */
function missingIn(frame: Frame, t: Words, source: Source, variable: string, value: string): string {
  const [has, all] = value.split('/')
  if (has !== undefined && all !== undefined) return t.missingPlaces(has, all)
  const name = labelOf(source.table, variable, value)[language(frame)]
  return t.missingCode(variable, name === value ? value : `${value} (${name})`)
}

function factsOf(frame: Frame, t: Words, source: SourceInFull, held: HeldFigures | null) {
  const { fetched, kind } = source
  const unit = kind === 'official' ? unitOf(source.table, source.unit)[language(frame)] : source.unit
  const figures = Object.values(held?.bySeries ?? {}).reduce((sum, series) => sum + series.figures, 0)
  return [
    { name: t.credit, value: kind === 'official' ? source.publisher : source.credit },
    ...(kind === 'official'
      ? [
          { name: t.table, value: <a href={source.address}>{source.table}</a> },
          // A title that came in one language only would be foreign to half of the readers; ours stands above.
          ...(source.title.da === source.title.en ? [] : [{ name: t.publishedTitle, value: source.title[language(frame)] }]),
        ]
      : []),
    ...(unit ? [{ name: t.unit, value: unit }] : []),
    ...(source.licence ? [{ name: t.licence, value: source.licence }] : []),
    { name: t.fetched, value: fetched?.finishedAt ? formatDateTime(fetched.finishedAt, frame.locale) : t.notYet },
    ...(fetched?.confirmedAt ? [{ name: t.confirmed, value: formatDateTime(fetched.confirmedAt, frame.locale) }] : []),
    { name: t.published, value: fetched?.publishedAt ? formatDateTime(fetched.publishedAt, frame.locale) : t.unknown },
    ...(held ? [{ name: t.figures, value: formatNumber(figures, frame.locale) }] : []),
  ]
}

const Marks = ({ frame, t, title, marks }: { frame: Frame; t: Words; title: string; marks: BreakMark[] }) => (
  <Prose>
    <h2>{title}</h2>
    <ul>
      {marks.map((mark) => (
        <li>
          {mark.period && <strong>{t.since(periodInWords(mark.period, t))} </strong>}
          {mark.text[language(frame)]}
          {mark.codes.length > 0 && ` (${mark.codes.join(', ')})`}
        </li>
      ))}
    </ul>
  </Prose>
)

const SeriesTable = ({ frame, t, source, held }: Pick<SourcePageProps, 'frame' | 't' | 'source' | 'held'>) => (
  <Table
    caption={t.series}
    columns={[
      { key: 'code', heading: t.code },
      { key: 'label', heading: t.label },
      ...(held
        ? [
            { key: 'periods', heading: t.periods },
            { key: 'figures', heading: t.figures, numeric: true },
          ]
        : []),
    ]}
    rows={source.series.map((series) => ({
      cells: {
        code: Object.entries(series.codes)
          .map(([variable, code]) => (source.kind === 'official' ? `${variable} ${code}` : code))
          .join(', '),
        label: Object.entries(series.labels)
          .map(([variable, label]) => labelOf(source.table, variable, series.codes[variable] ?? '', label)[language(frame)])
          .join(', '),
        ...heldIn(frame, t, series, held),
      },
    }))}
    empty={t.notYet}
  />
)

function heldIn(frame: Frame, t: Words, { code, frequency }: SourceInFull['series'][number], held: HeldFigures | null) {
  const { figures, first, last } = held?.bySeries[code] ?? { figures: 0, first: '', last: '' }
  if (!held) return {}
  return {
    periods: first && `${periodInWords(first, t)} – ${periodInWords(last, t)}, ${t.frequency[frequency]}`,
    figures: formatNumber(figures, frame.locale),
  }
}

const Revisions = ({ frame, t, revisions }: { frame: Frame; t: Words; revisions: Revision[] }) => {
  if (revisions.length === 0) return <p>{t.revisionsNone}</p>
  const figure = (value: number | null) =>
    value === null ? t.noFigure : formatNumber(value, frame.locale, Number.isInteger(value) ? 0 : 2)
  return (
    <>
      <p>{t.revisionsText}</p>
      <Table
        caption={t.revisions}
        captionHidden
        columns={[
          { key: 'code', heading: t.code },
          { key: 'area', heading: t.area },
          { key: 'period', heading: t.period },
          { key: 'before', heading: t.before, numeric: true },
          { key: 'after', heading: t.after, numeric: true },
          { key: 'at', heading: t.when },
        ]}
        rows={revisions.map(({ before, after, at, ...place }) => ({
          cells: { ...place, before: figure(before), after: figure(after), at: formatDate(at, frame.locale) },
        }))}
      />
    </>
  )
}

/** How a fetch went. One that was cut off is not under way until the next takes it up. */
function outcomeOf(fetch: SourceFetch, t: Words, isFetching: boolean): string {
  if (fetch.trouble) return sentenceOf(t, fetch)
  return fetch.state === 'running' && !isFetching ? t.cutOff : t.states[fetch.state]
}

const History = ({ frame, t, fetches, isFetching }: { frame: Frame; t: Words; fetches: SourceFetch[]; isFetching: boolean }) => (
  <Table
    caption={t.history}
    captionHidden
    columns={[
      { key: 'when', heading: t.when },
      { key: 'outcome', heading: t.outcome },
      { key: 'added', heading: t.added, numeric: true },
      { key: 'changed', heading: t.changed, numeric: true },
    ]}
    rows={fetches.map((fetch) => ({
      cells: {
        when: formatDateTime(fetch.startedAt, frame.locale),
        outcome: outcomeOf(fetch, t, isFetching),
        added: fetch.added === null ? '' : formatNumber(fetch.added, frame.locale),
        changed: fetch.changed === null ? '' : formatNumber(fetch.changed, frame.locale),
      },
    }))}
    empty={t.notYet}
  />
)
