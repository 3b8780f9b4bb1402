// What happened to an invented effort, each thing on its own day: proposed, discussed, evaluation agreed, begun, ended, judged.
import type { Tx } from '../../../platform/db.ts'
import { daysAfter } from '../../../platform/form/model.ts'
import { detectable } from '../evaluation/effect/detect.ts'
import { emptyEvaluation } from '../evaluation/model.ts'
import { indicatorsToJudgeBy, saveEvaluation } from '../evaluation/store.ts'
import type { State } from '../model.ts'
import { moveEffort } from '../moves/store.ts'
import { addPartner } from '../partners/store.ts'
import { addPerspective } from '../perspectives/store.ts'
import { judge, publishVerdict, verdictsOf } from '../verdict/store.ts'
import { type InventedEffort, people } from './invented.ts'
import { agreeOn, confirmOn } from './store.ts'

interface Around {
  organisations: Map<string, string>
  today: string
}

/** A moment in the forenoon of the day that many days from today. */
const moment = (today: string, days: number): Date => new Date(`${daysAfter(today, days)}T09:00:00Z`)

/** The days of an effort's story, from today: what is agreed is agreed before it begins. */
function daysOf({ from, to, evaluation }: InventedEffort) {
  const before = Math.min(from, 0)
  const reached: Record<State, number> = {
    idea: before - 75,
    planned: before - 50,
    going: from,
    paused: -30,
    ended: to ?? -1,
    judged: evaluation?.verdictAfter ?? -1,
  }
  return { reached, discussed: before - 40, agreed: before - 20 }
}

/** The moment somebody had the idea. */
export const proposedAt = (effort: InventedEffort, today: string): Date => moment(today, daysOf(effort).reached.idea)

export async function fillStory(tx: Tx, effort: InventedEffort, { organisations, today }: Around): Promise<void> {
  for (const { name, isOrganisation, promise, isConfirmed } of effort.partners ?? []) {
    const organisation = isOrganisation ? (organisations.get(name) ?? null) : null
    const partner = await addPartner(tx, effort.id, { organisation, name, promise }, name)
    if (isConfirmed) await confirmOn(tx, partner, moment(today, daysOf(effort).agreed))
  }
  const { discussed, reached } = daysOf(effort)
  for (const { by, organisation = '', isAnswer, ...words } of effort.perspectives ?? []) {
    const at = moment(today, isAnswer ? reached.judged + 7 : discussed)
    await addPerspective(tx, effort.id, words, by, { at, organisation: organisations.get(organisation) ?? null })
  }
  await agree(tx, effort, today)
  await walk(tx, effort, today)
  await judgeInvented(tx, effort, today)
}

async function agree(tx: Tx, effort: InventedEffort, today: string): Promise<void> {
  const { id, goals, owner, evaluation } = effort
  if (!evaluation) return
  const { verdictAfter, asked, ...words } = evaluation
  const isLight = words.size === 'light'
  const indicator = isLight ? undefined : (await indicatorsToJudgeBy(tx, null)).find((one) => one.goal === goals[0])
  const form = { ...emptyEvaluation, ...words, indicator: indicator?.id ?? null, verdictOn: daysAfter(today, verdictAfter) }
  await saveEvaluation(tx, id, { ...form, detectable: asked ? await detectable(asked) : null })
  await agreeOn(tx, id, people[owner], moment(today, daysOf(effort).agreed))
}

async function walk(tx: Tx, effort: InventedEffort, today: string): Promise<void> {
  const { reached } = daysOf(effort)
  let from: State = 'idea'
  for (const { to, by, reason = '', isOverride = false } of effort.moves) {
    await moveEffort(tx, effort.id, { from, to, reason, isOverride, byName: people[by], at: moment(today, reached[to]) })
    from = to
  }
}

async function judgeInvented(tx: Tx, effort: InventedEffort, today: string): Promise<void> {
  if (!effort.verdict) return
  const { by, heard = '', isPublished, ...form } = effort.verdict
  const day = daysOf(effort).reached.judged
  await judge(tx, effort.id, form, { byName: people[by], at: moment(today, day) })
  const newest = (await verdictsOf(tx, effort.id))[0]
  if (isPublished && newest) await publishVerdict(tx, effort.id, newest.id, heard, moment(today, day + 14))
}
