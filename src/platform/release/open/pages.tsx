// The pages of open figures: what there is, and one table with where it comes from and every release of it.
import {
  Card,
  CardGrid,
  Details,
  Downloads,
  EmptyState,
  type Frame,
  formatDate,
  formatNumber,
  Notice,
  Page,
  Prose,
  Summary,
  Table,
} from '@trygby/ui'
import type { Child } from 'hono/jsx'
import {
  type Cell,
  headingOf,
  type Provenance,
  type PublicColumn,
  type PublicTable,
  type Release,
  type Withdrawal,
  wordsOf,
} from '../model.ts'
import { codesInWords, markInWords, uncertaintyOf } from './about.ts'
import { downloadsOf, languageOf, said } from './formats.ts'
import type { da } from './texts.da.ts'

type Words = typeof da
type Common = { frame: Frame; t: Words }

export const DatasetsPage = ({ frame, t, releases }: Common & { releases: Release[] }) => (
  <Page frame={frame} title={t.listTitle} lead={t.listLead} breadcrumbs={[{ text: t.home, href: `/${frame.locale}` }]}>
    {releases.length === 0 ? (
      <EmptyState title={t.nothingTitle} text={t.nothing} />
    ) : (
      <CardGrid>
        {releases.map(({ table, releasedAt }) => (
          <Card
            title={said(table.title, frame.locale)}
            href={`/${frame.locale}/data/${table.dataset}`}
            foot={`${t.rows(formatNumber(table.rows.length, frame.locale))}. ${t.released(formatDate(releasedAt, frame.locale))}`}
          >
            <p>{said(table.description, frame.locale)}</p>
          </Card>
        ))}
      </CardGrid>
    )}
  </Page>
)

/** A page with more rows than this helps nobody; the files have them all. */
const mostRows = 25

type DatasetProps = Common & {
  release: Release
  /** Whether the address names this release, so that its files do too. */
  pinned: boolean
  history: { releases: { number: number; releasedAt: Date }[]; withdrawals: Withdrawal[] }
}

export const DatasetPage = ({ frame, t, release, pinned, history }: DatasetProps) => {
  const { table, number, releasedAt } = release
  const { locale } = frame
  return (
    <Page
      frame={frame}
      title={said(table.title, locale)}
      lead={said(table.description, locale)}
      breadcrumbs={trail(frame, t)}
      scripts={['ui/table']}
    >
      <p>
        {t.version(formatNumber(number, locale))}. {t.released(formatDate(releasedAt, locale))}.
      </p>
      <Downloads downloads={downloadsOf(locale, table.dataset, pinned ? number : undefined)} />
      <h2>{t.table}</h2>
      {table.rows.length > mostRows && <p>{t.firstRows(formatNumber(mostRows, locale), formatNumber(table.rows.length, locale))}</p>}
      <Table
        caption={said(table.title, locale)}
        captionHidden
        columns={columnsOf(filledColumns(table), frame)}
        rows={rowsOf(release, frame).slice(0, mostRows)}
      />
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

/** What stands at the address of a release that was taken back. */
export const WithdrawnPage = ({ frame, t, withdrawal }: Common & { withdrawal: Withdrawal }) => (
  <Page frame={frame} title={t.withdrawnTitle} breadcrumbs={trail(frame, t)} narrow>
    <Notice kind="warning">{withdrawnLine(withdrawal, frame, t)}</Notice>
  </Page>
)

const trail = (frame: Frame, t: Words) => [
  { text: t.home, href: `/${frame.locale}` },
  { text: t.listTitle, href: `/${frame.locale}/data` },
]

const withdrawnLine = ({ number, withdrawnAt, reason }: Withdrawal, frame: Frame, t: Words) =>
  t.withdrawn(formatNumber(number, frame.locale), formatDate(withdrawnAt, frame.locale), reason)

/** Columns of words that no row has any of are in the files only: there every release of a table has the same columns. */
const filledColumns = ({ columns, rows }: PublicTable): PublicColumn[] =>
  columns.filter(({ kind }, place) => kind !== 'text' || rows.some((row) => row[place] !== null))

const columnsOf = (columns: PublicColumn[], frame: Frame) =>
  columns.map((column) => ({
    key: column.key,
    heading: headingOf(column, languageOf(frame.locale)),
    numeric: isFigure(column),
    sortable: true,
  }))

const isFigure = (column: PublicColumn): boolean => column.kind === 'measure' || column.kind === 'interval'

/** The rows of a release as the page's table shows them: words for codes, figures in the reader's way. */
export const rowsOf = ({ table }: Release, frame: Frame) =>
  table.rows.map((row) => ({
    cells: Object.fromEntries(table.columns.map((column, place) => [column.key, shown(column, row[place] ?? null, frame)])),
    sortValues: Object.fromEntries(table.columns.flatMap((column, place) => (row[place] == null ? [] : [[column.key, row[place]]]))),
  }))

function shown(column: PublicColumn, cell: Cell, frame: Frame): Child {
  if (cell === null) return '–'
  if (typeof cell === 'number') return isFigure(column) ? formatNumber(cell, frame.locale, column.digits ?? 0) : String(cell)
  const words = wordsOf(column, cell, languageOf(frame.locale))
  // Words without a label are as somebody in the town wrote them.
  const isDanish = column.kind === 'text' && frame.locale !== 'da' && !Object.hasOwn(column.labels ?? {}, cell)
  return isDanish ? <span lang="da">{words}</span> : words
}

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
        <li>{withdrawnLine(withdrawal, frame, t)}</li>
      ))}
    </ul>
  </Details>
)
