// What the town does with its sources in the background: fetches official figures every week, comes back for those that did not come, and forgets files left half-way.
import type { Tx } from '../../platform/db.ts'
import type { Platform } from '../../platform/http/web.ts'
import type { JobKind, Jobs } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { fetchInSight, fetchJob } from './fetch-in-sight.ts'
import type { Source } from './model.ts'
import { forgetOldDrafts } from './own/store.ts'
import { failuresOf, wasStopped } from './statbank/fetch-wanted.ts'
import { fetcher } from './statbank/store.ts'
import { wantedTables } from './statbank/wanted.ts'
import { readSources } from './store.ts'

const fetchStatbank: JobKind<{ again?: string }> = {
  name: fetchJob,
  schedule: '20 8 * * 1',
  retries: 6,
  run: async ({ municipality, data, signal }, platform) => {
    const work = <T>(deed: (tx: Tx) => Promise<T>) => platform.db.transaction(fetcher(municipality), deed)
    const results = await fetchInSight({ bank: { url: platform.config.statbankUrl, signal }, work, again: data.again === 'yes' })
    const failures = failuresOf(results)
    const isStoppedByHand = wasStopped(results) && !signal.aborted
    if (isStoppedByHand) return
    await work((tx) => comeBackForTheRest(tx, platform.jobs))
    if (failures.length > 0) throw new Error(`Not everything was fetched: ${failures.map(({ table }) => table).join(', ')}`)
  },
}

const anHour = 3_600_000

/** A town that has not got its tables asks again within the hour, until they are there: retries of one job end after minutes. */
async function comeBackForTheRest(tx: Tx, jobs: Jobs): Promise<void> {
  if (yetToCome(await readSources(tx)).length > 0)
    await jobs.enqueue(tx, fetchJob, {}, { key: 'later', after: new Date(Date.now() + anHour) })
}

/** Wanted tables that never came in. One the publisher says it does not have is not waited for, unless nothing can be said without it. */
export function yetToCome(sources: Source[]): string[] {
  const missing = wantedTables.filter(({ table, needed }) => {
    const source = sources.find((one) => one.kind === 'official' && one.table === table)
    return !source?.fetched && (needed || source?.latest?.trouble?.key !== 'noTable')
  })
  return missing.map(({ table }) => table)
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

/** At each start: while a wanted table has never come in, fetching begins in the background. Without a network the page says how to do it later. */
export async function fetchWhatIsMissing(platform: Platform, municipality: number): Promise<boolean> {
  return platform.db.transaction(fetcher(municipality), async (tx) => {
    if (yetToCome(await readSources(tx)).length === 0) return false
    await platform.jobs.enqueue(tx, fetchJob, {}, { key: 'first' })
    return true
  })
}
