// Makes or brings up to date the account of somebody the municipality's own sign-in vouches for.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { type Account, givenRoles } from '../accounts/model.ts'
import { accountByEmail, accountById, anotherAdministrator, makeAccount, setRoles } from '../accounts/store.ts'
import { rolesOf, type WorkPerson } from './model.ts'
import { accountOfIdentity, keepIdentity, workMapping } from './store.ts'

export type Welcome =
  | { kind: 'in'; account: Account }
  | { kind: 'no role' }
  | { kind: 'no address' }
  | { kind: 'closed' }
  | { kind: 'partner' }
  | { kind: 'unchecked' }

/** Runs as the machinery. The municipality says at every sign-in what its people may be; what it no longer says is taken away. */
export async function welcome(tx: Tx, person: WorkPerson): Promise<Welcome> {
  const known = await knownAccount(tx, person)
  if (known === 'partner' || known === 'unchecked') return { kind: known }
  if (known && known.status !== 'active') return { kind: 'closed' }
  const wanted = await rolesFor(tx, person, known)
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

/**
 * The roles the groups give. On the first day no group gives any, which says nothing about anybody: roles stay as they
 * are. Nor does a forgotten group take the town's last administrator away, for then nobody could put it right.
 */
async function rolesFor(tx: Tx, { groups }: WorkPerson, known: Account | null): Promise<string[]> {
  const mapping = await workMapping(tx)
  if (mapping.length === 0) return known?.roles ?? []
  const wanted = rolesOf(groups, mapping)
  if (!known?.roles.includes('administrator') || wanted.includes('administrator')) return wanted
  return (await anotherAdministrator(tx, known.id)) ? wanted : [...wanted, 'administrator']
}

/** By its lasting identity first; by address the first time only, and only when the sign-in says that it has checked the address. */
async function knownAccount(
  tx: Tx,
  { issuer, subject, email, isEmailChecked }: WorkPerson,
): Promise<Account | 'partner' | 'unchecked' | null> {
  const id = await accountOfIdentity(tx, issuer, subject)
  if (id) return accountById(tx, id)
  const account = email ? await accountByEmail(tx, email) : null
  if (account?.roles.includes('partner')) return 'partner'
  return account && !isEmailChecked ? 'unchecked' : account
}
