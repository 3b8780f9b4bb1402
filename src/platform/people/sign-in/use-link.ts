// What happens when somebody confirms the link from their letter: in at once, or on to the second factor.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import type { Ask } from '../../http/web.ts'
import { type Account, needsSecondFactor } from '../accounts/model.ts'
import { accountByEmail, accountById, makeResident } from '../accounts/store.ts'
import { hasFactor } from '../second-factor/model.ts'
import { factorsOf } from '../second-factor/store.ts'
import { hasWorkIdentity } from '../work-sign-in/store.ts'
import { enter, rememberStep } from './enter.ts'
import type { OneTimeLink } from './model.ts'
import { beginStep, useLink } from './store.ts'

export type LinkOutcome =
  | { kind: 'in'; account: Account; goesTo: string }
  | { kind: 'second-factor' }
  | { kind: 'enrolment' }
  | { kind: 'used' }
  | { kind: 'closed' }
  | { kind: 'work' }

/** Runs as the machinery. The link is used up whatever the outcome. */
export async function useSignInLink(c: Ask, tx: Tx, token: string): Promise<LinkOutcome> {
  const link = await useLink(tx, token)
  if (!link) return { kind: 'used' }
  const account = await accountOf(c, tx, link)
  if (!account) return { kind: 'used' }
  if (account.status !== 'active') return { kind: 'closed' }
  if (!needsSecondFactor(account.roles)) {
    await enter(c, tx, account, 'mail-link')
    return { kind: 'in', account, goesTo: link.goesTo }
  }
  // Who has the municipality's own sign-in uses it: a mailbox must not be a way around it.
  if (c.var.platform.config.oidc && (await hasWorkIdentity(tx, account.id))) return { kind: 'work' }
  const kind = hasFactor(await factorsOf(tx, account.id)) ? 'second-factor' : 'enrolment'
  rememberStep(c, await beginStep(tx, { kind, account: account.id, goesTo: link.goesTo }))
  return { kind }
}

/** Whose link it is; a resident's account is made at their first sign-in. An invitation that went astray ends when the address is corrected. */
async function accountOf(c: Ask, tx: Tx, link: OneTimeLink): Promise<Account | null> {
  if (link.account) {
    const invited = await accountById(tx, link.account)
    return invited?.email === link.email ? invited : null
  }
  const known = await accountByEmail(tx, link.email)
  if (known) return known
  const made = await makeResident(tx, link.email, c.var.locale === 'en' ? 'en' : 'da')
  if (made) await record(tx, { deed: 'made', thing: 'account', thingId: made, detail: { by: 'sign-in link' } })
  return accountByEmail(tx, link.email)
}
