// What the answers make of a file: what must be corrected, or the figures as they will be.
import { Button, Form, type Frame, formatNumber, Notice, Table } from '@trygby/ui'
import { WrongCells } from '../../../platform/table-file/shown/shown.tsx'
import type { DraftPageProps } from './draft-props.ts'
import type { Checked } from './model.ts'

/** What must be corrected: the first of it here, all of it in a file. */
export const Wrong = ({ frame, t, action, checked }: DraftPageProps & { checked: Checked }) => (
  <>
    <WrongCells
      frame={frame}
      wrong={checked.wrong.map((cell) => ({ ...cell, expected: t.expected[cell.expected] }))}
      more={checked.wrongMore}
    />
    <p>
      <a href={`${action}/wrong.csv`}>{t.wrongFile}</a>
    </p>
  </>
)

/** What the file becomes, before anything is saved. */
export const Ready = ({ frame, t, action, checked, wasBroughtIn }: DraftPageProps & { checked: Checked }) => {
  const number = (value: number) => formatNumber(value, frame.locale)
  return (
    <>
      <Notice kind="success" title={t.readyTitle}>
        {t.readyText(number(checked.figures), t.seriesCount(number(checked.series.length), checked.series.length === 1))}
        {checked.missing > 0 && ` ${t.missingText(number(checked.missing))}`}
      </Notice>
      {wasBroughtIn && <Notice kind="info">{t.again}</Notice>}
      <Table
        caption={t.readyTitle}
        captionHidden
        columns={[
          { key: 'name', heading: t.name },
          { key: 'figures', heading: t.figures, numeric: true },
          { key: 'places', heading: t.places, numeric: true },
          { key: 'times', heading: t.times },
          { key: 'example', heading: t.example },
        ]}
        rows={checked.series.slice(0, 50).map(({ code, figures }) => ({
          cells: {
            name: code,
            figures: number(figures.values.length),
            places: number(new Set(figures.areas).size),
            times: spanOf(figures.periods),
            example: `${figures.areas[0]}, ${figures.periods[0]}: ${figures.values[0] === null ? t.noFigure : plain(figures.values[0] ?? 0, frame)}`,
          },
        }))}
      />
      <Form action={`${action}/confirm`}>
        <Button>{t.confirm}</Button>
      </Form>
    </>
  )
}

const spanOf = (periods: string[]): string => {
  const sorted = [...new Set(periods)].sort()
  return sorted.length > 1 ? `${sorted[0]} – ${sorted.at(-1)}` : (sorted[0] ?? '')
}

const plain = (value: number, frame: Frame): string => formatNumber(value, frame.locale, Number.isInteger(value) ? 0 : 2)
