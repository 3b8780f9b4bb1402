// A change to reports made from the inbox: the same for one or for a hundred, and undone as long as nobody has gone on from there.
import type { Day } from '../../../../platform/form/model.ts'
import { isKindOf, isOpen, type Kind, mayFollow, type Outcome, type Report, type SaidBy, type State } from '../../model.ts'

/** What is changed; what is not named stays. Closing says the outcome and the answer. */
export interface Change {
  kind?: Kind
  team?: string | null
  isPublic?: boolean
  answerBy?: Day
  to?: State
  outcome?: Outcome
  answer?: string
}

/** How many may be changed at once: what fits on a page. */
export const mostAtOnce = 100

/** How long a change can be undone. */
export const undoMinutes = 30

/** The states that many can be given at once; closing asks for an answer too. */
export const bulkStates = ['assessed', 'planned', 'in-progress'] as const satisfies readonly State[]

/** What of a change is new to a report; `already` when nothing is, `impossible` when it cannot be. */
export function newTo(report: Report, change: Change): Change | 'already' | 'impossible' {
  if (!isPossible(report, change)) return 'impossible'
  const { kind, team, isPublic, answerBy, to, outcome, answer } = change
  const isMoved = to !== undefined && to !== report.state
  const fresh: Change = {
    ...(kind !== undefined && kind !== report.kind ? { kind } : {}),
    ...(team !== undefined && team !== (report.team?.id ?? null) ? { team } : {}),
    // Assessing a fault puts it on the map, so that it is to stay off has to be said with it.
    ...(isPublic !== undefined && (isPublic !== report.isPublic || (isMoved && report.door === 'fault')) ? { isPublic } : {}),
    ...(answerBy !== undefined && answerBy !== report.answerBy ? { answerBy } : {}),
    ...(isMoved ? { to } : {}),
    ...(isMoved && outcome ? { outcome } : {}),
    ...(isMoved && answer ? { answer } : {}),
  }
  return Object.keys(fresh).length > 0 ? fresh : 'already'
}

/** A report keeps its door, only a fault is shown to everybody, and one that is closed is opened again before it is worked on. */
function isPossible(report: Report, { kind, team, isPublic, answerBy, to }: Change): boolean {
  if (report.mergedInto) return false
  if (kind !== undefined && !isKindOf(report.door, kind)) return false
  if (isPublic === true && report.door !== 'fault') return false
  if ((team !== undefined || answerBy !== undefined) && !isOpen(report.state)) return false
  return to === undefined || to === report.state || mayFollow(report.state, to)
}

/** A report as it was read: changed only while it still stands so. */
export interface Seen {
  id: string
  revision: number
}

/** A report as it was before a change, and the revision the change gave it. */
export interface Before extends Seen {
  number: number
  state: State
  outcome: Outcome | null
  outcomeBy: SaidBy | null
  closedAt: string | null
  kind: Kind
  category: string | null
  team: string | null
  answerBy: Day | null
  isPublic: boolean
}

export const beforeOf = (report: Report, revision: number): Before => ({
  id: report.id,
  revision,
  number: report.number,
  state: report.state,
  outcome: report.outcome,
  outcomeBy: report.outcomeBy,
  closedAt: report.closedAt?.toISOString() ?? null,
  kind: report.kind,
  category: report.category,
  team: report.team?.id ?? null,
  answerBy: report.answerBy,
  isPublic: report.isPublic,
})

/** Reports as a form carries them, each with the revision that was seen. */
export const seenAsText = (reports: readonly Seen[]): string => reports.map(({ id, revision }) => `${id}.${revision}`).join(',')

/** The reports a form carried; null when it is not what we wrote. */
export function readSeen(text: string): Seen[] | null {
  const seen = text.split(',').map((one) => {
    const found = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([1-9]\d{0,8})$/.exec(one)
    return found ? { id: found[1] ?? '', revision: Number(found[2]) } : null
  })
  const whole = seen.filter((one) => one !== null)
  return whole.length === seen.length && whole.length <= mostAtOnce ? whole : null
}

/** A change somebody made, as they are told of it. */
export interface Made {
  change: Change
  changed: number
  /** Reports that were meant but had changed in between, or could not be changed so. */
  missed: number
  isUndone: boolean
  mayBeUndone: boolean
}

/** What came of undoing a change. */
export interface Undone {
  restored: number
  /** What somebody has changed since, by their numbers. */
  left: Pick<Before, 'id' | 'number'>[]
}
