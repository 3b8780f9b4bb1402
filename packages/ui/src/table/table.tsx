// Rows and columns that can be read aloud, sorted, printed and taken along.
import type { Child } from 'hono/jsx'
import { useTexts } from '../frame.ts'
import { Icon } from '../parts/icon.tsx'

export type Direction = 'ascending' | 'descending'

export type Column = {
  key: string
  heading: string
  /** Figures: set to the end of the cell, in digits of equal width. */
  numeric?: boolean
  sortable?: boolean
}

export type Row = {
  cells: Record<string, Child>
  /** What a column is sorted by when the cell's text is not it: the bare number, the ISO date. */
  sortValues?: Record<string, string | number>
  /** Makes the row's first cell a link. */
  href?: string
}

export type Download = { text: string; href: string }

export type TableProps = {
  caption: string
  columns: Column[]
  rows: Row[]
  downloads?: Download[]
  /** Shown instead of rows when there are none. */
  empty?: Child
  /** The order the rows are in now. */
  sorted?: { key: string; direction: Direction }
  /** The address of the same page in another order; without it sorting needs the `ui/table` island. */
  sortHref?: (key: string, direction: Direction) => string
  /** Hides the caption from sight where a heading just above says the same. */
  captionHidden?: boolean
}

const ColumnHeading = ({ column, sorted, sortHref }: { column: Column } & Pick<TableProps, 'sorted' | 'sortHref'>) => {
  const words = useTexts().table
  const current = sorted?.key === column.key ? sorted.direction : undefined
  const next: Direction = current === 'ascending' ? 'descending' : 'ascending'
  const byAddress = column.sortable && sortHref
  return (
    <th
      scope="col"
      class={column.numeric ? 'numeric' : undefined}
      aria-sort={current}
      data-sort-column={column.sortable && !sortHref ? column.key : undefined}
    >
      {byAddress ? (
        <a class="sort" href={sortHref(column.key, next)} title={words.sort(column.heading)}>
          {column.heading}
        </a>
      ) : (
        column.heading
      )}
    </th>
  )
}

/** Words that need room: in a narrow column they would make the row many lines high. */
const isSentence = (content: Child): boolean => typeof content === 'string' && content.length > 40

const Cells = ({ row, columns }: { row: Row; columns: Column[] }) => (
  <tr>
    {columns.map((column, place) => {
      const content = place === 0 && row.href ? <a href={row.href}>{row.cells[column.key]}</a> : row.cells[column.key]
      const sortValue = row.sortValues?.[column.key]
      const attributes = {
        class: column.numeric ? 'numeric' : isSentence(content) ? 'wordy' : undefined,
        'data-sort': sortValue === undefined ? undefined : String(sortValue),
      }
      return place === 0 ? (
        <th scope="row" {...attributes}>
          {content}
        </th>
      ) : (
        <td {...attributes}>{content}</td>
      )
    })}
  </tr>
)

/** Links to the same figures as files. */
export const Downloads = ({ downloads }: { downloads: Download[] }) => (
  <div class="downloads">
    <Icon name="download" />
    <span>{useTexts().table.downloads}:</span>
    <ul class="plain-list">
      {downloads.map((download) => (
        <li>
          <a href={download.href}>{download.text}</a>
        </li>
      ))}
    </ul>
  </div>
)

/** A table that scrolls inside its own frame on a narrow screen. */
export const Table = (props: TableProps) => {
  const { caption, columns, rows, downloads, empty, captionHidden } = props
  const words = useTexts().table
  return (
    <div class="table-block">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; here the frame only has to be reachable and named for scrolling */}
      <div class="table-scroll" role="group" aria-label={caption} tabindex={0}>
        <table class="table">
          <caption class={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <ColumnHeading column={column} sorted={props.sorted} sortHref={props.sortHref} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Cells row={row} columns={columns} />
            ))}
            {rows.length === 0 && (
              <tr>
                <td colspan={columns.length} class="table-empty">
                  {empty ?? words.empty}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {downloads && downloads.length > 0 && <Downloads downloads={downloads} />}
    </div>
  )
}
