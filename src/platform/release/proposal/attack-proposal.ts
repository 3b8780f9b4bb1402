// A proposal is protected and attacked: what is needed is read, a thread does the work, and what came of it is kept at once or not at all.

import type { Tx } from '../../db.ts'
import { doneOnce } from '../../jobs.ts'
import { finishProgress, openProgress, reportProgress } from '../../progress.ts'
import { townName } from '../../town/store.ts'
import type { CountCells } from '../base/model.ts'
import { baseById, readEdition } from '../base/store.ts'
import { everReleased } from '../store.ts'
import { protectInThread } from './in-thread.ts'
import type { ProposalState } from './model.ts'
import { workOn } from './propose-tables.ts'
import type { GateWork } from './protect-and-attack.ts'
import { beginWork, keepOutcome, proposalById, stopWork } from './store.ts'

export interface AttackOfProposal {
  /** Works in the database as the machinery; each deed is a transaction of its own. */
  work<T>(deed: (tx: Tx) => Promise<T>): Promise<T>
  id: string
  signal?: AbortSignal
  /** The job whose effect this is; null without one. */
  job: string | null
  /** Who protects and attacks: a thread of its own unless said, so that nobody waits for a page meanwhile. */
  by?: typeof protectInThread
}

export type AttackEnd = Extract<ProposalState, 'ready' | 'refused'> | 'stopped' | 'nothing to do'

const millisecondsBetweenReports = 500
const steps = 1000

/**
 * Does the whole work and says how it ended. Asked to stop, the proposal waits until somebody asks for it again. Throws when it fails for a
 * reason that is nobody's wish, also when the process stops: the proposal is then left as it is for the next try.
 */
export async function attackProposal({ work, id, signal, job, by = protectInThread }: AttackOfProposal): Promise<AttackEnd> {
  const begun = await work((tx) => begin(tx, id))
  if (!begun) return 'nothing to do'
  const { progress, task } = begun
  const asked = new AbortController()
  const either = signal ? AbortSignal.any([signal, asked.signal]) : asked.signal
  let share = 0
  let lastReport = 0
  let reporting: Promise<unknown> = Promise.resolve()
  const report = (tx: Tx) => reportProgress(tx, progress, { done: Math.floor(share * steps), total: steps, note: '' })
  try {
    const { outcome, summary } = await by(task, {
      signal: either,
      onProgress: (now) => {
        share = Math.max(share, now)
        if (Date.now() - lastReport < millisecondsBetweenReports) return
        lastReport = Date.now()
        // One report after the other; a lost one is made good by the next.
        reporting = reporting
          .then(() => work(report))
          .then(
            (stop) => stop && asked.abort(),
            () => {},
          )
      },
    })
    await reporting
    return await work(async (tx) => {
      // Whoever asks to stop before this moment is heard: nothing is kept then.
      if (await report(tx)) asked.abort()
      asked.signal.throwIfAborted()
      const isNew = (job === null || (await doneOnce(tx, job))) && (await keepOutcome(tx, id, outcome, summary))
      await finishProgress(tx, progress, { state: 'done', note: '' })
      if (!isNew) return 'nothing to do'
      return summary.refusal ? 'refused' : 'ready'
    })
  } catch (error) {
    await reporting
    await work(async (tx) => {
      if (asked.signal.aborted) await stopWork(tx, id)
      await finishProgress(tx, progress, { state: asked.signal.aborted ? 'cancelled' : 'failed', note: '' })
    })
    if (asked.signal.aborted) return 'stopped'
    throw error
  }
}

/** Reads what the work needs, as it is at this moment; null when the proposal is decided or done. */
async function begin(tx: Tx, id: string): Promise<{ progress: string; task: GateWork } | null> {
  const proposal = await proposalById(tx, id)
  const base = proposal && (await baseById(tx, proposal.base))
  if (!proposal || !base) return null
  const progress = await openProgress(tx, workOn(id), base.slug)
  if (!(await beginWork(tx, id, progress))) {
    await finishProgress(tx, progress, { state: 'cancelled', note: '' })
    return null
  }
  const released = await everReleased(tx, base.slug)
  const editions = new Map<number, CountCells>()
  const read = async (number: number) => {
    const found = await readEdition(tx, base.id, number)
    if (!found) throw new Error(`Expected edition ${number} of ${base.slug}, but it is not there`)
    editions.set(number, found.cells)
    return found
  }
  const { edition, cuts } = proposal
  const countedAt = (await read(edition)).madeAt.toISOString()
  for (const { table } of released)
    if (table.protection.kind === 'counts-of-people' && !editions.has(table.protection.edition)) await read(table.protection.edition)
  return { progress, task: { base, edition, editions, publisher: await townName(tx), countedAt, cuts, released } }
}
