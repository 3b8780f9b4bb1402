// A file of rows as a page shows it before anything is kept: how it was read, its first lines, and what must be corrected.
import { Details, type Frame, formatNumber, Notice, Table } from '@trygby/ui'
import { textsFor } from '../../i18n.ts'
import type { Sheet } from '../model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** How the file was read, and its first lines. */
export const FirstRows = ({
  frame,
  columns,
  first,
  form,
  isOpen,
}: {
  frame: Frame
  columns: readonly string[]
  first: Sheet['rows']
  form: Sheet['form']
  isOpen: boolean
}) => {
  const t = textsFor(frame.locale, { da, en })
  return (
    <Details title={t.firstRows} openAtStart={isOpen}>
      <p>{form.sheet === undefined ? t.readAs(form.encoding ?? '', t.separators[form.separator ?? ''] ?? '') : t.readSheet(form.sheet)}</p>
      <Table
        caption={t.firstRows}
        captionHidden
        columns={[{ key: 'line', heading: t.line, numeric: true }, ...columns.map((heading, place) => ({ key: `c${place}`, heading }))]}
        rows={first.map(({ line, cells }) => ({
          cells: { line: String(line), ...Object.fromEntries(cells.map((cell, place) => [`c${place}`, String(cell)])) },
        }))}
      />
    </Details>
  )
}

/** What must be corrected: the first places of it, and how many more there are. `expected` is what should have stood there, in words. */
export const WrongCells = ({
  frame,
  wrong,
  more,
}: {
  frame: Frame
  wrong: readonly { line: number; column: string; expected: string; came: string }[]
  more: number
}) => {
  const t = textsFor(frame.locale, { da, en })
  const count = wrong.length + more
  return (
    <>
      <Notice kind="error" title={t.wrongTitle}>
        {t.wrongText(formatNumber(count, frame.locale), count === 1)}
      </Notice>
      <Table
        caption={t.wrongTable}
        columns={[
          { key: 'line', heading: t.line, numeric: true },
          { key: 'column', heading: t.wrongColumn },
          { key: 'expected', heading: t.wrongExpected },
          { key: 'came', heading: t.wrongCame },
        ]}
        rows={wrong.map(({ line, column, expected, came }) => ({
          cells: { line: String(line), column: column || t.wholeLine, expected, came: came === '' ? t.nothing : came },
        }))}
      />
      {more > 0 && <p>{t.wrongMore(formatNumber(more, frame.locale))}</p>}
    </>
  )
}
