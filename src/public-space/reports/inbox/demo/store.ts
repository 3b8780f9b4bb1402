// Invented reports in the database, with a past: when they came, what happened to them, and what was told.
import { sql, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/id.ts'
import type { NewsKey, Outcome, State, Told } from '../../model.ts'

export interface Past {
  area: string | null
  team: string | null
  category: string | null
  answerBy: string
  /** Redacted, and whether somebody has read it. */
  words: string
  wordsState: 'none' | 'unread' | 'read'
  isPublic: boolean
  voices: number
  receivedAt: Date
  /** Every state after the first, oldest first. */
  steps: Step[]
}

export interface Step {
  state: State
  at: Date
  outcome?: Outcome
  answer?: string
  news?: NewsKey
}

/** Keeps an invented report as it stands after its last step; returns its identifier. */
export async function keepInvented(tx: Tx, told: Told, past: Past): Promise<string> {
  const { place } = told
  const last = past.steps.at(-1)
  const isOver = last?.state === 'closed' || last?.state === 'reopen-asked'
  const closedAt = past.steps.findLast(({ state }) => state === 'closed')?.at ?? null
  const outcome = past.steps.findLast((step) => step.outcome)?.outcome ?? null
  const id = newId(past.receivedAt.getTime())
  await sql`insert into public_space.report (municipality, id, draft, door, kind, channel, happened_on, times, weekdays, how_often, consequences,
      place_by, place_label, place, lat, lon, spot, area, words, words_state, state, outcome, outcome_by, category, team, answer_by, is_public, voices,
      received_at, changed_at, closed_at)
    values (platform.town(), ${id}, ${told.draft}, ${told.door}, ${told.kind}, ${told.channel}, ${told.happenedOn}, ${told.times}, ${told.weekdays},
      ${told.howOften}, ${told.consequences}, ${place.by}, ${place.label}, ${place.place}, ${place.lat}, ${place.lon}, point(${place.lon}, ${place.lat}),
      ${past.area}, ${past.words}, ${past.wordsState}, ${last?.state ?? 'received'}, ${isOver ? outcome : null}, ${isOver ? 'staff' : null},
      ${past.category}, ${past.team}, ${past.answerBy}, ${past.isPublic}, ${past.voices}, ${past.receivedAt}, ${last?.at ?? past.receivedAt},
      ${isOver ? closedAt : null})`.execute(tx)
  return id
}

/** One line of an invented report's trail, done by nobody, an invented colleague, or whoever reported. */
export async function addPastEvent(
  tx: Tx,
  report: string,
  { from, step, by }: { from: State | null; step: Step; by: { whom: 'reporter' | 'staff'; account: string | null } },
): Promise<void> {
  await sql`insert into public_space.report_event (municipality, id, report, kind, from_state, to_state, outcome, by_whom, account, account_name, happened_at)
    values (platform.town(), ${newId(step.at.getTime())}, ${report}, ${from === null ? 'received' : 'state'}, ${from}, ${step.state}, ${step.outcome ?? null},
      ${by.whom}, ${by.account}, coalesce((select a.name from platform.account a where a.municipality = platform.town() and a.id = ${by.account}), ''),
      ${step.at})`.execute(tx)
}

/** What was told then; no letter is written of it. */
export async function addPastNews(tx: Tx, report: string, { step, past }: { step: Step; past: Past }): Promise<void> {
  if (!step.news) return
  const detail = step.outcome ? { outcome: step.outcome } : {}
  await sql`insert into public_space.report_news (municipality, id, report, key, unit, answer_by, words, voices, detail, told_at)
    values (platform.town(), ${newId(step.at.getTime())}, ${report}, ${step.news}, coalesce((select t.name from platform.team t
        where t.municipality = platform.town() and t.id = ${past.team}), ''), ${step.state === 'closed' ? null : past.answerBy}, ${step.answer ?? ''},
      ${past.voices}, ${JSON.stringify(detail)}, ${step.at})`.execute(tx)
}
