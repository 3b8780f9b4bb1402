// What the town does with its sources in the background: fetches official figures every week, and forgets files left half-way.
import type { Tx } from '../../platform/db.ts'
import type { Platform } from '../../platform/http/web.ts'
import type { JobKind } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { finishProgress, openProgress, reportProgress } from '../../platform/progress.ts'
import { forgetOldDrafts } from './own/store.ts'
import { failuresOf, fetchWanted, wasStopped } from './statbank/fetch-wanted.ts'
import { fetcher } from './statbank/store.ts'
import { hasFigures } from './store.ts'

export const fetchJob = 'fetch-statbank'
/** The analyses that are made anew when figures have come; they name their job the same. */
const afterFetch = 'expected-crime'

const fetchStatbank: JobKind<{ again?: string }> = {
  name: fetchJob,
  schedule: '20 8 * * 1',
  retries: 6,
  run: async ({ municipality, data, signal }, platform) => {
    const work = <T>(deed: (tx: Tx) => Promise<T>) => platform.db.transaction(fetcher(municipality), deed)
    const asked = new AbortController()
    const progress = await work((tx) => openProgress(tx, fetchJob, 'Danmarks Statistik'))
    const results = await fetchWanted({
      bank: { url: platform.config.statbankUrl, signal: AbortSignal.any([signal, asked.signal]) },
      work,
      again: data.again === 'yes',
      onProgress: async ({ table, done, total }) => {
        const at = { done: Math.round(done * 100), total: total * 100, note: table }
        if (await work((tx) => reportProgress(tx, progress, at))) asked.abort()
      },
    })
    const failures = failuresOf(results)
    const state = wasStopped(results) ? 'cancelled' : failures.length > 0 ? 'failed' : 'done'
    await work(async (tx) => {
      await finishProgress(tx, progress, { state, note: failures.map(({ table }) => table).join(', ') })
      const hasNew = results.some((result) => result.state === 'done' && result.taken.added + result.taken.changed > 0)
      if (hasNew) await platform.jobs.enqueue(tx, afterFetch, {}, { key: afterFetch })
    })
    if (state === 'failed' || signal.aborted)
      throw new Error(`Not everything was fetched: ${failures.map(({ table }) => table).join(', ')}`)
  },
}

const forgetDrafts: JobKind = {
  name: 'forget-upload-drafts',
  schedule: '40 3 * * *',
  run: async ({ municipality }, { db }) => {
    const forgotten = await db.transaction(fetcher(municipality), forgetOldDrafts)
    if (forgotten > 0) log('info', 'files left half-way were forgotten', { files: forgotten })
  },
}

export const jobKinds: JobKind[] = [fetchStatbank as JobKind, forgetDrafts]

/** At first start: when nothing was ever fetched, fetching begins in the background. Without a network the page says how to do it later. */
export async function fetchWhenEmpty(platform: Platform, municipality: number): Promise<boolean> {
  return platform.db.transaction(fetcher(municipality), async (tx) => {
    if (await hasFigures(tx)) return false
    await platform.jobs.enqueue(tx, fetchJob, {}, { key: 'first' })
    return true
  })
}
