// The pages of open figures: what there is, and one table with where it comes from and every release of it.
import { Card, CardGrid, Details, Downloads, EmptyState, type Frame, formatDate, formatNumber, Page, Prose, Summary } from '@trygby/ui'
import type { Provenance, PublicTable, Release, Withdrawal } from '../model.ts'
import { codesInWords, markInWords, uncertaintyOf } from './about.ts'
import type { ChosenRows } from './choose-rows.ts'
import { CountsView } from './counts-view.tsx'
import { everyFileOf, formatNames, formatsOf, languageOf, said } from './formats.ts'
import { placeColumnOf } from './geojson.ts'
import { Rows } from './rows-view.tsx'
import type { da } from './texts.da.ts'

type Words = typeof da
type Common = { frame: Frame; t: Words }

/** What people ask for first stands first. */
const kinds = ['counts-of-people', 'town-figures', 'official-statistics'] as const

export const DatasetsPage = ({ frame, t, releases }: Common & { releases: Release[] }) => (
  <Page
    frame={frame}
    title={t.listTitle}
    lead={t.listLead}
    breadcrumbs={[{ text: t.home, href: `/${frame.locale}` }]}
    alternates={[
      { href: `/${frame.locale}/data.atom`, type: 'application/atom+xml', title: t.feedLink },
      { href: `/${frame.locale}/data.jsonld`, type: 'application/ld+json', title: t.catalogue },
    ]}
  >
    {releases.length === 0 ? (
      <EmptyState title={t.nothingTitle} text={t.nothing} />
    ) : (
      kinds.map((kind) => <Group kind={kind} releases={releases} frame={frame} t={t} />)
    )}
    <Details title={t.forMachines}>
      <p>{t.forMachinesText}</p>
      <ul>
        <li>
          <a href={`/${frame.locale}/data.jsonld`}>{t.catalogue}</a>
        </li>
        <li>
          <a href={`/${frame.locale}/data.atom`} type="application/atom+xml">
            {t.feedLink}
          </a>
        </li>
      </ul>
    </Details>
  </Page>
)

const Group = ({ kind, releases, frame, t }: Common & { kind: (typeof kinds)[number]; releases: Release[] }) => {
  const { locale } = frame
  const ofKind = releases.filter(({ table }) => table.protection.kind === kind)
  if (ofKind.length === 0) return null
  return (
    <>
      <h2>{t.groups[kind]}</h2>
      <CardGrid>
        {ofKind.map((release) => (
          <Card
            level={3}
            title={said(release.table.title, locale)}
            href={`/${locale}/data/${release.table.dataset}`}
            foot={`${rowCount(release.table, frame, t)}. ${t.released(formatDate(release.releasedAt, locale))}. ${t.filesAs(namesOf(release))}.`}
          >
            <p>{said(release.table.description, locale)}</p>
          </Card>
        ))}
      </CardGrid>
    </>
  )
}

const rowCount = ({ rows }: PublicTable, frame: Frame, t: Words): string =>
  rows.length === 1 ? t.oneRow : t.rows(formatNumber(rows.length, frame.locale))

const namesOf = (release: Release): string =>
  formatsOf(release)
    .map((format) => formatNames[format])
    .join(', ')

type DatasetProps = Common & {
  release: Release
  /** Whether the address names this release, so that its files do too. */
  pinned: boolean
  chosen: ChosenRows
  history: { releases: { number: number; releasedAt: Date }[]; withdrawals: Withdrawal[] }
}

export const DatasetPage = ({ frame, t, release, pinned, chosen, history }: DatasetProps) => {
  const { table, number, releasedAt } = release
  const { locale } = frame
  return (
    <Page
      frame={frame}
      title={said(table.title, locale)}
      lead={said(table.description, locale)}
      breadcrumbs={trail(frame, t)}
      scripts={placeColumnOf(release) ? ['ui/table', 'ui/map'] : ['ui/table']}
      alternates={everyFileOf(locale, release, pinned).map(({ text, href, type }) => ({ href, type, title: text }))}
    >
      <p>
        {t.version(formatNumber(number, locale))}. {t.released(formatDate(releasedAt, locale))}.
      </p>
      <Downloads downloads={everyFileOf(locale, release, pinned)} />
      <CountsView release={release} frame={frame} t={t} />
      <h2>{t.table}</h2>
      <Rows release={release} pinned={pinned} chosen={chosen} frame={frame} t={t} />
      <Facts release={release} frame={frame} t={t} />
      <Limits release={release} frame={frame} t={t} />
      <h2>{t.sources}</h2>
      {table.provenance.map((from) => (
        <Origin from={from} frame={frame} t={t} />
      ))}
      <Versions {...history} dataset={table.dataset} frame={frame} t={t} />
      <Details title={t.manner}>
        <p>{t.csvNote}</p>
      </Details>
    </Page>
  )
}

/** What stands at the address of a release that was taken back; `standing` is the release of the same table that holds now. */
export const WithdrawnPage = ({ frame, t, withdrawal, standing }: Common & { withdrawal: Withdrawal; standing: Release | null }) => {
  const { dataset, number, withdrawnAt, reason } = withdrawal
  const { locale } = frame
  return (
    <Page frame={frame} title={t.withdrawnTitle} lead={t.withdrawnLead} breadcrumbs={trail(frame, t)} narrow>
      <Summary
        facts={[
          { name: t.publisherTable, value: standing ? said(standing.table.title, locale) : dataset },
          { name: t.edition, value: formatNumber(number, locale) },
          { name: t.withdrawnOn, value: formatDate(withdrawnAt, locale) },
          { name: t.why, value: <Reason frame={frame}>{reason}</Reason> },
        ]}
      />
      <p>{standing ? <a href={`/${locale}/data/${dataset}`}>{t.instead}</a> : <a href={`/${locale}/data`}>{t.otherFigures}</a>}</p>
    </Page>
  )
}

/** Why something was taken back, in the words of somebody in the town: Danish on every page. */
const Reason = ({ frame, children }: { frame: Frame; children: string }) =>
  frame.locale === 'da' ? children : <span lang="da">{children}</span>

const trail = (frame: Frame, t: Words) => [
  { text: t.home, href: `/${frame.locale}` },
  { text: t.listTitle, href: `/${frame.locale}/data` },
]

const Facts = ({ release: { table }, frame, t }: Common & { release: Release }) =>
  table.facts && table.facts.length > 0 ? (
    <>
      <h2>{t.facts}</h2>
      <Summary facts={table.facts.map(({ heading, words }) => ({ name: said(heading, frame.locale), value: said(words, frame.locale) }))} />
    </>
  ) : null

const Limits = ({ release: { table }, frame, t }: Common & { release: Release }) => (
  <Prose>
    <h2>{t.cannotSay}</h2>
    <ul>
      {table.cannotSay.map((sentence) => (
        <li>{said(sentence, frame.locale)}</li>
      ))}
    </ul>
    <h2>{t.uncertainty}</h2>
    <p>{said(uncertaintyOf(table), frame.locale)}</p>
    <p>
      {t.n}: {said(table.n, frame.locale)}
    </p>
  </Prose>
)

const Origin = ({ from, frame, t }: Common & { from: Provenance }) => (
  <Summary
    facts={[
      { name: t.credit, value: from.publisher },
      { name: t.publisherTable, value: `${from.table}: ${said(from.title, frame.locale)}` },
      ...(Object.keys(from.codes).length > 0 ? [{ name: t.codes, value: codesInWords(from.codes, languageOf(frame.locale)) }] : []),
      { name: t.unit, value: said(from.unit, frame.locale) },
      { name: t.fetched, value: formatDate(from.fetchedAt, frame.locale) },
      { name: t.published, value: from.publishedAt ? formatDate(from.publishedAt, frame.locale) : t.notSaid },
      ...(from.marks.length > 0 ? [{ name: t.marks, value: <Marks marks={from.marks} frame={frame} t={t} /> }] : []),
    ]}
  />
)

const Marks = ({ marks, frame, t }: Common & { marks: Provenance['marks'] }) => (
  <ul>
    {marks.map((mark) => (
      <li>{markInWords(mark, languageOf(frame.locale), t)}</li>
    ))}
  </ul>
)

const Versions = ({ releases, withdrawals, dataset, frame, t }: Common & DatasetProps['history'] & { dataset: string }) => (
  <Details title={t.versions}>
    <p>{t.versionsText}</p>
    <ul>
      {releases.map(({ number, releasedAt }, place) => (
        <li>
          <a href={`/${frame.locale}/data/${dataset}/${number}`}>{t.version(formatNumber(number, frame.locale))}</a>,{' '}
          {formatDate(releasedAt, frame.locale)}
          {place === 0 ? ` (${t.newest.toLowerCase()})` : ''}
        </li>
      ))}
      {withdrawals.map((withdrawal) => (
        <li>
          {t.withdrawn(formatNumber(withdrawal.number, frame.locale), formatDate(withdrawal.withdrawnAt, frame.locale))}{' '}
          <Reason frame={frame}>{withdrawal.reason}</Reason>
        </li>
      ))}
    </ul>
  </Details>
)
