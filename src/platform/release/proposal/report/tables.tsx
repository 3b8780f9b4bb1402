// The table as the public will see it beside the unprotected one, row by row, for those who may see both.
import { type Column, formatNumber, Pagination, SideBySide, Table, Tabs, Tag, type TagKind } from '@trygby/ui'
import { headingOf, wordsOf } from '../../model.ts'
import { languageOf, said } from '../../open/formats.ts'
import type { ComparedRow, ComparedTable } from './model.ts'
import type { ProposalProps } from './shown.ts'

const kindOf: Record<ComparedRow['reason'], TagKind> = { shown: 'success', small: 'error', protects: 'warning' }

export const TablesSection = (props: ProposalProps & { compared: ComparedTable }) => {
  const { frame, t, proposal, outcome, compared } = props
  const { place, choice, page, pages } = compared
  const address = (table: number, rows: string, at = 1) =>
    `/${frame.locale}/release/proposals/${proposal.id}?table=${table + 1}&rows=${rows}&page=${at}#tables`
  return (
    <section id="tables">
      <h2>{t.tables.title}</h2>
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
      <SideBySide>
        <section>
          <h3>{t.tables.asPublic}</h3>
          <PublicSide {...props} />
        </section>
        <section>
          <h3>
            {t.tables.unprotected} <Tag kind="error">{t.tables.unprotectedTag}</Tag>
          </h3>
          <UnprotectedSide {...props} />
        </section>
      </SideBySide>
      <Pagination page={page} pages={pages} href={(at) => address(place, choice, at)} />
    </section>
  )
}

type SideProps = ProposalProps & { compared: ComparedTable }

const dimensionsOf = ({ compared: { table } }: SideProps) =>
  table.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.kind === 'dimension')

const columnsOf = (props: SideProps): Column[] =>
  dimensionsOf(props).map(({ column }) => ({ key: column.key, heading: headingOf(column, languageOf(props.frame.locale)) }))

const dimensionCells = (props: SideProps, row: ComparedRow) =>
  Object.fromEntries(
    dimensionsOf(props).map(({ column, at }) => [column.key, String(wordsOf(column, row.cells[at] ?? '', languageOf(props.frame.locale)))]),
  )

/** The numbers as everybody would read them; the words of a withheld one are said once, so that both sides keep the same lines. */
const PublicSide = (props: SideProps) => {
  const { frame, t, compared } = props
  const count = compared.table.columns.findIndex(({ key }) => key === 'count')
  const words = compared.table.columns.find(({ key }) => key === 'withheld')?.labels?.protected
  const isAnyWithheld = compared.rows.some(({ reason }) => reason !== 'shown')
  return (
    <>
      <Table
        caption={`${t.tables.asPublic}: ${said(compared.table.title, frame.locale)}`}
        captionHidden
        empty={t.tables.none}
        columns={[...columnsOf(props), { key: 'n', heading: t.tables.count, numeric: true }]}
        rows={compared.rows.map((row) => {
          const value = row.cells[count]
          return {
            cells: { ...dimensionCells(props, row), n: typeof value === 'number' ? formatNumber(value, frame.locale) : t.tables.withheld },
          }
        })}
      />
      {words && isAnyWithheld && <p>{t.tables.withheldAs(said(words, frame.locale))}</p>}
    </>
  )
}

const UnprotectedSide = (props: SideProps) => {
  const { frame, t, compared } = props
  return (
    <Table
      caption={`${t.tables.unprotected}: ${said(compared.table.title, frame.locale)}`}
      captionHidden
      empty={t.tables.none}
      columns={[...columnsOf(props), { key: 'n', heading: t.tables.count, numeric: true }, { key: 'why', heading: t.tables.why }]}
      rows={compared.rows.map((row) => ({
        cells: {
          ...dimensionCells(props, row),
          n: Number.isNaN(row.count) ? t.tables.otherPeople : formatNumber(row.count, frame.locale),
          why: row.reason === 'shown' ? t.tables.reasons.shown : <Tag kind={kindOf[row.reason]}>{t.tables.reasons[row.reason]}</Tag>,
        },
      }))}
    />
  )
}
