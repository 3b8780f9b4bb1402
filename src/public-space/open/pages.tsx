// The faults of the town: the list with its map, and one fault with its story.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Details,
  Downloads,
  EmptyState,
  Form,
  type Frame,
  formatDate,
  formatNumber,
  type MapFeatures,
  MapFrame,
  Page,
  Pagination,
  Select,
  Summary,
} from '@trygby/ui'
import type { da as reportDa } from '../reports/texts.da.ts'
import { addressOf, type FaultNews, type FaultSearch, faultKinds, type PublicFault, progresses } from './model.ts'
import type { da } from './texts.da.ts'

interface Shared {
  frame: Frame
  t: typeof da
  /** The words of reports: kinds, states, outcomes. */
  words: typeof reportDa
}

export interface FaultsProps extends Shared {
  search: FaultSearch
  areas: { id: string; name: string }[]
  faults: PublicFault[]
  /** How many fit; null when there are more than are counted. */
  count: number | null
  /** As far as they are counted. */
  counted: number
  page: number
  pages: number
  outline: MapFeatures['features']
  asOf: string
}

const hrefOf = (frame: Frame, path: string) => `/${frame.locale}${path}`

const stateOf = ({ words }: Pick<Shared, 'words'>, { state, outcome }: PublicFault): string =>
  outcome && state === 'closed' ? `${words.states[state]}: ${words.outcomes[outcome].toLowerCase()}` : words.states[state]

/** Who has it; that nobody does is said only while somebody is to take it. */
const unitOf = ({ t }: Pick<Shared, 't'>, { unit, state, isOpen }: PublicFault): string =>
  unit || (isOpen && state !== 'in-progress' ? t.nobodyYet : '')

export const titleOf = ({ t, words }: Pick<Shared, 't' | 'words'>, { kind, place }: PublicFault): string =>
  t.fault.title(words.kinds[kind], place.label)

const onMap = (shared: Shared, faults: readonly PublicFault[]): MapFeatures['features'] =>
  faults.map((fault) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [fault.place.lon, fault.place.lat] },
    properties: { name: titleOf(shared, fault), text: stateOf(shared, fault), highlighted: fault.isOpen },
  }))

const FilterForm = ({ frame, t, words, search, areas }: FaultsProps) => (
  <Form method="get" action={hrefOf(frame, '/faults')}>
    <Select
      name="kind"
      label={t.filter.kind}
      prompt={t.filter.any}
      value={search.kind ?? ''}
      options={faultKinds.map((kind) => ({ value: kind, text: words.kinds[kind] }))}
    />
    {areas.length > 0 ? (
      <Select
        name="area"
        label={t.filter.area}
        prompt={t.filter.any}
        value={search.area ?? ''}
        options={areas.map(({ id, name }) => ({ value: id, text: name }))}
      />
    ) : null}
    <Select
      name="state"
      label={t.filter.progress}
      prompt={false}
      value={search.progress}
      options={progresses.map((one) => ({ value: one, text: t.filter.progresses[one] }))}
    />
    <ButtonRow>
      <Button kind="secondary">{t.filter.show}</Button>
      {addressOf(search) === '' ? null : (
        <ButtonLink kind="secondary" href={hrefOf(frame, '/faults')}>
          {t.filter.clear}
        </ButtonLink>
      )}
    </ButtonRow>
  </Form>
)

/** What stands under the name of a fault in the list: how far, who, since when, by when. */
function lineOf(props: FaultsProps, fault: PublicFault): string {
  const { frame, t } = props
  const day = (date: Date | string) => formatDate(date, frame.locale)
  const parts = [stateOf(props, fault), unitOf(props, fault), t.since(day(fault.receivedAt))].filter(Boolean)
  return [...parts, ...(fault.isOpen && fault.answerBy ? [t.fault.by(day(fault.answerBy)).replace(/\.$/, '')] : [])].join('. ').concat('.')
}

const FaultList = (props: FaultsProps) => (
  <ul>
    {props.faults.map((fault) => (
      <li>
        <a href={hrefOf(props.frame, `/faults/${fault.number}`)}>{titleOf(props, fault)}</a>
        <p>{lineOf(props, fault)}</p>
      </li>
    ))}
  </ul>
)

const NotShown = ({ frame, t }: Shared) => (
  <Details title={t.notShown.title}>
    <ul>
      {t.notShown.points.map((point) => (
        <li>{point}</li>
      ))}
    </ul>
    <p>
      <a href={hrefOf(frame, '/data')}>{t.notShown.figures}</a>
    </p>
  </Details>
)

const filesOf = ({ frame, t, search }: FaultsProps) => {
  const query = addressOf(search)
  return [
    { text: t.files.csv, href: `${hrefOf(frame, '/faults.csv')}${query}` },
    { text: t.files.geojson, href: `${hrefOf(frame, '/faults.geojson')}${query}` },
    { text: t.files.atom, href: hrefOf(frame, '/faults.atom') },
    { text: t.files.api, href: '/api/openapi.json' },
  ]
}

const FaultMap = (props: FaultsProps) => {
  const { frame, t, faults, outline, asOf } = props
  const n = formatNumber(faults.length, frame.locale)
  return (
    <MapFrame
      title={t.map.title}
      summary={t.map.summary}
      features={{ type: 'FeatureCollection', features: [...outline, ...onMap(props, faults)] }}
      list={<FaultList {...props} />}
      source={{ name: t.map.source, asOf }}
      n={t.map.n(faults.length, n)}
      uncertainty={{ none: t.map.certain }}
      cannotSay={t.map.cannotSay}
    />
  )
}

export const FaultsPage = (props: FaultsProps) => {
  const { frame, t, search, faults, count, counted, page, pages } = props
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={t.lead}
      scripts={['ui/map']}
      alternates={[{ href: hrefOf(frame, '/faults.atom'), type: 'application/atom+xml', title: t.feed.title(frame.town.name) }]}
    >
      <p>
        <ButtonLink href={hrefOf(frame, '/report/fault')}>{t.report}</ButtonLink>
      </p>
      <Details title={t.filter.title} openAtStart={addressOf(search) !== ''}>
        <FilterForm {...props} />
      </Details>
      {count === 0 && addressOf(search) === '' ? (
        <EmptyState title={t.noneTitle} text={t.none} />
      ) : (
        <p>{count === null ? t.countMore(formatNumber(counted, frame.locale)) : t.count(count, formatNumber(count, frame.locale))}</p>
      )}
      {faults.length > 0 && <FaultMap {...props} />}
      {faults.length === 0 && addressOf(search) !== '' && <p>{t.empty}</p>}
      <Pagination page={page} pages={pages} href={(to) => hrefOf(frame, `/faults${addressOf(search, to)}`)} />
      <Downloads downloads={filesOf(props)} />
      <NotShown {...props} />
    </Page>
  )
}

export interface FaultProps extends Shared {
  fault: PublicFault
  story: FaultNews[]
}

const factsOf = (props: FaultProps) => {
  const { frame, t, words, fault } = props
  const day = (date: Date | string) => formatDate(date, frame.locale)
  return [
    { name: t.fault.state, value: words.states[fault.state] },
    ...(fault.outcome && fault.state === 'closed' ? [{ name: t.fault.outcome, value: words.outcomes[fault.outcome] }] : []),
    ...(unitOf(props, fault) ? [{ name: t.fault.unit, value: unitOf(props, fault) }] : []),
    ...(fault.isOpen ? [{ name: t.fault.answerBy, value: fault.answerBy ? day(fault.answerBy) : t.noDeadline }] : []),
    ...(fault.place.area ? [{ name: t.fault.area, value: fault.place.area }] : []),
    { name: t.fault.received, value: day(fault.receivedAt) },
    { name: t.fault.number, value: String(fault.number) },
  ]
}

/** `before` is what was told before it: a day that is as it was is not said again. */
const StoryLine = ({ frame, t, words, news, before }: Shared & { news: FaultNews; before: FaultNews | undefined }) => (
  <li>
    <p>
      <strong>{formatDate(news.at, frame.locale)}</strong> {t.story[news.key](news.unit, news.outcome ? words.outcomes[news.outcome] : '')}
      {news.answerBy && news.answerBy !== before?.answerBy ? ` ${t.fault.by(formatDate(news.answerBy, frame.locale))}` : null}
    </p>
    {news.words ? <p dir="auto">{news.words}</p> : null}
    {news.nextStep ? <p>{t.fault.next(news.nextStep)}</p> : null}
  </li>
)

export const FaultPage = (props: FaultProps) => {
  const { frame, t, words, fault, story } = props
  return (
    <Page frame={frame} title={titleOf(props, fault)} breadcrumbs={[{ text: t.title, href: hrefOf(frame, '/faults') }]} narrow>
      <Summary facts={factsOf(props)} />
      <h2>{t.fault.story}</h2>
      <ol>
        {story.map((news, place) => (
          <StoryLine frame={frame} t={t} words={words} news={news} before={story[place - 1]} />
        ))}
      </ol>
      <h2>{t.fault.again}</h2>
      <p>{t.fault.againLead}</p>
      <p>
        <ButtonLink href={hrefOf(frame, `/follow/fault/${fault.number}`)}>{t.fault.join}</ButtonLink>
      </p>
    </Page>
  )
}
