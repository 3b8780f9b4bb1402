// The list of people with access as a file for a spreadsheet.
import { csvFile, csvLine } from '../../table-file/write-csv.ts'
import type { ListedAccount } from './model.ts'
import type { da } from './texts.da.ts'

const day = (date: Date | null): string => date?.toISOString().slice(0, 10) ?? ''

/** Nothing in it can run as a formula. */
export function listFile(accounts: readonly ListedAccount[], t: typeof da, roleNames: Record<string, string>): string {
  const heads = [t.name, t.email, t.roles, t.organisation, t.status, t.factor, t.made, t.lastSeen, t.ended]
  const rows = accounts.map((account) => [
    account.name,
    account.email ?? '',
    account.roles.map((role) => roleNames[role] ?? role).join(', '),
    account.organisationName ?? '',
    t.statuses[account.status],
    account.hasSecondFactor ? t.yes : t.no,
    day(account.madeAt),
    day(account.lastSeenAt),
    day(account.endedAt),
  ])
  return csvFile([heads, ...rows].map(csvLine))
}
