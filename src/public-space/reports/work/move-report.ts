// The one way in which a report comes from one state to another: it is allowed, it is on the trail, and everybody is told.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { type Day, todayInTown } from '../../../platform/form/model.ts'
import { accepted, type Result, refused } from '../../../platform/result.ts'
import { addWorkingDays } from '../../../platform/town/holiday/model.ts'
import { closedDays } from '../../../platform/town/holiday/store.ts'
import { mayFollow, type News, type NewsKey, type Outcome, type Report, type SaidBy, type State } from '../model.ts'
import { wrongInAnswer } from './model.ts'
import { addEvent, type Doer, holdReport, readReport, setState } from './store.ts'
import { tellFollowers } from './tell.ts'

export interface Move {
  to: State
  /** Of a closed report; refused without. */
  outcome?: Outcome
  saidBy?: SaidBy
  by: Doer
  /** For colleagues, on the trail. */
  words?: string
  /** Of a closed report: what everybody is told, at least 10 letters. */
  answer?: string
  /** What happens next, in words for residents. */
  nextStep?: string
  /** Who has it now; the partner's or team's name unless said. */
  unit?: string
  /** The day an answer is due; as it was unless said. */
  answerBy?: Day | null
  /** Changes made together. */
  batch?: string
  /** The revision it was read at; a report changed since is refused. */
  revision?: number
  /** False where the caller tells it in other words. */
  isTold?: boolean
}

const workingDaysAfterReopening = 10

/** What is told when a state is reached; nothing of those that are not here. */
const newsOf: Partial<Record<State, NewsKey>> = {
  assessed: 'assessed',
  'with-partner': 'partner',
  planned: 'planned',
  'in-progress': 'in-progress',
  closed: 'closed',
  reopened: 'reopened',
}

/**
 * Moves a report. Refuses, by keys of the page's texts: `gone` (not there), `elsewhere` (somebody changed it since `revision`),
 * `impossible` (this state does not follow, or it is part of another report), and of closing `outcome`, `saidBy`, `answerShort`, `answerLong`, `personNumber`.
 * Whoever is not staff acts through the machinery.
 */
export async function moveReport(tx: Tx, id: string, move: Move): Promise<Result<Report>> {
  const before = await holdReport(tx, id)
  if (!before) return refused('to', 'gone')
  const wrong = whatIsWrong(before, move)
  if (wrong) return wrong
  const { to, by, words, batch } = move
  const isOver = to === 'closed'
  const answerBy = await deadlineOf(tx, before, move)
  await setState(tx, id, {
    state: to,
    outcome: isOver ? (move.outcome ?? null) : to === 'reopen-asked' ? before.outcome : null,
    outcomeBy: isOver ? (move.saidBy ?? null) : to === 'reopen-asked' ? before.outcomeBy : null,
    isPublic: before.isPublic || becomesPublic(before, move),
    answerBy,
  })
  await addEvent(tx, id, { kind: 'state', by, from: before.state, to, outcome: isOver ? move.outcome : null, words, batch })
  await record(tx, {
    deed: 'moved',
    thing: 'report',
    thingId: id,
    detail: { from: before.state, to, ...(isOver ? { outcome: move.outcome } : {}) },
  })
  const news = newsOf[to]
  if (news && move.isTold !== false) await tellFollowers(tx, [id], newsFrom(before, move, news, answerBy))
  const after = await readReport(tx, id)
  return after ? accepted(after) : refused('to', 'gone')
}

/** A fault that somebody has looked at may be seen by everybody, unless it was none; one taken off the map later stays off. */
const becomesPublic = ({ door, state }: Report, { to, outcome }: Move): boolean =>
  door === 'fault' && state === 'received' && (to !== 'closed' || outcome === 'solved' || outcome === 'partly')

function whatIsWrong(before: Report, { to, revision, outcome, saidBy, answer = '' }: Move) {
  if (revision !== undefined && revision !== before.revision) return refused('to', 'elsewhere', before.state)
  if (before.mergedInto || !mayFollow(before.state, to)) return refused('to', 'impossible', before.state)
  if (to !== 'closed') return null
  if (!outcome) return refused('outcome', 'outcome')
  if (!saidBy) return refused('saidBy', 'saidBy')
  const wrong = wrongInAnswer(answer)
  return wrong && refused('answer', wrong, answer)
}

/** What is opened again has a new day by which there is an answer. */
async function deadlineOf(tx: Tx, before: Report, { to, answerBy }: Move): Promise<Day | null> {
  if (answerBy !== undefined) return answerBy
  return to === 'reopened' ? addWorkingDays(todayInTown(), workingDaysAfterReopening, await closedDays(tx)) : before.answerBy
}

function newsFrom(before: Report, { to, outcome, unit, nextStep = '', answer = '' }: Move, key: NewsKey, answerBy: Day | null): News {
  return {
    key,
    unit: unit ?? (to === 'with-partner' ? before.organisation?.name : before.team?.name) ?? '',
    nextStep,
    answerBy: to === 'closed' ? null : answerBy,
    words: answer.trim(),
    ...(outcome && to === 'closed' ? { detail: { outcome } } : {}),
  }
}
