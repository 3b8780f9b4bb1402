// Decides who handles a report that has just come, and by when there is an answer.
import type { Tx } from '../../platform/db.ts'
import type { Day } from '../../platform/form/model.ts'
import { closedDays } from '../../platform/town/holiday/store.ts'
import type { DayTime, Kind } from '../reports/model.ts'
import { dueOf, wayOf } from './model.ts'
import { categoriesOfKinds, listRules } from './store.ts'

export interface Routed {
  team: string | null
  category: string | null
  organisation: string | null
  answerBy: Day
}

/**
 * The team or partner by the first rule that fits, else the team of the kind's category; the deadline of the rule, of the category, or ten
 * working days. `area` is the area the place lies in; `day` the day it came, in the town.
 */
export async function routeReport(
  tx: Tx,
  { kind, area, times, day }: { kind: Kind; area: string | null; times: readonly DayTime[]; day: Day },
): Promise<Routed> {
  const categories = await categoriesOfKinds(tx)
  const way = wayOf(await listRules(tx), categories, { kind, area, times })
  return {
    team: way.team?.id ?? null,
    category: categories.find((one) => one.kind === kind)?.category ?? null,
    organisation: way.organisation?.id ?? null,
    answerBy: dueOf(way, day, await closedDays(tx)),
  }
}
