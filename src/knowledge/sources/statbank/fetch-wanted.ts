// Fetches everything the town needs from the statistics bank, table by table, telling how far it is.
import { type Fetched, type FetchSettings, fetchTable } from './fetch-table.ts'
import { isNeeded, wantedTables } from './wanted.ts'

/** All wanted tables, or only those named. One that fails does not stop the next; stopping by the signal ends the round. */
export async function fetchWanted(settings: FetchSettings, only: string[] = []): Promise<Fetched[]> {
  const results: Fetched[] = []
  const tables = wantedTables.filter(({ table }) => only.length === 0 || only.includes(table))
  for (const [place, wanted] of tables.entries()) {
    const onProgress: FetchSettings['onProgress'] = ({ table, done, total }) =>
      settings.onProgress?.({ table, done: place + (total > 0 ? done / total : 1), total: tables.length })
    const result = await fetchTable(wanted, { ...settings, onProgress })
    results.push(result)
    if (result.state === 'failed' && result.trouble.key === 'stopped') break
  }
  return results
}

export const wasStopped = (results: Fetched[]): boolean =>
  results.some((result) => result.state === 'failed' && result.trouble.key === 'stopped')

/** Failures that another try may mend. That a bank does not have a table is one only when the town cannot do without it. */
export const failuresOf = (results: Fetched[]): Fetched[] =>
  results.filter((result) => result.state === 'failed' && (result.trouble.key !== 'noTable' || isNeeded(result.table)))
