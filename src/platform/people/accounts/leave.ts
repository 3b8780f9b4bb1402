// Lets an account leave cleanly: no access, no address, nothing that opens the door; what was done stays done.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import type { Account } from './model.ts'
import { anotherAdministrator, emptyAccount } from './store.ts'
import { da } from './texts.da.ts'

/** Needs the machinery's hand. False when the town would be left without an administrator; then nothing happens. */
export async function leave(tx: Tx, account: Account): Promise<boolean> {
  if (account.roles.includes('administrator') && !(await anotherAdministrator(tx, account.id))) return false
  const isResident = account.roles.every((role) => role === 'resident')
  await emptyAccount(tx, account, isResident ? da.formerResident : account.name)
  await record(tx, { deed: 'left', thing: 'account', thingId: account.id })
  return true
}
