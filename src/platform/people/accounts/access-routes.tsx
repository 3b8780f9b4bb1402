// Opening and closing the door: disable, let in again, sign out, take away a lost second factor, and leave.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { queueMail } from '../../mail.ts'
import { explain, type FieldError, refused } from '../../result.ts'
import { endSessions } from '../../session.ts'
import { inNameOf } from '../in-name-of.ts'
import { removeFactors } from '../second-factor/store.ts'
import { accountAsked, back, freshly, from, requireManager, words } from './asked.ts'
import { sendInvitation } from './invite.ts'
import { leave } from './leave.ts'
import type { Account } from './model.ts'
import { LeavePage } from './pages.tsx'
import { mayDisable, mayEndSession, mayLetLeave, mayResetSecondFactor } from './policy.ts'
import { setStatus } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** A deed on one account, when the policy says yes. */
const deedOn =
  (
    verb: string,
    may: (actor: Ask['var']['actor'], account: Account) => boolean,
    deed: (c: Ask, tx: Tx, account: Account) => Promise<void>,
  ) =>
  async (c: Ask) => {
    requireManager(c)
    await inNameOf(c, 'manage accounts', async (tx) => {
      const account = await accountAsked(c, tx)
      if (!may(c.var.actor, account) || account.status === 'left') throw new Refused(404, '')
      await deed(c, tx, account)
      await record(tx, { deed: verb, thing: 'account', thingId: account.id })
    })
    return back(c, verb)
  }

const disable = deedOn('disabled', mayDisable, async (_, tx, { id }) => {
  await setStatus(tx, id, 'disabled')
  await endSessions(tx, id)
})
const enable = deedOn('enabled', mayDisable, async (_, tx, { id }) => setStatus(tx, id, 'active'))
const endAll = deedOn('sessions-ended', mayEndSession, async (_, tx, { id }) => {
  await endSessions(tx, id)
})
const inviteAgain = deedOn('invited', mayDisable, async (c, tx, account) => {
  if (account.status !== 'active') throw new Refused(404, '')
  await sendInvitation(tx, account, from(c))
})
const reset = deedOn('reset', mayResetSecondFactor, async (c, tx, account) => {
  await removeFactors(tx, account.id)
  await endSessions(tx, account.id)
  const { resetLetter } = account.locale === 'en' ? en : da
  if (account.email) await queueMail(tx, { to: account.email, subject: resetLetter.subject, text: resetLetter.text(c.var.town.name) })
})

async function leavePage(c: Ask, errors: FieldError[] = []) {
  requireManager(c)
  const t = words(c)
  const account = await c.var.work(async (tx) => {
    const found = await accountAsked(c, tx)
    if (found.status === 'left') throw new Refused(404, '')
    await record(tx, { deed: 'read', thing: 'account', thingId: found.id })
    return found
  }, 'manage accounts')
  const page = (
    <LeavePage
      frame={frameOf(c)}
      t={t}
      name={account.name}
      action={href(c, `/people/${account.id}/leave`)}
      backHref={href(c, `/people/${account.id}`)}
      errors={explain(errors, t.errors)}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}

async function letLeave(c: Ask) {
  requireManager(c)
  const left = await inNameOf(c, 'manage accounts', async (tx) => {
    const account = await accountAsked(c, tx)
    if (!mayLetLeave(c.var.actor, account) || account.status === 'left') throw new Refused(404, '')
    return leave(tx, account)
  })
  return left ? c.redirect(href(c, '/people?group=ended&done=left'), 303) : leavePage(c, refused('', 'lastAdministrator').errors)
}

export function accessRoutes(web: Web): void {
  const at = '/:locale{(?:da|en|ar-XB)}/people/:id'
  web.post(`${at}/disable`, disable)
  web.post(`${at}/enable`, freshly(enable))
  web.post(`${at}/end-sessions`, endAll)
  web.post(`${at}/invite-again`, freshly(inviteAgain))
  web.post(`${at}/reset`, freshly(reset))
  web.get(`${at}/leave`, (c) => leavePage(c))
  web.post(`${at}/leave`, letLeave)
}
