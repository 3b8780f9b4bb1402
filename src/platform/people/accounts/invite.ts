// Invites somebody: an account with its roles, a link that works for a day, and a letter with it.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { queueMail } from '../../mail.ts'
import { makeLink } from '../sign-in/store.ts'
import type { Account, AccountForm } from './model.ts'
import { makeAccount, setRoles } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export interface From {
  town: string
  publicUrl: string
}

/** Makes the account and its roles. */
export async function makeInvited(tx: Tx, form: AccountForm): Promise<string> {
  const id = await makeAccount(tx, form)
  await setRoles(tx, id, form.roles)
  await record(tx, { deed: 'invited', thing: 'account', thingId: id, detail: { roles: form.roles } })
  return id
}

/** A link that opens the door once within a day, in the language of the one who is invited. */
export async function invitationLink(tx: Tx, account: Pick<Account, 'id' | 'email' | 'locale'>, { publicUrl }: From): Promise<string> {
  const token = await makeLink(tx, { kind: 'invitation', email: account.email ?? '', account: account.id, goesTo: '' })
  return `${publicUrl}/${account.locale}/sign-in/link/${token}`
}

/** Sends the link to the person's own mailbox; whoever invites does not see it. */
export async function sendInvitation(tx: Tx, account: Pick<Account, 'id' | 'email' | 'name' | 'locale'>, from: From): Promise<void> {
  const { invitation } = account.locale === 'en' ? en : da
  const text = invitation.text(account.name, from.town, await invitationLink(tx, account, from))
  await queueMail(tx, { to: account.email ?? '', subject: invitation.subject(from.town), text })
}
