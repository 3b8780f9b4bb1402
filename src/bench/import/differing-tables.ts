// Compares the figures of a town whose import was disturbed with those of one whose import nobody disturbed.
import { readPanel } from '../../knowledge/sources/series/store.ts'
import { fetcher } from '../../knowledge/sources/store.ts'
import type { Db, Tx } from '../../platform/db.ts'

/** The tables of the small bank whose figures differ between two towns, or that the first has not got. */
export async function differingTables(db: Db, first: number, second: number): Promise<string[]> {
  const differing: string[] = []
  for (const table of ['STRAF11', 'FOLK1A', 'IFOR41']) {
    const read = (tx: Tx) => readPanel(tx, { kind: 'official', table })
    const [one, other] = [await db.transaction(fetcher(first), read), await db.transaction(fetcher(second), read)]
    const figures = (panel: typeof one) => JSON.stringify([panel?.codes, panel?.areas, panel?.periods, [...(panel?.values ?? [])]])
    if (!one || figures(one) !== figures(other)) differing.push(table)
  }
  return differing
}
