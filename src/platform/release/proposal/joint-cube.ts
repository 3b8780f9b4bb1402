// A cut beside everything said before of the same people, so that the new table is protected with the others and not against them.
import { type Cube, cubeAfter, type EarlierSum, SHOWN_EARLIER, WITHHELD_EARLIER } from '@trygby/analysis'
import type { CountBase, CountCells } from '../base/model.ts'
import { type PublicTable, totalCode as total } from '../model.ts'
import type { CutAxis } from './cut.ts'
import { dimensionOf, type Levels, levelsAt, levelsOf, nodesOf, placesIn, placesOf, type UnitSet, unitSet } from './levels.ts'
import { codesOfRows, trueCounts } from './true-counts.ts'

/** A table that is public or goes out together with this one, and the counts it was made of. */
export interface Said {
  table: PublicTable
  cells: CountCells
}

export interface JointCube {
  cube: Cube
  /** What was said of each cell, for `protectTable`. */
  earlier: Uint8Array
  /** The cell of each row of the cut. */
  cellOfRow: Int32Array
}

/**
 * The cube of a cut with what was said before; `rows` are by the codes of its axes. An earlier row takes part when it counts the same units
 * and as many people then as now. Of units that are gone, or after a correction, it is another number, and only the attack on everything
 * together says what follows from it. `withhold`: rows that shall not be shown. Throws `too-large` as `cube` does.
 */
export function jointCube(
  base: CountBase,
  cells: CountCells,
  axes: readonly CutAxis[],
  rows: readonly (readonly string[])[],
  said: readonly Said[],
  withhold: ReadonlySet<number>,
): JointCube {
  const sets = said.map(({ table }) => setsOf(table, cells))
  const all = base.dimensions.map(({ key }, d) => {
    const axis = axes.find(({ dimension }) => dimension.key === key) ?? null
    return levelsOf(key, cells.units[d] ?? [], axis, new Set(sets.flatMap((ofTable) => [...(ofTable[d]?.values() ?? [])])))
  })
  // A dimension that nobody divides is one level, which is everybody.
  const levels = all.map((one, d) => ({ ...one, d })).filter(({ axis, count }) => axis !== null || count > 1)
  const sums = said.flatMap((one, t) => rowsSaid(one, cells, sets[t] ?? []))
  const after = cubeAfter(levels.map(dimensionOf), finestCounts(cells, levels), sumsOnce(sums, levels))
  const { cube } = after
  const nodes = levels.map((one, a) => nodesOf(one, cube.axes[a]?.nodes ?? []))
  const places = levels.map(({ axis }) => (axis ? axes.indexOf(axis) : -1))
  const cellOfRow = Int32Array.from(rows, (codes) =>
    nodes.reduce((cell, at, a) => cell + (at.get(codes[places[a] ?? -1] ?? total) ?? 0) * (cube.axes[a]?.stride ?? 0), 0),
  )
  const released = new Uint8Array(cube.size)
  for (const cell of cellOfRow) released[cell] = 1
  for (const row of withhold) {
    const cell = cellOfRow[row] ?? -1
    // What was shown cannot be taken back.
    if (after.earlier[cell] !== SHOWN_EARLIER) after.earlier[cell] = WITHHELD_EARLIER
  }
  return { cube: { ...cube, released }, earlier: after.earlier, cellOfRow }
}

/** For each dimension the units of every class as places among those counted now; a class with units not known now is left out. */
function setsOf({ protection }: PublicTable, { units }: CountCells): Map<string, UnitSet>[] {
  if (protection.kind !== 'counts-of-people') return []
  return protection.dimensions.map(({ classes }, d) => {
    const places = placesOf(units[d] ?? [])
    return new Map(
      Object.entries(classes).flatMap(([code, members]): [string, UnitSet][] => {
        const set = unitSet(members, places)
        return set === null ? [] : [[code, set]]
      }),
    )
  })
}

interface RowSaid {
  sets: UnitSet[]
  isShown: boolean
}

function rowsSaid({ table, cells }: Said, now: CountCells, sets: readonly ReadonlyMap<string, UnitSet>[]): RowSaid[] {
  const then = trueCounts(table, cells)
  // Of the same edition nothing can differ.
  const today = cells === now ? then : trueCounts(table, now)
  const place = table.columns.findIndex(({ key }) => key === 'count')
  return codesOfRows(table).flatMap((codes, row) => {
    if (then[row] !== today[row]) return []
    const found = codes.flatMap((code, d) => sets[d]?.get(code) ?? [])
    return found.length < codes.length ? [] : [{ sets: found, isShown: table.rows[row]?.[place] !== null }]
  })
}

/** The same sum said by many releases is one; shown by any of them, it is shown. */
function sumsOnce(rows: readonly RowSaid[], levels: readonly (Levels & { d: number })[]): EarlierSum[] {
  const known = levels.map(() => new Map<UnitSet, number[]>())
  const levelsIn = (set: UnitSet, a: number): number[] => {
    const found = known[a]?.get(set) ?? levelsAt(levels[a]?.levelOf ?? new Int32Array(), placesIn(set))
    known[a]?.set(set, found)
    return found
  }
  const sums = new Map<string, EarlierSum>()
  for (const { sets, isShown } of rows) {
    const key = levels.map(({ d }) => sets[d]).join('|')
    if (isShown || !sums.has(key)) sums.set(key, { levels: levels.map(({ d }, a) => levelsIn(sets[d] ?? '', a)), isShown })
  }
  return [...sums.values()]
}

/** The counts of every combination of levels, the last dimension moving fastest. */
function finestCounts({ counts }: CountCells, levels: readonly (Levels & { d: number })[]): Float64Array {
  const size = levels.reduce((n, { count }) => n * count, 1)
  // What `cube` would refuse is not laid out first; it says so in its own sentence.
  const finest = new Float64Array(Math.min(size, 2 ** 24))
  for (const cell of counts) {
    const at = levels.reduce((place, { d, count, levelOf }) => place * count + (levelOf[cell[d] ?? 0] ?? 0), 0)
    if (at < finest.length) finest[at] = (finest[at] ?? 0) + (cell.at(-1) ?? 0)
  }
  return finest
}
