// The pages that say where the town's figures come from, when they came, and what to be careful about.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CardGrid,
  Details,
  EmptyState,
  Form,
  type Frame,
  formatDate,
  formatDateTime,
  formatNumber,
  Hidden,
  Notice,
  type NoticeKind,
  Page,
  ProgressBar,
  Prose,
  Summary,
  Table,
  Tag,
} from '@trygby/ui'
import type { Revision, Source, SourceFetch, SourceInFull } from './model.ts'
import type { BreakMark } from './series/model.ts'
import { isTroubleKey } from './statbank/trouble.ts'
import { labelOf, unitOf, wantedTables } from './statbank/wanted.ts'
import type { da } from './texts.da.ts'

type Words = typeof da
type Said = { kind: NoticeKind; text: string }

/** How far fetching is, for those who may start and stop it. */
export interface Fetching {
  state: 'running' | 'silent' | 'done' | 'failed' | 'cancelled'
  about: string
  done: number
  total: number
  at: Date
}

export interface SourcesPageProps {
  frame: Frame
  t: Words
  here: string
  sources: Source[]
  mayBringIn: boolean
  maySeeOwn: boolean
  fetching: Fetching | null
  said: Said | undefined
}

const trail = ({ locale }: Frame, t: Words) => [
  { text: t.home, href: `/${locale}` },
  { text: t.knowledge, href: `/${locale}/knowledge` },
]

const language = (frame: Frame): 'da' | 'en' => (frame.locale === 'da' ? 'da' : 'en')

/** Written on the command line, so the same in every language. */
const command = 'npm run trygby -- import statbank'

export const SourcesPage = (props: SourcesPageProps) => {
  const { frame, t, here, sources, maySeeOwn, mayBringIn, said } = props
  const official = sources.filter(({ kind }) => kind === 'official')
  const own = sources.filter(({ kind }) => kind === 'own')
  const isEmpty = !official.some(({ fetched }) => fetched !== null)
  return (
    <Page frame={frame} title={t.title} lead={t.lead} breadcrumbs={trail(frame, t)} status={said}>
      {isEmpty && <NotFetched t={t} mayBringIn={mayBringIn} />}
      {mayBringIn && <BringIn {...props} />}
      {official.length > 0 && (
        <>
          <h2>{t.official}</h2>
          <CardGrid>
            {official.map((source) => (
              <SourceCard frame={frame} t={t} here={here} source={source} />
            ))}
          </CardGrid>
        </>
      )}
      {maySeeOwn && (
        <>
          <h2>{t.own}</h2>
          <p>{own.length > 0 ? t.ownLead : t.ownEmpty}</p>
          <CardGrid>
            {own.map((source) => (
              <SourceCard frame={frame} t={t} here={here} source={source} />
            ))}
          </CardGrid>
        </>
      )}
    </Page>
  )
}

const NotFetched = ({ t, mayBringIn }: { t: Words; mayBringIn: boolean }) => (
  <EmptyState
    title={t.emptyTitle}
    text={
      <>
        {t.emptyText} <code>{command}</code> {mayBringIn && t.emptyStaff}
      </>
    }
  />
)

const BringIn = ({ frame, t, here, fetching }: SourcesPageProps) => (
  <section aria-labelledby="bring-in">
    <h2 id="bring-in">{t.staffTitle}</h2>
    {fetching && <HowFar frame={frame} t={t} fetching={fetching} />}
    {fetching?.state === 'running' ? (
      <Form action={`${here}/cancel`}>
        <Button kind="secondary">{t.cancel}</Button>
      </Form>
    ) : (
      <Form action={`${here}/fetch`}>
        <ButtonRow>
          <Button>{t.fetchNow}</Button>
          <Button kind="secondary" name="again" value="yes">
            {t.fetchAgain}
          </Button>
        </ButtonRow>
      </Form>
    )}
    <p>
      <ButtonLink kind="secondary" href={`${here}/upload`}>
        {t.upload}
      </ButtonLink>
    </p>
  </section>
)

const HowFar = ({ frame, t, fetching }: { frame: Frame; t: Words; fetching: Fetching }) => {
  if (fetching.state === 'running') return <ProgressBar value={fetching.done} max={fetching.total} text={t.progress(fetching.about)} />
  if (fetching.state === 'done') return <p>{t.progressDone(formatDateTime(fetching.at, frame.locale))}</p>
  const text = { silent: t.progressSilent, failed: t.progressFailed, cancelled: t.progressCancelled }[fetching.state]
  return <Notice kind={fetching.state === 'cancelled' ? 'info' : 'warning'}>{text}</Notice>
}

/** What the town uses a table for, in its own plain words; the publisher's title where we have none. */
const nameOf = (frame: Frame, source: Source): string => {
  const wanted = source.kind === 'official' ? wantedTables.find(({ table }) => table === source.table) : undefined
  return (wanted?.why ?? source.title)[language(frame)]
}

const SourceCard = ({ frame, t, here, source }: { frame: Frame; t: Words; here: string; source: Source }) => (
  <Card
    title={nameOf(frame, source)}
    href={`${here}/${source.id}`}
    level={3}
    over={source.kind === 'official' ? source.table : undefined}
    foot={source.kind === 'official' ? `${t.credit}: ${source.publisher}, ${source.table}` : source.credit}
  >
    <p>{source.fetched?.finishedAt ? `${t.fetched}: ${formatDate(source.fetched.finishedAt, frame.locale)}` : <Tag>{t.notYet}</Tag>}</p>
    {source.fetched?.publishedAt && <p>{`${t.published}: ${formatDate(source.fetched.publishedAt, frame.locale)}`}</p>}
    {source.latest?.trouble && <p>{troubleOf(t, source)}</p>}
  </Card>
)

/** Why a fetch failed, in a plain sentence. */
const sentenceOf = (t: Words, { trouble }: SourceFetch): string => {
  if (!trouble) return ''
  return t.trouble[isTroubleKey(trouble.key) ? trouble.key : 'unknown'](trouble.table, trouble.facts)
}

/** The same, and that nothing was lost by it. */
const troubleOf = (t: Words, { latest, fetched }: Source): string =>
  latest?.trouble ? [sentenceOf(t, latest), fetched && t.keptAll].filter(Boolean).join(' ') : ''

export interface SourcePageProps {
  frame: Frame
  t: Words
  sourcesHref: string
  source: SourceInFull
  mayRemove: boolean
  said: Said | undefined
}

export const SourcePage = ({ frame, t, sourcesHref, source, mayRemove, said }: SourcePageProps) => {
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
      <Summary facts={factsOf(frame, t, source)} />
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
      <SeriesTable frame={frame} t={t} source={source} />
      <Details title={t.revisions}>
        <Revisions frame={frame} t={t} revisions={source.revisions} />
      </Details>
      <Details title={t.history}>
        <History frame={frame} t={t} fetches={source.fetches} />
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

function factsOf(frame: Frame, t: Words, source: SourceInFull) {
  const { fetched, kind } = source
  const unit = kind === 'official' ? unitOf(source.table, source.unit)[language(frame)] : source.unit
  const figures = source.series.reduce((sum, series) => sum + series.figures, 0)
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
    { name: t.published, value: fetched?.publishedAt ? formatDateTime(fetched.publishedAt, frame.locale) : t.unknown },
    { name: t.figures, value: formatNumber(figures, frame.locale) },
  ]
}

/** A quarter as people say it; any other period as it is written. */
function periodInWords(period: string, t: Words): string {
  const [, year, quarter] = /^(\d{4})K([1-4])$/.exec(period) ?? []
  return year && quarter ? t.quarter(quarter, year) : period
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

const SeriesTable = ({ frame, t, source }: { frame: Frame; t: Words; source: SourceInFull }) => (
  <Table
    caption={t.series}
    columns={[
      { key: 'code', heading: t.code },
      { key: 'label', heading: t.label },
      { key: 'periods', heading: t.periods },
      { key: 'figures', heading: t.figures, numeric: true },
    ]}
    rows={source.series.map((series) => ({
      cells: {
        code: Object.entries(series.codes)
          .map(([variable, code]) => (source.kind === 'official' ? `${variable} ${code}` : code))
          .join(', '),
        label: Object.entries(series.labels)
          .map(([variable, label]) => labelOf(source.table, variable, series.codes[variable] ?? '', label)[language(frame)])
          .join(', '),
        periods: series.first && `${periodInWords(series.first, t)} – ${periodInWords(series.last, t)}, ${t.frequency[series.frequency]}`,
        figures: formatNumber(series.figures, frame.locale),
      },
    }))}
    empty={t.notYet}
  />
)

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

const History = ({ frame, t, fetches }: { frame: Frame; t: Words; fetches: SourceFetch[] }) => (
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
        outcome: fetch.trouble ? sentenceOf(t, fetch) : t.states[fetch.state],
        added: fetch.added === null ? '' : formatNumber(fetch.added, frame.locale),
        changed: fetch.changed === null ? '' : formatNumber(fetch.changed, frame.locale),
      },
    }))}
    empty={t.notYet}
  />
)
