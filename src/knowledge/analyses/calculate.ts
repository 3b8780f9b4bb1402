// From fetched figures to released answers: gather, fit in a thread, release all tables together.
import type { Tx } from '../../platform/db.ts'
import { finishProgress, openProgress, reportProgress } from '../../platform/progress.ts'
import { expectCrimeInThread } from './expect/in-thread.ts'
import { figuresAtHand } from './following/store.ts'
import { analysisName, gatherFigures, releaseAnswers } from './store.ts'
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
  const progress = await work(async (tx) => openProgress(tx, analysisName, (await figuresAtHand(tx)).about))
  const gathered = await work(gatherFigures)
  if (!gathered) {
    await work((tx) => finishProgress(tx, progress, { state: 'failed', note: '' }))
    return 'not-fetched'
  }
  const asked = new AbortController()
  const either = signal ? AbortSignal.any([signal, asked.signal]) : asked.signal
  let at = { done: 0, total: 0, note: '' }
  let lastReport = 0
  let reporting: Promise<unknown> = Promise.resolve()
  try {
    const answers = await expectCrimeInThread(gathered.figures, {
      signal: either,
      onProgress: (done, all) => {
        onProgress?.(done, all)
        at = { done, total: all, note: '' }
        if (Date.now() - lastReport < millisecondsBetweenReports) return
        lastReport = Date.now()
        // One report after the other; a lost one is made good by the next.
        reporting = reporting
          .then(() => work((tx) => reportProgress(tx, progress, at)))
          .then(
            (stop) => stop && asked.abort(),
            () => {},
          )
      },
    })
    await reporting
    const tables = answersAsTables(answers, gathered.provenance)
    return await work(async (tx) => {
      // Whoever asks to stop before this moment is heard: nothing is released then.
      if (await reportProgress(tx, progress, at)) asked.abort()
      asked.signal.throwIfAborted()
      const isNew = await releaseAnswers(tx, tables, job)
      await finishProgress(tx, progress, { state: 'done', note: '' })
      return isNew ? 'released' : 'already'
    })
  } catch (error) {
    await reporting
    await work((tx) => finishProgress(tx, progress, { state: asked.signal.aborted ? 'cancelled' : 'failed', note: '' }))
    if (asked.signal.aborted) return 'cancelled'
    throw error
  }
}
