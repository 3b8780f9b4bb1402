// What every page about one account begins with: may they, which account, in which words.
import type { Tx } from '../../db.ts'
import { Refused } from '../../http/intake.ts'
import { type Ask, href } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { isId } from '../../id.ts'
import { askWhenNotFresh } from '../sign-in/fresh.tsx'
import type { From } from './invite.ts'
import type { Account } from './model.ts'
import { mayManageAccounts } from './policy.ts'
import { accountById } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export const words = (c: Ask) => textsFor<typeof da>(c.var.locale, { da, en })
export const from = (c: Ask): From => ({ town: c.var.town.name, publicUrl: c.var.platform.config.publicUrl })

/** Back to the person's page, which then says what was done. */
export const back = (c: Ask, what: string): Response => c.redirect(href(c, `/people/${c.req.param('id')}?done=${what}`), 303)

/** The account of the address, when whoever asks may know of it; a hidden one looks absent. */
export async function accountAsked(c: Ask, tx: Tx): Promise<Account> {
  const id = c.req.param('id') ?? ''
  if (!mayManageAccounts(c.var.actor) || !isId(id)) throw new Refused(404, '')
  const account = await accountById(tx, id)
  if (!account) throw new Refused(404, '')
  return account
}

/** To all but the administrator these pages are not there. */
export function requireManager(c: Ask): void {
  if (!mayManageAccounts(c.var.actor)) throw new Refused(404, '')
}

/** A way in is opened only by somebody who has just signed in and comes back to where they were; closing one waits for nothing. */
export const freshly = (deed: (c: Ask) => Promise<Response>) => async (c: Ask) => {
  requireManager(c)
  return (await askWhenNotFresh(c, `/people/${c.req.param('id') ?? 'new'}`, 'manage accounts')) ?? deed(c)
}
