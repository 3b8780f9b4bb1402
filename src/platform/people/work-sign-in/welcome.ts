// Makes or brings up to date the account of somebody the municipality's own sign-in vouches for.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { type Account, givenRoles } from '../accounts/model.ts'
import { accountByEmail, accountById, makeAccount, setRoles } from '../accounts/store.ts'
import { rolesOf, type WorkPerson } from './model.ts'
import { accountOfIdentity, keepIdentity, workMapping } from './store.ts'

export type Welcome =
  | { kind: 'in'; account: Account }
  | { kind: 'no role' }
  | { kind: 'no address' }
  | { kind: 'closed' }
  | { kind: 'partner' }

/** Runs as the machinery. The municipality says at every sign-in what its people may be; what it no longer says is taken away. */
export async function welcome(tx: Tx, person: WorkPerson): Promise<Welcome> {
  const wanted = rolesOf(person.groups, await workMapping(tx))
  const known = await knownAccount(tx, person)
  if (known === 'partner') return { kind: 'partner' }
  if (known && known.status !== 'active') return { kind: 'closed' }
  if (!known && wanted.length === 0) return { kind: 'no role' }
  if (!known && !person.email) return { kind: 'no address' }
  const id = known?.id ?? (await makeAccount(tx, { email: person.email ?? '', name: person.name, organisation: null, locale: 'da' }))
  const { given, taken } = await setRoles(tx, id, wanted)
  if (!(await accountOfIdentity(tx, person.issuer, person.subject))) await keepIdentity(tx, person.issuer, person.subject, id)
  if (!known) await record(tx, { deed: 'made', thing: 'account', thingId: id, detail: { by: 'work sign-in' } })
  if (given.length + taken.length > 0)
    await record(tx, { deed: 'changed roles', thing: 'account', thingId: id, detail: { given, taken, by: 'work sign-in' } })
  const account = await accountById(tx, id)
  return account?.roles.some((role) => givenRoles.some((one) => one === role)) ? { kind: 'in', account } : { kind: 'no role' }
}

/** By its lasting identity first; by address the first time only, since the town itself chose whom to trust with addresses. */
async function knownAccount(tx: Tx, { issuer, subject, email }: WorkPerson): Promise<Account | 'partner' | null> {
  const id = await accountOfIdentity(tx, issuer, subject)
  if (id) return accountById(tx, id)
  const account = email ? await accountByEmail(tx, email) : null
  return account?.roles.includes('partner') ? 'partner' : account
}
