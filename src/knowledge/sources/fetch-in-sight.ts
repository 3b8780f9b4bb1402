// Fetches what the town needs in everybody's sight: the pages say how far it is, and whoever may can stop it there.
import { finishProgress, openProgress, reportProgress } from '../../platform/progress.ts'
import type { Fetched, FetchSettings } from './statbank/fetch-table.ts'
import { failuresOf, fetchWanted, wasStopped } from './statbank/fetch-wanted.ts'

/** The kind of work that the pages follow, and the name of the job that does it. */
export const fetchJob = 'fetch-statbank'

/** All wanted tables, or only those named, whoever asks for them: the town's machinery or somebody at the command line. */
export async function fetchInSight(settings: FetchSettings, only: string[] = []): Promise<Fetched[]> {
  const { bank, work } = settings
  const asked = new AbortController()
  const signal = bank.signal ? AbortSignal.any([bank.signal, asked.signal]) : asked.signal
  const progress = await work((tx) => openProgress(tx, fetchJob, 'Danmarks Statistik'))
  const onProgress: FetchSettings['onProgress'] = async (at) => {
    await settings.onProgress?.(at)
    const hundredths = { done: Math.round(at.done * 100), total: at.total * 100, note: at.table }
    if (await work((tx) => reportProgress(tx, progress, hundredths))) asked.abort()
  }
  const results = await fetchWanted({ ...settings, bank: { ...bank, signal }, onProgress }, only)
  const failures = failuresOf(results)
  const state = wasStopped(results) ? 'cancelled' : failures.length > 0 ? 'failed' : 'done'
  await work((tx) => finishProgress(tx, progress, { state, note: failures.map(({ table }) => table).join(', ') }))
  return results
}
