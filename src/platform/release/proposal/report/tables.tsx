// The table as the public will see it with the unprotected counts beside it, row by row, for those who may see both.
import { formatNumber, Pagination, Table, Tabs, Tag, type TagKind } from '@trygby/ui'
import { headingOf, withheldKey, wordsOf } from '../../model.ts'
import { languageOf, said } from '../../open/formats.ts'
import type { ComparedRow, ComparedTable } from './model.ts'
import type { ProposalProps } from './shown.ts'

const kindOf: Record<ComparedRow['reason'], TagKind> = { shown: 'success', small: 'error', protects: 'warning' }

type TablesProps = ProposalProps & { compared: ComparedTable }

export const TablesSection = (props: TablesProps) => {
  const { frame, t, proposal, outcome, compared } = props
  const { place, choice, page, pages } = compared
  const address = (table: number, rows: string, at = 1) =>
    `/${frame.locale}/release/proposals/${proposal.id}?table=${table + 1}&rows=${rows}&page=${at}#tables`
  return (
    <section id="tables">
      <h2>
        {t.tables.title} <Tag kind="error">{t.tables.unprotectedTag}</Tag>
      </h2>
      {outcome && outcome.tables.length > 1 && (
        <Tabs
          label={t.tables.tabs}
          tabs={outcome.tables.map(({ title }, table) => ({
            text: said(title, frame.locale),
            href: address(table, choice),
            current: table === place,
          }))}
        />
      )}
      <Tabs
        label={t.tables.rowsTabs}
        tabs={(['all', 'withheld'] as const).map((rows) => ({
          text: rows === 'all' ? t.tables.allRows : t.tables.withheldRows,
          href: address(place, rows),
          current: rows === choice,
        }))}
      />
      <BothTables {...props} />
      <Pagination page={page} pages={pages} href={(at) => address(place, choice, at)} />
    </section>
  )
}

/** Each row once: what everybody would read, and the count behind it. The words of a withheld one are said once, below. */
const BothTables = ({ frame: { locale }, t, compared: { table, rows } }: TablesProps) => {
  const dimensions = table.columns.flatMap((column, at) => (column.kind === 'dimension' ? [{ column, at }] : []))
  const count = table.columns.findIndex(({ key }) => key === 'count')
  const words = table.columns.find(({ key }) => key === withheldKey)?.labels?.protected
  const wordsAt = (row: ComparedRow) =>
    dimensions.map(({ column, at }) => [column.key, String(wordsOf(column, row.cells[at] ?? '', languageOf(locale)))])
  const isAnyWithheld = rows.some(({ reason }) => reason !== 'shown')
  return (
    <>
      <Table
        caption={said(table.title, locale)}
        captionHidden
        empty={t.tables.none}
        columns={[
          ...dimensions.map(({ column }) => ({ key: column.key, heading: headingOf(column, languageOf(locale)) })),
          { key: 'public', heading: t.tables.asPublic, numeric: true },
          { key: 'true', heading: t.tables.unprotected, numeric: true },
          { key: 'why', heading: t.tables.why },
        ]}
        rows={rows.map((row) => {
          const value = row.cells[count]
          return {
            cells: {
              ...Object.fromEntries(wordsAt(row)),
              public: typeof value === 'number' ? formatNumber(value, locale) : t.tables.withheld,
              true: Number.isNaN(row.count) ? t.tables.otherPeople : formatNumber(row.count, locale),
              why: row.reason === 'shown' ? t.tables.reasons.shown : <Tag kind={kindOf[row.reason]}>{t.tables.reasons[row.reason]}</Tag>,
            },
          }
        })}
      />
      {words && isAnyWithheld && <p>{t.tables.withheldAs(said(words, locale))}</p>}
    </>
  )
}
