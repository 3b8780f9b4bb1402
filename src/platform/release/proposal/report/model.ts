// What of a proposal stands on its page: which rows of a table, and how it compares with other proposals of the same people.

import { pageOf } from '../../../paging/model.ts'
import type { Cell, PublicTable } from '../../model.ts'
import type { Proposal, ProposalSummary, RowProtection } from '../model.ts'

export const rowsOnPage = 50

export type RowChoice = 'all' | 'withheld'

/** A row as the public would see it, with the count behind it and why it is shown or not. */
export interface ComparedRow {
  cells: readonly Cell[]
  count: number
  reason: RowProtection['reasons'][number]
}

export interface ComparedTable {
  /** The place of the table among those of the proposal. */
  place: number
  table: PublicTable
  rows: ComparedRow[]
  choice: RowChoice
  page: number
  pages: number
}

/** The rows of one page of a table, all of them or only those withheld. */
export function rowsAt(
  table: PublicTable,
  reasons: RowProtection['reasons'],
  counts: readonly number[],
  { choice, page }: { choice: RowChoice; page: number },
): Pick<ComparedTable, 'rows' | 'page' | 'pages'> {
  const all = table.rows.map((cells, row) => ({ cells, count: counts[row] ?? Number.NaN, reason: reasons[row] ?? 'shown' }))
  const chosen = choice === 'withheld' ? all.filter(({ reason }) => reason !== 'shown') : all
  const { shown, ...where } = pageOf(chosen, page, rowsOnPage)
  return { rows: shown, ...where }
}

/** The costs of all tables of a proposal together; null while nothing is worked out. */
export function costOfAll(summary: ProposalSummary | null): { cells: number; shown: number } | null {
  if (!summary || summary.costs.length === 0) return null
  const sum = (of: 'cells' | 'shown') => summary.costs.reduce((all, cost) => all + cost[of], 0)
  return { cells: sum('cells'), shown: sum('shown') }
}

/** The proposal that shows the largest share of its cells among those that are or were fit to release; null when there are not two to compare. */
export function showsMost(proposals: readonly Proposal[]): string | null {
  const shares = proposals
    .filter(({ state }) => state === 'ready' || state === 'released')
    .flatMap(({ id, summary }) => {
      const cost = costOfAll(summary)
      return cost && cost.cells > 0 ? [{ id, share: cost.shown / cost.cells }] : []
    })
    .sort((a, b) => b.share - a.share)
  return shares.length > 1 ? (shares[0]?.id ?? null) : null
}
