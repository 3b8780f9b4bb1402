// A phenomenon is over: the result is chosen, every report behind it is closed, and everybody behind it reads the answer, once.
import type { Tx } from '../../../platform/db.ts'
import { accepted, type Result } from '../../../platform/result.ts'
import { moveReport } from '../../reports/work/move-report.ts'
import type { Doer } from '../../reports/work/store.ts'
import type { Outcome, Phenomenon } from '../model.ts'
import { reportsOf } from '../store.ts'
import { tell } from '../tell.ts'
import { outcomeOf } from './model.ts'
import { tellMovesOf } from './round.ts'
import { conclude } from './store.ts'

export interface Conclusion {
  result: Outcome
  answer: string
}

/** How many reports were closed; or what is wrong with the answer, and then the caller lets nothing of it stand. */
export async function concludePhenomenon(
  tx: Tx,
  { id, effort, told }: Pick<Phenomenon, 'id' | 'effort' | 'told'>,
  { result, answer }: Conclusion,
  by: Doer,
): Promise<Result<number>> {
  // The round passes by what is closed: what it has not told yet is told before the answer.
  if (effort !== null) await tellMovesOf(tx, { id, effort, told })
  const reports = await reportsOf(tx, id)
  const waiting = reports.filter(({ state }) => state !== 'closed')
  for (const report of waiting) {
    const moved = await moveReport(tx, report.id, { to: 'closed', outcome: outcomeOf[result], saidBy: 'staff', by, answer, isTold: false })
    if (!moved.ok) return moved
  }
  await conclude(tx, id, { result, answer })
  // Also those whose report was answered by itself before: it is their answer too.
  await tell(
    tx,
    id,
    reports.map((one) => one.id),
    { key: 'closed', words: answer, detail: { result } },
  )
  return accepted(waiting.length)
}
