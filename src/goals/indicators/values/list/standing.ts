// How the figures that hold stand against what the public sees: released, withheld, or waiting to be released.
import { isDeepStrictEqual } from 'node:util'
import type { Cell, PublicTable, Release } from '../../../../platform/release/index.ts'

/** `new` and `changed` wait for a release; `to-withhold` will be a row without figures when it comes. */
export type Standing = 'released' | 'withheld' | 'new' | 'changed' | 'to-withhold'

/** Of each period that has a figure. `table` is what would be released now. */
export function standingsOf(table: PublicTable, release: Release | null): Map<string, Standing> {
  const shown = new Map((release?.table.rows ?? []).map((row) => [row[0] ?? '', row]))
  return new Map(table.rows.map((row) => [String(row[0]), standingOf(row, shown.get(row[0] ?? ''))]))
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
