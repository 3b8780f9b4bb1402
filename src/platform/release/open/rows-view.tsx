// The rows of a released table on its page: all of a short one, and of a long one those somebody chooses, a page at a time.
import { Button, ButtonLink, ButtonRow, Form, type Frame, formatNumber, Pagination, Select, Table } from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { type Cell, headingOf, type PublicColumn, type PublicTable, type Release, withheldKey, wordsOf } from '../model.ts'
import { type ChosenRows, pageAddress, rowsOnPage } from './choose-rows.ts'
import { languageOf, said } from './formats.ts'
import type { da } from './texts.da.ts'

type Props = { release: Release; pinned: boolean; chosen: ChosenRows; frame: Frame; t: typeof da }

export const Rows = ({ release, pinned, chosen, frame, t }: Props) => {
  const { table, number } = release
  const { locale } = frame
  const here = `/${locale}/data/${table.dataset}${pinned ? `/${number}` : ''}`
  return (
    <>
      {chosen.choices.length > 0 && (
        <Form method="get" action={here}>
          {chosen.choices.map(({ column, options, chosen: value }) => (
            <Select name={column.key} label={said(column.heading, locale)} options={options} value={value} prompt={t.everything} />
          ))}
          <ButtonRow>
            <Button>{t.show}</Button>
            <ButtonLink kind="secondary" href={here}>
              {t.showAll}
            </ButtonLink>
          </ButtonRow>
        </Form>
      )}
      {table.rows.length > rowsOnPage && <p>{t.rowsShown(formatNumber(chosen.all, locale), formatNumber(table.rows.length, locale))}</p>}
      <Table
        caption={said(table.title, locale)}
        captionHidden
        empty={t.noRows}
        columns={columnsOf(filledColumns(table), frame)}
        rows={rowsOf(release, chosen.places, frame, t)}
      />
      <Pagination page={chosen.page} pages={chosen.pages} href={(page) => pageAddress(here, chosen.choices, page)} />
    </>
  )
}

/** Columns of words that no row has any of are in the files only: there every release of a table has the same columns. Why a count is missing stands in its cell. */
const filledColumns = ({ columns, rows, protection }: PublicTable): PublicColumn[] =>
  columns.filter(
    ({ kind, key }, place) =>
      kind !== 'text' || (rows.some((row) => row[place] !== null) && !(key === withheldKey && protection.kind === 'counts-of-people')),
  )

const columnsOf = (columns: PublicColumn[], frame: Frame) =>
  columns.map((column) => ({
    key: column.key,
    heading: headingOf(column, languageOf(frame.locale)),
    numeric: isFigure(column),
    sortable: true,
  }))

const isFigure = (column: PublicColumn): boolean => column.kind === 'measure' || column.kind === 'interval'

/** The chosen rows as the page's table shows them: words for codes, figures in the reader's way, and a word where a count is withheld. */
function rowsOf({ table }: Release, places: readonly number[], frame: Frame, t: typeof da) {
  const reason = table.columns.findIndex(({ key }) => key === withheldKey)
  return places.map((at) => {
    const row = table.rows[at] ?? []
    const empty = reason >= 0 && row[reason] != null ? t.withheldCell : '–'
    return {
      cells: Object.fromEntries(
        table.columns.map((column, place) => [column.key, shown(column, row[place] ?? null, isFigure(column) ? empty : '–', frame)]),
      ),
      sortValues: Object.fromEntries(table.columns.flatMap((column, place) => (row[place] == null ? [] : [[column.key, row[place]]]))),
    }
  })
}

function shown(column: PublicColumn, cell: Cell, empty: string, frame: Frame): Child {
  if (cell === null) return empty
  if (typeof cell === 'number') return isFigure(column) ? formatNumber(cell, frame.locale, column.digits ?? 0) : String(cell)
  const words = wordsOf(column, cell, languageOf(frame.locale))
  // Words without a label are as somebody in the town wrote them.
  const isDanish = column.kind === 'text' && frame.locale !== 'da' && !Object.hasOwn(column.labels ?? {}, cell)
  return isDanish ? <span lang="da">{words}</span> : words
}
