// Changes one or many reports in one transaction, tells everybody who follows them, and keeps what they were; and takes it back.
import { record } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/db.ts'
import { accepted, type Result, refused } from '../../../../platform/result.ts'
import { listTeams } from '../../../../platform/town/department/store.ts'
import type { NewsKey, Report, State } from '../../model.ts'
import { saveSorting } from '../../work/around/store.ts'
import { wrongInAnswer } from '../../work/model.ts'
import { moveReport } from '../../work/move-report.ts'
import { sortingOf, sortReport } from '../../work/sort-report.ts'
import { addEvent, type Doer, holdReport, readReport } from '../../work/store.ts'
import { tellFollowers } from '../../work/tell.ts'
import { type Before, beforeOf, type Change, newTo, type Seen, type Undone } from './model.ts'
import { isMade, keepChange, restore, takeBack } from './store.ts'

/**
 * Makes a change to those of the reports that still stand as they were seen and can be changed so. Returns how many; null when a change of
 * this `id` is made already. Refuses an answer that cannot be sent (keys of `moveReport`), and then nothing is changed.
 */
export async function changeReports(tx: Tx, id: string, change: Change, seen: readonly Seen[], by: Doer): Promise<Result<number | null>> {
  if (await isMade(tx, id)) return accepted(null)
  const team = change.team ? (await listTeams(tx)).find((one) => one.id === change.team) : null
  if (change.team && !team) return refused('team', 'team')
  const wrong = wrongAnswer(change)
  if (wrong) return wrong
  const before: Before[] = []
  // In one order for everybody, so that two who change the same ones wait for each other and do not lock.
  for (const { id: one, revision } of seen.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const report = await holdReport(tx, one)
    const fresh = report && report.revision === revision ? newTo(report, change) : 'impossible'
    if (!report || typeof fresh === 'string') continue
    const changed = await changeOne(tx, report, fresh, { by, batch: id, teamName: team?.name ?? '' })
    before.push(beforeOf(report, changed.revision))
  }
  await keepChange(tx, id, change, seen.length, before)
  await record(tx, { deed: 'sorted', thing: 'reports', thingId: id, detail: { ...factsOf(change), changed: before.length } })
  return accepted(before.length)
}

/** What a closing lacks; checked before anything is touched, so that all are changed or none. */
function wrongAnswer({ to, outcome, answer = '' }: Change) {
  if (to !== 'closed') return null
  if (!outcome) return refused('outcome', 'outcome')
  const wrong = wrongInAnswer(answer)
  return wrong && refused('answer', wrong, answer)
}

/** What of a change the log keeps: never the words of an answer. */
const factsOf = ({ answer: _, ...facts }: Change) => facts

interface Doing {
  by: Doer
  batch: string
  teamName: string
}

async function changeOne(tx: Tx, report: Report, change: Change, doing: Doing): Promise<Report> {
  const isSorted = (['kind', 'team', 'isPublic', 'answerBy'] as const).some((part) => part in change)
  // A move that follows says who has it and by when.
  if (isSorted) {
    const { kind, team, answerBy, isPublic } = { ...sortingOf(report), ...change }
    await sortReport(tx, report, { kind, team, answerBy, isPublic }, { ...doing, isTold: !change.to })
  }
  const after = change.to ? await moveOne(tx, report, change.to, change, doing) : await readReport(tx, report.id)
  if (!after) throw new Error(`Report ${report.id} was held and is gone`)
  if (change.isPublic !== false || !after.isPublic) return after
  await saveSorting(tx, after.id, { ...sortingOf(after), isPublic: false }, after.revision)
  return { ...after, isPublic: false, revision: after.revision + 1 }
}

/** Only called with a move that can follow and an answer that can be sent. */
async function moveOne(tx: Tx, { id }: Report, to: State, { outcome, answer }: Change, { by, batch }: Doing): Promise<Report> {
  const closing = to === 'closed' && outcome ? { outcome, saidBy: 'staff' as const, answer: answer ?? '' } : {}
  const moved = await moveReport(tx, id, { to, by, batch, ...closing })
  if (!moved.ok) throw new Error(`Report ${id} could not be moved to ${to}: ${moved.errors.map(({ key }) => key)}`)
  return moved.value
}

/** What says where a report stands again after a change was undone. */
const newsOfState: Record<State, NewsKey> = {
  received: 'received',
  assessed: 'assessed',
  waiting: 'assessed',
  'with-partner': 'partner',
  planned: 'planned',
  'in-progress': 'in-progress',
  closed: 'closed',
  'reopen-asked': 'closed',
  reopened: 'reopened',
}

/** Takes back a change of one's own where nobody has gone on from there. `sorry` is what those are told who had been told of it. Null when it cannot be taken back. */
export async function undoChange(tx: Tx, id: string, by: Doer, sorry: string): Promise<Undone | null> {
  const taken = await takeBack(tx, id)
  if (!taken) return null
  const undone: Undone = { restored: 0, left: [] }
  for (const before of taken.before) {
    const came = await restore(tx, before)
    if (!came) {
      undone.left.push({ id: before.id, number: before.number })
      continue
    }
    undone.restored++
    await addEvent(tx, before.id, {
      kind: 'undone',
      by,
      from: came.from,
      to: before.state,
      batch: id,
      detail: { kind: before.kind, team: before.team },
    })
    const report = came.from === before.state ? null : await readReport(tx, before.id)
    const unit = report?.team?.name ?? ''
    if (report)
      await tellFollowers(tx, [before.id], { key: newsOfState[before.state], unit, nextStep: '', answerBy: before.answerBy, words: sorry })
  }
  await record(tx, { deed: 'undid', thing: 'reports', thingId: id, detail: { restored: undone.restored, left: undone.left.length } })
  return undone
}
