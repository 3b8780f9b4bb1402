// The list of phenomena, with reports that look alike above it for a person to decide.
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
  formatNumber,
  Hidden,
  Page,
  Table,
  Tabs,
  Tag,
} from '@trygby/ui'
import type { PhenomenonLine } from '../model.ts'
import type { Observation } from '../observations/model.ts'
import type { Suggestion } from '../suggestions/model.ts'
import type { Words } from '../words.ts'
import { LooseObservations } from './loose.tsx'
import type { da } from './texts.da.ts'

export interface ListPageProps {
  frame: Frame
  t: typeof da
  words: Words
  lines: PhenomenonLine[]
  state: 'open' | 'closed'
  suggestions: Suggestion[]
  /** The newest observations that are part of none. */
  observations: Observation[]
  mayWork: boolean
  /** A partner sees words only: no reports behind, nobody's name. */
  isPartner: boolean
  done?: string
}

export const shownSuggestions = 6

export const ListPage = (props: ListPageProps) => {
  const { frame, t, words, state, mayWork, isPartner, done } = props
  const list = `/${frame.locale}/phenomena`
  return (
    <Page frame={frame} title={words.p.phenomena} lead={t.lead} status={done ? { kind: 'success', text: done } : undefined}>
      {mayWork && (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`/${frame.locale}/observations/new`}>
            {t.observe}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${list}/new?counts=2`}>
            {t.count}
          </ButtonLink>
        </ButtonRow>
      )}
      {!isPartner && state === 'open' && (
        <>
          <Suggestions {...props} />
          <LooseObservations {...props} />
        </>
      )}
      <Tabs
        label={words.p.phenomena}
        tabs={[
          { text: t.open, href: list, current: state === 'open' },
          { text: t.closed, href: `${list}?state=closed`, current: state === 'closed' },
        ]}
      />
      <Lines {...props} />
    </Page>
  )
}

const Lines = ({ frame, t, words, lines, state, isPartner }: ListPageProps) => {
  if (lines.length === 0) return <EmptyState title={t.emptyTitle} text={t.empty} />
  const { locale } = frame
  const inside = [
    { key: 'owner', heading: t.columns.owner },
    { key: 'reports', heading: t.columns.reports, numeric: true },
    { key: 'voices', heading: t.columns.voices, numeric: true },
    { key: 'newest', heading: t.columns.newest },
  ]
  return (
    <Table
      caption={state === 'open' ? t.open : t.closed}
      captionHidden
      columns={[
        { key: 'behaviour', heading: t.columns.behaviour },
        { key: 'where', heading: t.columns.where },
        state === 'open' ? { key: 'stage', heading: t.columns.stage } : { key: 'result', heading: t.columns.result },
        ...(isPartner ? [] : inside),
      ]}
      rows={lines.map((line) => ({
        href: `/${locale}/phenomena/${line.id}`,
        cells: {
          behaviour: (
            <span lang="da" dir="auto">
              {line.behaviour}
            </span>
          ),
          where: (
            <span lang="da" dir="auto">
              {[line.where, line.areaName].filter((part) => part !== '').join(', ')}
            </span>
          ),
          stage: <Tag kind="info">{words.p.stages[line.stage]}</Tag>,
          result: line.result ? <Tag>{words.p.results[line.result]}</Tag> : '–',
          owner: line.ownerName || words.p.nobody,
          reports: formatNumber(line.reports, locale),
          voices: formatNumber(line.voices, locale),
          newest: line.newest ? formatDate(line.newest, locale) : '–',
        },
      }))}
    />
  )
}

const Suggestions = (props: ListPageProps) => {
  const { frame, t, suggestions } = props
  const beyond = suggestions.length - shownSuggestions
  return (
    <section>
      <h2>{t.suggestions}</h2>
      {suggestions.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>{t.suggestionsLead}</p>
          <CardGrid>
            {suggestions.slice(0, shownSuggestions).map((suggestion) => (
              <SuggestionCard {...props} suggestion={suggestion} />
            ))}
          </CardGrid>
          {beyond > 0 && <p>{t.more(formatNumber(beyond, frame.locale))}</p>}
        </>
      )}
    </section>
  )
}

const SuggestionCard = ({ frame, t, words, mayWork, suggestion }: ListPageProps & { suggestion: Suggestion }) => {
  const { locale } = frame
  const { kind, reports, metres, times, someSayNoTime, voices, from, to } = suggestion
  const reasons = [
    t.why.count(words.p.reports(reports.length), words.p.voices(voices)),
    t.why.metres(formatNumber(metres, locale)),
    times.length > 0 ? t.why.times(times.map((time) => words.r.times[time]).join(', ')) : t.why.noTimes,
    ...(times.length > 0 && someSayNoTime ? [t.why.someSayNoTime] : []),
    t.why.days(formatDate(from, locale), formatDate(to, locale)),
  ]
  const query = reports.map(({ id }) => `reports=${id}`).join('&')
  return (
    <Card
      level={3}
      title={words.r.kinds[kind]}
      over={
        <span lang="da" dir="auto">
          {reports[0]?.label ?? ''}
        </span>
      }
    >
      <ul>
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
      <Details title={t.theReports}>
        <ul>
          {reports.map(({ id, number, label, receivedAt }) => (
            <li>
              <a href={`/${locale}/reports/${id}`}>{t.number(String(number))}</a>,{' '}
              <span lang="da" dir="auto">
                {label}
              </span>
              , {formatDate(receivedAt, locale)}
            </li>
          ))}
        </ul>
      </Details>
      {mayWork && (
        <Form action={`/${locale}/phenomena/refuse`}>
          {reports.map(({ id }) => (
            <Hidden name="reports" value={id} />
          ))}
          <ButtonRow>
            <ButtonLink href={`/${locale}/phenomena/new?${query}`}>{t.make}</ButtonLink>
            <Button kind="secondary">{t.refuse}</Button>
          </ButtonRow>
        </Form>
      )}
    </Card>
  )
}
