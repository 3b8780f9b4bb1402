// Gathers all that the page of one goal tells.
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import type { EffortLine } from '../../efforts/model.ts'
import { listEffortLines } from '../../efforts/store.ts'
import type { Assessment, MovementCounts } from '../assessments/model.ts'
import { listAssessments } from '../assessments/store.ts'
import type { Goal } from '../model.ts'
import type { Policy } from '../policies/model.ts'
import { listPolicies } from '../policies/store.ts'
import type { SubGoal } from '../sub-goals/model.ts'
import { listSubGoals } from '../sub-goals/store.ts'
import type { Worded } from '../wording/model.ts'
import { goalWords } from '../wording/words.ts'
import { countsOf, readIndicators, type Shown } from './standing.ts'

/** One goal with everything that hangs on it. */
export interface GoalTold {
  worded: Worded
  indicators: Shown[]
  counts: MovementCounts
  /** Newest first. */
  assessments: Assessment[]
  subGoals: SubGoal[]
  policies: Policy[]
  /** The first twenty, and how many there are. */
  efforts: { lines: EffortLine[]; total: number }
}

/** `onlyPublic` leaves out efforts that colleagues have not made public. */
export async function readGoal(tx: Tx, goal: Goal, { locale, onlyPublic }: { locale: Locale; onlyPublic: boolean }): Promise<GoalTold> {
  const indicators = await readIndicators(tx, goal)
  return {
    worded: (await goalWords(tx, locale))[goal],
    indicators,
    counts: countsOf(indicators),
    assessments: await listAssessments(tx, goal),
    subGoals: await listSubGoals(tx, goal),
    policies: await listPolicies(tx, goal),
    efforts: await listEffortLines(tx, { goal, onlyPublic, limit: 20 }),
  }
}
