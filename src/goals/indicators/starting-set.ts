// What a new town starts from: indicators of the four goals, proposed and ready to adopt or drop. Given once; what the town drops does not come back.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { todayInTown } from '../../platform/form/model.ts'
import { type Goal, goals } from '../goals/model.ts'
import { fewerVictims } from './starting-set/fewer-victims.ts'
import { futureWithoutCrime } from './starting-set/future-without-crime.ts'
import { newGenerations } from './starting-set/new-generations.ts'
import type { Proposal } from './starting-set/proposal.ts'
import { safeTown } from './starting-set/safe-town.ts'
import { insertIndicator, startingSetId, takeStartingSet } from './store.ts'

export const startingSetName = 'indicators-1'

export const startingIndicators: Record<Goal, readonly Proposal[]> = {
  'safe-town': safeTown,
  'fewer-victims': fewerVictims,
  'new-generations': newGenerations,
  'future-without-crime': futureWithoutCrime,
}

/** Runs as the machinery. Gives the town its set unless it has had it, and returns the identifiers of what was made. Twice makes nothing twice. */
export async function giveStartingIndicators(tx: Tx): Promise<string[]> {
  if ((await startingSetId(tx, startingSetName)) || !(await takeStartingSet(tx, startingSetName))) return []
  const made: string[] = []
  // A council sits for four years; the town moves the day as it likes before it adopts.
  const inFourYears = `${Number(todayInTown().slice(0, 4)) + 4}-12-31`
  for (const goal of goals)
    for (const [place, { slug, wished, ...proposal }] of startingIndicators[goal].entries()) {
      const whole = {
        ...proposal,
        goal,
        subGoal: null,
        position: (place + 1) * 10,
        target: wished === undefined ? null : { value: wished, on: inFourYears },
        responsible: '',
        dataClass: 'open' as const,
      }
      // An indicator the town has made itself keeps its name.
      const id = await insertIndicator(tx, whole, 'proposed', slug)
      if (id) made.push(id)
    }
  await record(tx, { deed: 'given', thing: 'starting-set', thingId: startingSetName, detail: { indicators: made.length } })
  return made
}
