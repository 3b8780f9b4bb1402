// How the figures that hold stand against what the public sees: released, withheld, or waiting to be released.
import { isDeepStrictEqual } from 'node:util'
import type { Cell, ProtectedFigures, PublicTable, Release } from '../../../../platform/release/index.ts'

/** `new` and `changed` wait for a release; `to-withhold` will be a row without figures when it comes; `waits` is a correction of too few people. */
export type Standing = 'released' | 'withheld' | 'new' | 'changed' | 'to-withhold' | 'waits'

/** Of each period that has a figure. `table` is what would be released now, and `protection` why. */
export function standingsOf(table: PublicTable, { rows }: ProtectedFigures, release: Release | null): Map<string, Standing> {
  const waiting = new Set(rows.flatMap(({ key, outcome }) => (outcome === 'waits' ? [key] : [])))
  const shown = new Map((release?.table.rows ?? []).map((row) => [row[0] ?? '', row]))
  return new Map(
    table.rows.map((row) => {
      const period = String(row[0])
      return [period, waiting.has(period) ? 'waits' : standingOf(row, shown.get(period))]
    }),
  )
}

function standingOf(row: Cell[], shown: Cell[] | undefined): Standing {
  const isWithheld = row[1] === null
  if (isDeepStrictEqual(row, shown)) return isWithheld ? 'withheld' : 'released'
  if (isWithheld) return 'to-withhold'
  return shown ? 'changed' : 'new'
}

/** Whether a release now would say anything that the newest one does not: figures, or the words around them. */
export const isBehind = (table: PublicTable, release: Release | null): boolean =>
  !release || !isDeepStrictEqual(JSON.parse(JSON.stringify(table)), release.table)
