// What the pages of the goals are about: the demonstration's own things by a name each, and the work that is under way.
import { actionsOf } from '../../src/goals/efforts/actions/store.ts'
import { inventedEfforts } from '../../src/goals/efforts/demo.ts'
import { partnersOf } from '../../src/goals/efforts/partners/store.ts'
import { verdictsOf } from '../../src/goals/efforts/verdict/store.ts'
import { listPolicies } from '../../src/goals/goals/policies/store.ts'
import { listSubGoals } from '../../src/goals/goals/sub-goals/store.ts'
import { listVersions } from '../../src/goals/plan/store.ts'
import type { Tx } from '../../src/platform/db.ts'
import { planReady, planUnderWay, publishedStatus } from '../work-under-way.ts'

/** Runs as the machinery, after the demonstration's goals. */
export async function goalExamples(tx: Tx): Promise<Record<string, string>> {
  const { plan, chapter, save, comment, basis } = await planUnderWay(tx)
  const { light, mopeds, sparetimeJob } = inventedEfforts
  const first = (await listVersions(tx)).find(({ kind, number }) => kind === 'plan' && number === 1)
  return {
    ...inventedEfforts,
    subGoal: (await listSubGoals(tx, 'safe-town'))[0]?.id ?? '',
    policy: (await listPolicies(tx))[0]?.id ?? '',
    action: (await actionsOf(tx, light))[0]?.id ?? '',
    partner: (await partnersOf(tx, mopeds))[0]?.id ?? '',
    verdict: (await verdictsOf(tx, sparetimeJob))[0]?.id ?? '',
    asked: plan,
    chapter,
    save,
    comment,
    basis,
    first: first?.id ?? '',
    forAdoption: await planReady(tx),
    status: String(await publishedStatus(tx)),
  }
}
