// The demonstration's goals: what the invented town has agreed, does and has learned. Everything here is marked, and goes with the demonstration.
import type { Tx } from '../platform/db.ts'
import { fillActions } from './efforts/actions/demo.ts'
import { fillEfforts } from './efforts/demo.ts'
import { fillGoalWords } from './goals/demo.ts'
import { fillIndicators, takeBackInventedFigures } from './indicators/demo.ts'
import { fillPlan, type PlanFilling } from './plan/demo.ts'

/** Runs as the machinery, after areas, people and partners are there. */
export async function fillGoals(tx: Tx, filling: PlanFilling = {}): Promise<void> {
  await fillGoalWords(tx)
  await fillIndicators(tx)
  await fillEfforts(tx)
  await fillActions(tx)
  await fillPlan(tx, filling)
}

/** Runs before the demonstration goes: takes back what it has told everybody. */
export const takeBackInventedGoals = (tx: Tx): Promise<void> => takeBackInventedFigures(tx)
