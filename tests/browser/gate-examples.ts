// What the pages of the gate are about: the demonstration's own counts and tables by a name each, and the work and files that are under way.
import { demoSlug } from '../../src/platform/release/base/demo.ts'
import { baseBySlug } from '../../src/platform/release/base/store.ts'
import type { ProposalState } from '../../src/platform/release/proposal/model.ts'
import { listProposals } from '../../src/platform/release/proposal/store.ts'
import { filesUnderWay, placesUnderWay, proposalsUnderWay } from '../gate-under-way.ts'
import type { TestTown } from '../town.ts'

/** After the demonstration's people and its gate. */
export async function gateExamples(town: TestTown): Promise<Record<string, string>> {
  const { base, released, refused } = await town.as('system', (tx) =>
    placesUnderWay(tx, { slug: 'demo-steder', dataset: 'demo-unge-efter-sted', word: 'Demo' }),
  )
  const proposals = await town.as('system', async (tx) => listProposals(tx, (await baseBySlug(tx, demoSlug))?.id))
  const first = (state: ProposalState) => proposals.find((one) => one.state === state)?.id ?? ''
  return {
    readyToRelease: first('ready'),
    refused: first('refused'),
    letOut: first('released'),
    placesLetOut: released,
    placesRefused: refused,
    ...(await town.as('system', proposalsUnderWay)),
    ...(await town.as('analyst', (tx) => filesUnderWay(tx, 'Demo', base))),
  }
}
