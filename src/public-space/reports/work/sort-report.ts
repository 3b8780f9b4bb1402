// How a report is sorted: what it is about, who has it, by when and whether everybody sees it; who follows hears what concerns them.
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { routeReport } from '../../routing/route.ts'
import type { Report } from '../model.ts'
import type { Sorting } from './around/model.ts'
import { saveSorting, setCategory } from './around/store.ts'
import { addEvent, type Doer } from './store.ts'
import { tellFollowers } from './tell.ts'

interface Doing {
  by: Doer
  /** The name of the team it is given to; empty when it is taken from its team. */
  teamName: string
  batch?: string
  /** False where the caller tells it in other words. */
  isTold?: boolean
}

export const sortingOf = ({ kind, team, answerBy, isPublic }: Report): Sorting => ({ kind, team: team?.id ?? null, answerBy, isPublic })

/** Sorts a report that still stands as it was read; false when somebody changed it since, and then nothing is written. */
export async function sortReport(tx: Tx, report: Report, after: Sorting, { by, teamName, batch, isTold = true }: Doing): Promise<boolean> {
  const before = sortingOf(report)
  if (!(await saveSorting(tx, report.id, after, report.revision))) return false
  const { kind, team, answerBy } = after
  // The category follows the kind.
  if (kind !== before.kind)
    await setCategory(tx, report.id, (await routeReport(tx, { kind, area: null, times: [], day: todayInTown() })).category)
  const isGiven = team !== before.team
  const words = isGiven ? teamName : ''
  await addEvent(tx, report.id, { kind: isGiven ? 'assigned' : 'sorted', by, words, detail: { before, after }, batch })
  const concerns = words !== '' || answerBy !== before.answerBy
  if (isTold && concerns) {
    const unit = words || (isGiven ? '' : (report.team?.name ?? ''))
    await tellFollowers(tx, [report.id], { key: 'team', unit, nextStep: '', answerBy, words: '' })
  }
  return true
}
