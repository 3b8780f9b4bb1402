// What a partner does with a report it was given: takes it on, answers, says that it is put right, or declines with a reason.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { accepted, type Result, refused } from '../../platform/result.ts'
import type { Report } from '../reports/model.ts'
import { findPeople } from '../reports/words/find-people.ts'
import { moveReport } from '../reports/work/move-report.ts'
import { addEvent, type Doer } from '../reports/work/store.ts'
import { tellFollowers } from '../reports/work/tell.ts'
import { type Handover, isWaiting, movesWithPartner } from './model.ts'
import { moveHandover, setPartner } from './store.ts'

export type Answer =
  | { deed: 'accept' }
  | { deed: 'answer'; words: string; isFixed: boolean; isFine: boolean }
  | { deed: 'decline'; words: string; isFine: boolean }

/** What looks like a name or a number of somebody, as it was written; empty when there is nothing. */
const peopleIn = (words: string): string =>
  findPeople(words)
    .map(({ from, to }) => words.slice(from, to))
    .join(', ')

/**
 * Does it and tells everybody who reported. Through the machinery, after it was asked whether this partner may. Refuses `over` (answered
 * or taken back meanwhile), `people` (came: what looks like somebody's name or number), and as `moveReport` where the report is closed.
 */
export async function answerHandover(tx: Tx, report: Report, handover: Handover, answer: Answer, by: Doer): Promise<Result<string>> {
  if (!isWaiting(handover) || (answer.deed === 'accept' && handover.state !== 'sent')) return refused('answer', 'over')
  if (answer.deed !== 'accept' && !answer.isFine) {
    const found = peopleIn(answer.words)
    if (found) return refused(answer.deed === 'answer' ? 'answer' : 'reason', 'people', found)
  }
  const said = answer.deed === 'accept' ? 'accepted' : answer.deed === 'answer' ? (answer.isFixed ? 'fixed' : 'answered') : 'declined'
  const words = answer.deed === 'accept' ? '' : answer.words
  await addEvent(tx, report.id, { kind: 'handover-answered', by, words, detail: { handover: handover.id, answer: said } })
  await record(tx, { deed: deeds[said], thing: 'report', thingId: report.id, detail: { handover: handover.id } })
  await moveHandover(tx, handover.id, {
    state: said === 'fixed' ? 'answered' : said,
    answer: words,
    isFixed: said === 'fixed',
  })
  const moved = await moveOn(tx, report, handover, said, words, by)
  return moved.ok ? accepted(said) : moved
}

const deeds = { accepted: 'took on', answered: 'answered', fixed: 'put right', declined: 'declined' }

/** What becomes of the report. Where the town has closed it meanwhile, the trail has the answer and nothing moves. */
async function moveOn(
  tx: Tx,
  report: Report,
  handover: Handover,
  said: keyof typeof deeds,
  words: string,
  by: Doer,
): Promise<Result<unknown>> {
  if (!movesWithPartner(report.state)) return accepted(null)
  if (said === 'accepted') {
    await tellFollowers(tx, [report.id], { key: 'in-progress', unit: handover.toName, nextStep: '', answerBy: handover.due, words: '' })
    return accepted(null)
  }
  // A fault that is put right is solved, and it is the partner who says so; of everything else the town gives the answer itself.
  if (said === 'fixed' && report.door === 'fault')
    return moveReport(tx, report.id, { to: 'closed', outcome: 'solved', saidBy: 'partner', answer: words, by })
  await setPartner(tx, report.id, null)
  const back = { by, answer: words, unit: report.team?.name ?? '' }
  // A rule may have handed it over before staff assessed it: then it waits for them as it did.
  if (report.state === 'received') {
    await tellFollowers(tx, [report.id], { key: 'partner', unit: handover.toName, nextStep: '', answerBy: report.answerBy, words })
    return accepted(null)
  }
  return report.state === 'assessed' ? accepted(null) : moveReport(tx, report.id, { to: 'assessed', ...back })
}
