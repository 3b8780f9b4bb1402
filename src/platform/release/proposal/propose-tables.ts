// Tables are proposed, and the work on them is put in line in the same transaction: both are kept, or neither.
import type { Tx } from '../../db.ts'
import type { Jobs } from '../../jobs.ts'
import type { CountBase, CountEdition } from '../base/model.ts'
import { cutProblem } from './cut.ts'
import type { Refusal, TableCut } from './model.ts'
import { askAgain, basesOfDatasets, propose } from './store.ts'

/** The job that protects and attacks a proposal. */
export const protectJob = 'protect-proposal'

/** The kind of progress of one proposal, for `latestProgress`. */
export const workOn = (proposal: string): string => `${protectJob}:${proposal}`

export interface Wanted {
  base: CountBase
  edition: Pick<CountEdition, 'number' | 'cells'>
  cuts: readonly TableCut[]
  /** The name beside it. */
  who: string
}

/** Proposes tables of one edition. Returns the proposal, which waits to be protected and attacked, or what is wrong with the first cut that cannot be. */
export async function proposeTables(tx: Tx, jobs: Jobs, { base, edition, cuts, who }: Wanted): Promise<{ id: string } | Refusal> {
  for (const [place, cut] of cuts.entries()) {
    const problem = cutProblem(base, edition.cells, cut)
    if (problem) return problem
    if (cuts.findIndex(({ dataset }) => dataset === cut.dataset) < place) return about('dataset-twice', cut.dataset)
  }
  const taken = await takenDataset(tx, base.slug, cuts)
  if (taken !== null) return about('dataset-taken', taken)
  const id = await propose(tx, base.id, edition.number, cuts, who)
  await jobs.enqueue(tx, protectJob, { proposal: id }, { key: id })
  return { id }
}

const about = (key: 'dataset-twice' | 'dataset-taken', dataset: string): Refusal => ({ key, dataset, dimension: null, came: dataset })

/** The first dataset that tells of something else already, released or proposed; null when there is none. */
export async function takenDataset(tx: Tx, slug: string, cuts: readonly Pick<TableCut, 'dataset'>[]): Promise<string | null> {
  const holders = await basesOfDatasets(
    tx,
    cuts.map(({ dataset }) => dataset),
  )
  return holders.find(({ base }) => base !== slug)?.dataset ?? null
}

/** Has a proposal attacked once more, as after a further release or when somebody had stopped it. False when it was decided, or is being worked on. */
export async function attackAgain(tx: Tx, jobs: Jobs, id: string): Promise<boolean> {
  if (!(await askAgain(tx, id))) return false
  await jobs.enqueue(tx, protectJob, { proposal: id }, { key: id })
  return true
}
