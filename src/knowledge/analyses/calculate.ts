// From fetched figures to released answers: gather, fit in a thread, release all tables together.
import type { Tx } from '../../platform/db.ts'
import { expectCrimeInThread } from './in-thread.ts'
import { begin, end, gatherFigures, releaseAnswers, report } from './store.ts'
import { answersAsTables } from './tables.ts'

export type Outcome = 'released' | 'not-fetched' | 'cancelled' | 'already'

interface Calculation {
  work<T>(deed: (tx: Tx) => Promise<T>): Promise<T>
  signal?: AbortSignal
  /** The job whose effect this is; without one the tables are released each time. */
  job: string | null
  onProgress?: (done: number, all: number) => void
}

const millisecondsBetweenReports = 500

/** Does the whole calculation and says how it went. Throws when it fails for a reason that is nobody's wish. */
export async function calculate({ work, signal, job, onProgress }: Calculation): Promise<Outcome> {
  const gathered = await work(gatherFigures)
  if (!gathered) return 'not-fetched'
  const progress = await work((tx) => begin(tx, gathered.figures.quarters.at(-1) ?? ''))
  const asked = new AbortController()
  const either = signal ? AbortSignal.any([signal, asked.signal]) : asked.signal
  let lastReport = 0
  let reporting: Promise<unknown> = Promise.resolve()
  try {
    const answers = await expectCrimeInThread(gathered.figures, {
      signal: either,
      onProgress: (done, all) => {
        onProgress?.(done, all)
        if (Date.now() - lastReport < millisecondsBetweenReports) return
        lastReport = Date.now()
        // One report after the other; a lost one is made good by the next.
        reporting = reporting
          .then(() => work((tx) => report(tx, progress, done, all)))
          .then(
            (stop) => stop && asked.abort(),
            () => {},
          )
      },
    })
    await reporting
    const tables = answersAsTables(answers, gathered.provenance)
    return await work(async (tx) => {
      const isNew = await releaseAnswers(tx, tables, job)
      await end(tx, progress, 'done')
      return isNew ? 'released' : 'already'
    })
  } catch (error) {
    await reporting
    await work((tx) => end(tx, progress, asked.signal.aborted ? 'cancelled' : 'failed'))
    if (asked.signal.aborted) return 'cancelled'
    throw error
  }
}
