// Every table of counts the town ever released, attacked anew with what is known today.

import { asSystem, type Db, type Tx } from '../../platform/db.ts'
import { attackTogether } from '../../platform/release/attack/attack.ts'
import type { Attacked, AttackReport } from '../../platform/release/attack/model.ts'
import type { CountBase, CountCells } from '../../platform/release/base/model.ts'
import { listBases, readEdition } from '../../platform/release/base/store.ts'
import { everReleased } from '../../platform/release/store.ts'

export interface AttackedBase {
  base: string
  report: AttackReport
  seconds: number
}

/** Attacks the releases of each base, one base after the other. Bases nothing was released of are left out. */
export async function attackTown(db: Db, municipality: number): Promise<AttackedBase[]> {
  const acting = asSystem(municipality, 'attack all releases')
  const bases = await db.transaction(acting, listBases)
  const attacked: AttackedBase[] = []
  for (const base of bases) {
    const history = await db.transaction(acting, (tx) => historyOf(tx, base))
    if (history.released.length === 0) continue
    const began = performance.now()
    const report = await attackTogether(history)
    attacked.push({ base: base.slug, report, seconds: (performance.now() - began) / 1000 })
  }
  return attacked
}

/** Everything ever released of a base, withdrawn releases too, with the editions it was counted from. */
export async function historyOf(tx: Tx, base: CountBase): Promise<Attacked> {
  const released = await everReleased(tx, base.slug)
  const editions = new Map<number, CountCells>()
  for (const { table } of released) {
    const number = table.protection.kind === 'counts-of-people' ? table.protection.edition : 0
    const edition = editions.has(number) ? null : await readEdition(tx, base.id, number)
    if (edition) editions.set(number, edition.cells)
  }
  return { released, proposed: [], editions, least: base.least }
}
