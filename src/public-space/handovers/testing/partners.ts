// Partners for tests: organisations of each kind, and the one account of a partner that a test has moves between them.
import type { TestTown } from '../../../../tests/town.ts'
import type { OrganisationKind, Shareable } from '../../../platform/people/organisations/model.ts'
import { makeOrganisation } from '../../../platform/people/organisations/store.ts'
import { belongTo } from './store.ts'

/** A partner of the town; returns its identifier. */
export const aPartner = (
  town: TestTown,
  kind: OrganisationKind,
  name: string,
  shared: Shareable[] = [],
  contactEmail = '',
): Promise<string> =>
  town.as('system', (tx) => makeOrganisation(tx, { kind, name, maySee: 'Det aftalte.', shared, contactName: '', contactEmail }))

/** From now on the test's partner comes from this organisation. */
export async function comesFrom(town: TestTown, organisation: string | null): Promise<void> {
  const account = await town.accountOf('partner')
  await town.as('system', (tx) => belongTo(tx, account, organisation))
}
