// The inbox: what is new and late at a glance, the list, and what can be done with many of it at once.
import {
  ButtonLink,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FieldMessage,
  type Frame,
  formatNumber,
  Notice,
  Page,
  type PageProps,
  Pagination,
} from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { SavedForms } from '../../../platform/form/saved-forms.tsx'
import type { Report } from '../model.ts'
import type { da as reportWords } from '../texts.da.ts'
import type { Choices } from './choices.ts'
import { FilterForm } from './filter-form.tsx'
import { type FoundProps, ReportTable } from './found.tsx'
import { addressOf, type Filter, isNarrowed, mostCounted, pageSize, pagesOf, type Search, sortingPath } from './model.ts'
import { type SavedProps, ViewTabs } from './saved/parts.tsx'
import type { da } from './texts.da.ts'

export interface InboxProps {
  frame: Frame
  t: typeof da
  w: typeof reportWords
  to: (path: string) => string
  search: Search
  unknown: (Filter | 'order' | 'page')[]
  choices: Choices
  found: { reports: Report[]; lateAtPartner: ReadonlySet<string>; total: number }
  saved: SavedProps
  mayWork: boolean
  /** How many reports have words that wait to be read; 0 for those who do not read them. */
  unreadWords: number
  /** For those who work on reports: a box for each row, and the form around the table. */
  bulk: { ticks: NonNullable<FoundProps['ticks']>; around: (table: Child) => Child } | null
  status: PageProps['status']
  errors: FieldMessage[]
}

export const InboxPage = (props: InboxProps) => {
  const { frame, t, to, search, choices, found, saved } = props
  return (
    <Page frame={frame} title={t.title} lead={t.lead} status={props.status} hasErrors={props.errors.length > 0}>
      <ErrorSummary errors={props.errors} />
      {props.mayWork ? (
        <ButtonRow>
          {found.total > 0 ? <ButtonLink href={to(sortingPath(search))}>{t.sort}</ButtonLink> : null}
          <ButtonLink kind="secondary" href={to('/reports/new')}>
            {t.enter}
          </ButtonLink>
          {props.unreadWords > 0 ? (
            <ButtonLink kind="secondary" href={to('/reports/words')}>
              {t.readWords(formatNumber(props.unreadWords, frame.locale))}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      ) : null}
      <ViewTabs {...saved} />
      <FilterForm t={t} search={search} choices={choices} here={to('/reports')} />
      {props.unknown.length > 0 ? <Notice kind="warning">{t.unknown(props.unknown.map((name) => t.fields[name]))}</Notice> : null}
      {found.total > 0 ? <Found {...props} /> : <Nothing {...props} />}
      <SavedForms {...saved} t={t.saved} kept={saved.own} address={to('/reports/views')} />
    </Page>
  )
}

const Found = ({ frame, t, w, to, search, found, bulk }: InboxProps) => {
  const number = (n: number) => formatNumber(n, frame.locale)
  const pages = pagesOf(found.total)
  const first = (search.page - 1) * pageSize
  const table = <ReportTable t={t} w={w} locale={frame.locale} {...found} to={to} ticks={bulk?.ticks} />
  const isMore = found.total >= mostCounted
  return (
    <>
      <h2>{isMore ? t.foundMany(number(mostCounted)) : t.found(number(found.total), found.total === 1)}</h2>
      {isMore ? <p>{t.foundManyHint}</p> : null}
      {pages > 1 ? <p>{t.between(number(first + 1), number(first + found.reports.length))}</p> : null}
      {bulk ? bulk.around(table) : table}
      <Pagination page={search.page} pages={pages} href={(page) => to(`/reports${addressOf(search, { page })}`)} />
    </>
  )
}

/** Nothing there, or nothing that fits: each says what to do. */
const Nothing = ({ t, to, search }: InboxProps) =>
  isNarrowed(search) ? (
    <EmptyState title={t.notFoundTitle} text={t.notFoundText} action={{ text: t.clear, href: to('/reports') }} />
  ) : (
    <EmptyState title={t.emptyTitle} text={t.emptyText} />
  )
