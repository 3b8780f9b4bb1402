// What the answers make of a file of counts: what must be corrected, or the counts as they will be.
import { type Frame, formatNumber, Notice, Summary, Table } from '@trygby/ui'
import { WrongCells } from '../../../table-file/shown/shown.tsx'
import { said } from '../../open/formats.ts'
import type { BaseDimension, CountCells } from '../model.ts'
import { fullSize, unitWords } from '../units.ts'
import { type Checked, mostRowsReleased } from './model.ts'
import type { da } from './texts.da.ts'

interface ResultProps {
  frame: Frame
  t: typeof da
  checked: Checked
}

/** The first places to be corrected, with what was expected there. */
export const Wrong = ({ frame, t, checked }: ResultProps) => (
  <WrongCells
    frame={frame}
    wrong={checked.wrong.map((cell) => ({ ...cell, expected: t.expected[cell.expected] }))}
    more={checked.wrongMore}
  />
)

export const Ready = ({ frame, t, checked, least = 5 }: ResultProps & { least?: number }) => (
  <>
    <Notice kind="success" title={t.readyTitle}>
      {t.addedUp}
    </Notice>
    <Counted frame={frame} t={t} checked={checked} least={least} />
  </>
)

/** How many people, how finely divided, and how much of it will need protection. */
export const Counted = ({ frame, t, checked, least }: ResultProps & { least: number }) => {
  const { dimensions, cells, people } = checked
  const number = (value: number) => formatNumber(value, frame.locale)
  const full = fullSize(cells.units)
  const widest = dimensions.toSorted((a, b) => sizeIn(checked, b) - sizeIn(checked, a))[0]
  return (
    <>
      <Summary
        facts={[
          { name: t.people, value: number(people) },
          { name: t.cells, value: number(cells.counts.length) },
          { name: t.small(String(least - 1)), value: number(cells.counts.filter((cell) => (cell.at(-1) ?? 0) < least).length) },
          { name: t.full, value: number(full) },
        ]}
      />
      {full > mostRowsReleased && widest && <Notice kind="warning">{t.many(said(widest.heading, frame.locale))}</Notice>}
      <Divisions frame={frame} t={t} dimensions={dimensions} units={cells.units} />
      <FirstCells frame={frame} t={t} dimensions={dimensions} cells={cells} />
    </>
  )
}

const sizeIn = ({ dimensions, cells }: Checked, dimension: BaseDimension): number => cells.units[dimensions.indexOf(dimension)]?.length ?? 0

interface DivisionsProps {
  frame: Frame
  t: Pick<typeof da, 'divisions' | 'division' | 'kind' | 'kinds' | 'units' | 'fromTo'>
  dimensions: readonly BaseDimension[]
  units: readonly (readonly string[])[]
  captionHidden?: boolean
}

export const Divisions = ({ frame, t, dimensions, units, captionHidden }: DivisionsProps) => {
  return (
    <Table
      caption={t.divisions}
      captionHidden={captionHidden}
      columns={[
        { key: 'division', heading: t.division },
        { key: 'kind', heading: t.kind },
        { key: 'units', heading: t.units, numeric: true },
        { key: 'fromTo', heading: t.fromTo },
      ]}
      rows={dimensions.map((dimension, d) => ({
        cells: {
          division: said(dimension.heading, frame.locale),
          kind: t.kinds[dimension.kind],
          units: formatNumber(units[d]?.length ?? 0, frame.locale),
          fromTo: [...new Set([units[d]?.[0], units[d]?.at(-1)])]
            .map((unit) => said(unitWords(dimension, unit ?? ''), frame.locale))
            .join(' – '),
        },
      }))}
    />
  )
}

const FirstCells = ({
  frame,
  t,
  dimensions,
  cells,
}: Pick<ResultProps, 'frame' | 't'> & { dimensions: BaseDimension[]; cells: CountCells }) => {
  return (
    <Table
      caption={t.firstCells}
      columns={[
        ...dimensions.map(({ key, heading }) => ({ key, heading: said(heading, frame.locale) })),
        { key: 'count', heading: t.count, numeric: true },
      ]}
      rows={cells.counts.slice(0, 8).map((cell) => ({
        cells: {
          ...Object.fromEntries(
            dimensions.map((dimension, d) => [
              dimension.key,
              said(unitWords(dimension, cells.units[d]?.[cell[d] ?? 0] ?? ''), frame.locale),
            ]),
          ),
          count: formatNumber(cell.at(-1) ?? 0, frame.locale),
        },
      }))}
    />
  )
}
