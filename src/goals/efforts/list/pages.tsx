// The list of efforts: the same address for everybody; colleagues meet a table, a few more choices and their own searches.
import {
  ButtonLink,
  ButtonRow,
  Downloads,
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
import type { EffortWords } from '../words/words.ts'
import { askedFor, type Choices } from './choices.ts'
import { FilterForm } from './filter-form.tsx'
import { EffortCards, EffortTable, type FoundProps, type Ticks } from './found.tsx'
import { addressOf, type Filter, isNarrowed, pageSize, pagesOf, type Search } from './model.ts'
import { SavedLinks, type SavedProps } from './saved/parts.tsx'
import type { da } from './texts.da.ts'

export interface ListProps {
  frame: Frame
  t: typeof da
  w: EffortWords
  to: (path: string) => string
  search: Search
  unknown: (Filter | 'sort' | 'page')[]
  choices: Choices
  found: Pick<FoundProps, 'lines'> & { total: number }
  areaNames: ReadonlyMap<string, string>
  isColleague: boolean
  mayPropose: boolean
  saved: SavedProps | null
  /** For those who may change many at once: a box for each row, and the form around the table. */
  bulk: { ticks: Ticks; around: (table: Child) => Child } | null
  status: PageProps['status']
  errors: FieldMessage[]
}

const formats = ['csv', 'xlsx', 'json'] as const

export const ListPage = (props: ListProps) => {
  const { frame, t, to, search, choices, found, isColleague, saved } = props
  return (
    <Page frame={frame} title={t.title} lead={isColleague ? t.staffLead : t.lead} status={props.status} hasErrors={props.errors.length > 0}>
      <ErrorSummary errors={props.errors} />
      {isColleague ? (
        <ButtonRow>
          {props.mayPropose ? <ButtonLink href={to('/efforts/new')}>{t.propose}</ButtonLink> : null}
          <ButtonLink kind="secondary" href={to('/efforts/coverage')}>
            {t.coverage}
          </ButtonLink>
        </ButtonRow>
      ) : null}
      {saved ? <SavedLinks {...saved} /> : null}
      <FilterForm t={t} search={search} choices={choices} here={to('/efforts')} isQuiet={props.mayPropose} />
      {props.unknown.length > 0 ? <Notice kind="warning">{t.unknown(props.unknown.map((name) => t.fields[name]))}</Notice> : null}
      {found.total > 0 ? <Found {...props} /> : <Nothing {...props} />}
      {saved ? <SavedForms {...saved} t={t.saved} kept={saved.searches} address={to('/efforts/searches')} /> : null}
    </Page>
  )
}

const Found = (props: ListProps) => {
  const { frame, t, w, to, search, choices, found, areaNames, isColleague, bulk } = props
  const number = (n: number) => formatNumber(n, frame.locale)
  const pages = pagesOf(found.total)
  const first = (search.page - 1) * pageSize
  const asked = askedFor(search, choices, t)
  const shown = { t, w, locale: frame.locale, search, lines: found.lines, areaNames, to }
  const downloads = formats.map((format) => ({
    text: format.toUpperCase(),
    href: to(`/efforts/list.${format}${addressOf(search, { page: 1 })}`),
  }))
  const table = <EffortTable {...shown} downloads={downloads} {...(bulk ? { ticks: bulk.ticks } : {})} />
  return (
    <>
      <h2>
        {t.found(number(found.total), found.total === 1)}
        {asked.length > 0 ? t.asked(asked) : ''}
      </h2>
      {pages > 1 ? <p>{t.between(number(first + 1), number(first + found.lines.length))}</p> : null}
      {isColleague ? bulk ? bulk.around(table) : table : <EffortCards {...shown} />}
      {isColleague ? null : <Downloads downloads={downloads} />}
      <Pagination page={search.page} pages={pages} href={(page) => to(`/efforts${addressOf(search, { page })}`)} />
    </>
  )
}

/** Nothing there, or nothing that fits: each says what to do. */
const Nothing = ({ t, to, search, isColleague, mayPropose }: ListProps) =>
  isNarrowed(search) ? (
    <EmptyState title={t.notFoundTitle} text={t.notFoundText} action={{ text: t.clear, href: to('/efforts') }} />
  ) : (
    <EmptyState
      title={t.emptyTitle}
      text={isColleague ? t.emptyStaffText : t.emptyText}
      {...(mayPropose ? { action: { text: t.propose, href: to('/efforts/new') } } : {})}
    />
  )
