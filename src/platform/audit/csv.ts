// The log as a file that opens in a spreadsheet without running anything.
import { guarded } from '../release/csv.ts'
import type { LogEntry } from './model.ts'

const columns = ['number', 'at', 'account', 'name', 'roles', 'deed', 'thing', 'thing_id', 'purpose', 'detail'] as const

/** UTF-8 with byte order mark, semicolons and CRLF, as spreadsheets in Danish expect. */
export function logAsCsv(entries: LogEntry[]): string {
  const lines = entries.map((e) =>
    [
      e.number ?? '',
      e.at.toISOString(),
      e.account ?? '',
      e.name ?? '',
      e.roles,
      e.deed,
      e.thing,
      e.thingId,
      e.purpose,
      JSON.stringify(e.detail),
    ]
      .map((cell) => `"${guarded(String(cell)).replaceAll('"', '""')}"`)
      .join(';'),
  )
  return `\uFEFF${[columns.join(';'), ...lines].join('\r\n')}\r\n`
}
