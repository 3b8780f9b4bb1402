// The weekly deed: the same tables, of a newer edition of the same counts.
import type { Tx } from '../../../db.ts'
import type { Jobs } from '../../../jobs.ts'
import type { CountBase, CountEdition } from '../../base/model.ts'
import type { TableCut } from '../model.ts'
import { proposeTables } from '../propose-tables.ts'
import { listProposals } from '../store.ts'
import { cutsIn, fieldsOf, usualOf } from './cut-form.ts'

/** Whether there are tables to propose again. */
export const hasUsual = async (tx: Tx, base: CountBase): Promise<boolean> => usualOf(await listProposals(tx, base.id)) !== undefined

/** Proposes the usual tables of this edition, and returns the proposal; null where a person must look at them first. `who` is the name beside it. */
export async function proposeAgain(
  tx: Tx,
  jobs: Jobs,
  base: CountBase,
  edition: Pick<CountEdition, 'number' | 'cells'>,
  who: string,
): Promise<string | null> {
  const usual = usualOf(await listProposals(tx, base.id))
  if (!usual) return null
  const space = { dimensions: base.dimensions, units: edition.cells.units }
  const read = cutsIn(fieldsOf(usual.cuts, space), space)
  // A class whose values have all gone is no longer there: these would be other tables.
  if (!read.ok || classesIn(read.value) < classesIn(usual.cuts)) return null
  const done = await proposeTables(tx, jobs, { base, edition, cuts: read.value, who })
  return 'id' in done ? done.id : null
}

const classesIn = (cuts: readonly TableCut[]): number =>
  cuts.reduce((sum, { dimensions }) => sum + dimensions.reduce((many, { classes }) => many + classes.length, 0), 0)
