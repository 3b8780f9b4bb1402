// The log as a file that opens in a spreadsheet without running anything.
import { csvFile, csvLine } from '../table-file/write-csv.ts'
import type { LogEntry } from './model.ts'

const columns = ['number', 'at', 'account', 'name', 'roles', 'deed', 'thing', 'thing_id', 'purpose', 'detail'] as const

export function logAsCsv(entries: LogEntry[]): string {
  const lines = entries.map((e) =>
    csvLine([
      String(e.number ?? ''),
      e.at.toISOString(),
      e.account ?? '',
      e.name ?? '',
      e.roles,
      e.deed,
      e.thing,
      e.thingId,
      e.purpose,
      JSON.stringify(e.detail),
    ]),
  )
  return csvFile([columns.join(';'), ...lines])
}
