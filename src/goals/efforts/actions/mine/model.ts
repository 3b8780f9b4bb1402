// What somebody has to do themselves, and the days they answer for.
import type { Day } from '../../../../platform/form/model.ts'
import type { Bilingual } from '../../../indicators/model.ts'

export interface OwnAction {
  id: string
  what: string
  byOn: Day | null
  doneAt: Date | null
  effort: string
  /** Null where the effort itself is not for whoever does the action. */
  effortName: Bilingual | null
}

/** A day somebody answers for: the verdict of an effort they own or judge, or the day the plan is looked at again. */
export interface OwnDate {
  kind: 'verdict' | 'plan-review'
  on: Day
  /** The effort, or the version of the plan. */
  id: string
  name: Bilingual
}

/** How many wait, and how many of them are late. */
export function countOpen(actions: readonly Pick<OwnAction, 'byOn' | 'doneAt'>[], today: Day): { open: number; late: number } {
  const open = actions.filter(({ doneAt }) => doneAt === null)
  return { open: open.length, late: open.filter(({ byOn }) => byOn !== null && byOn < today).length }
}
