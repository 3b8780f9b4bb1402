// A phenomenon is over: the result is chosen, every report behind it is closed with the answer, and everybody reads it.
import type { Tx } from '../../../platform/db.ts'
import { accepted, type Result } from '../../../platform/result.ts'
import { moveReport } from '../../reports/work/move-report.ts'
import type { Doer } from '../../reports/work/store.ts'
import type { Outcome } from '../model.ts'
import { outcomeOf } from './model.ts'
import { conclude, waitingReports } from './store.ts'

export interface Conclusion {
  result: Outcome
  answer: string
}

/** How many reports were closed; or what is wrong with the answer, and then the caller lets nothing of it stand. */
export async function concludePhenomenon(tx: Tx, id: string, { result, answer }: Conclusion, by: Doer): Promise<Result<number>> {
  const waiting = await waitingReports(tx, id)
  for (const report of waiting) {
    const moved = await moveReport(tx, report, { to: 'closed', outcome: outcomeOf[result], saidBy: 'staff', by, answer })
    if (!moved.ok) return moved
  }
  await conclude(tx, id, { result, answer })
  return accepted(waiting.length)
}
