// One's own story: see who one is here, correct it, sign other places out, look after the second factor, and leave.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { isId } from '../../id.ts'
import { queueMail } from '../../mail.ts'
import { explain, type FieldError, type FormFields, readFields, refused } from '../../result.ts'
import { endSession, endSessions, sessionsOf } from '../../session.ts'
import { leave } from '../accounts/leave.ts'
import { type Account, needsSecondFactor, ownForm } from '../accounts/model.ts'
import { accountById, correctSelf, type Reading, readingsOfSelf } from '../accounts/store.ts'
import { inNameOf } from '../in-name-of.ts'
import { organisationById } from '../organisations/store.ts'
import { giveSheet } from '../second-factor/enrol.ts'
import { mayRemoveOne } from '../second-factor/model.ts'
import { CodesPage } from '../second-factor/pages.tsx'
import { letterIn } from '../second-factor/routes.tsx'
import { factorsOf, removeCodeApp, removePasskey } from '../second-factor/store.ts'
import { da as factorDa } from '../second-factor/texts.da.ts'
import { en as factorEn } from '../second-factor/texts.en.ts'
import { forgetBrowser, rememberStep } from '../sign-in/enter.ts'
import { askWhenNotFresh } from '../sign-in/fresh.tsx'
import { ShutPage } from '../sign-in/pages.tsx'
import { beginStep } from '../sign-in/store.ts'
import { da as peopleDa } from '../texts.da.ts'
import { en as peopleEn } from '../texts.en.ts'
import { hasWorkIdentity } from '../work-sign-in/store.ts'
import { LeavePage, MyPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const words = (c: Ask) => textsFor<typeof da>(c.var.locale, { da, en })
const toIn = (c: Ask) => (path: string) => href(c, path)
const purpose = 'own page'

/** Whoever has signed in; others are sent to sign in and come back. */
const signedIn = (deed: (c: Ask, self: string) => Promise<Response>) => async (c: Ask) => {
  const self = c.var.actor.account
  return self ? deed(c, self) : c.redirect(href(c, `/sign-in?to=${encodeURIComponent(href(c, '/my-page'))}`), 303)
}

async function ownAccount(tx: Tx, self: string): Promise<Account> {
  const account = await accountById(tx, self)
  if (!account) throw new Refused(404, '')
  return account
}

async function factorsShown(c: Ask, tx: Tx, account: Account) {
  if (!needsSecondFactor(account.roles)) return null
  return c.var.platform.config.oidc && (await hasWorkIdentity(tx, account.id)) ? 'work' : factorsOf(tx, account.id)
}

async function myPage(c: Ask, self: string, came?: FormFields, errors: FieldError[] = []) {
  const t = words(c)
  const { account, sessions, organisation, readings } = await c.var.work(async (tx) => {
    const found = await ownAccount(tx, self)
    return {
      account: found,
      sessions: await sessionsOf(tx, self),
      organisation: found.organisation ? await organisationById(tx, found.organisation) : null,
      readings: await readingsOfSelf(tx),
    }
  }, purpose)
  const factors = await c.var.workAsSystem((tx) => factorsShown(c, tx, account), purpose)
  const names = textsFor<typeof peopleDa>(c.var.locale, { da: peopleDa, en: peopleEn }).roles
  const page = (
    <MyPage
      frame={frameOf(c)}
      t={t}
      to={toIn(c)}
      email={account.email ?? ''}
      roles={account.roles.map((role) => names[role] ?? role).join(', ')}
      organisation={organisation && { name: organisation.name, href: href(c, `/organisations/${organisation.id}`) }}
      values={{ name: typeof came?.name === 'string' ? came.name : account.name, locale: account.locale }}
      errors={explain(errors, t.errors)}
      sessions={sessions}
      factors={factors}
      readings={readings.map((reading) => shownReading(reading, t, names))}
      done={t.done[c.req.query('done') ?? '']}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}

/** The role of whoever looked, and not their name: the log is the person's, the colleague's name is not. */
const shownReading = ({ at, roles, deed }: Reading, t: typeof da, names: Record<string, string>) => ({
  at,
  by: roles
    .split(',')
    .filter((role) => role in names)
    .map((role) => names[role])
    .join(', '),
  what: t.deeds[deed] ?? t.otherDeed,
})

const back = (c: Ask, done: string) => c.redirect(href(c, `/my-page?done=${done}`), 303)

async function correct(c: Ask, self: string) {
  const came = await readForm(c)
  const form = readFields(ownForm, came)
  if (!form.ok) return myPage(c, self, came, form.errors)
  await c.var.work(async (tx) => {
    await correctSelf(tx, self, form.value)
    await record(tx, { deed: 'changed', thing: 'account', thingId: self })
  }, purpose)
  return back(c, 'saved')
}

async function endOne(c: Ask, self: string) {
  const { session } = await readForm(c)
  if (typeof session !== 'string' || !isId(session)) throw new Refused(404, '')
  await c.var.work(async (tx) => {
    if (await endSession(tx, self, session)) await record(tx, { deed: 'ended a session', thing: 'account', thingId: self })
  }, purpose)
  return back(c, 'ended')
}

async function endOthers(c: Ask, self: string) {
  await c.var.work(async (tx) => {
    const ended = await endSessions(tx, self, { butThisOne: true })
    if (ended > 0) await record(tx, { deed: 'ended other sessions', thing: 'account', thingId: self, detail: { ended } })
  }, purpose)
  return back(c, 'ended')
}

/** Before what opens the door is changed, the person has just signed in. */
const fresh = (deed: (c: Ask, self: string) => Promise<Response>) =>
  signedIn(async (c, self) => (await askWhenNotFresh(c, '/my-page', purpose)) ?? deed(c, self))

const addFactor = async (c: Ask, self: string) => {
  const token = await c.var.workAsSystem(async (tx) => {
    const account = await ownAccount(tx, self)
    if (!needsSecondFactor(account.roles)) throw new Refused(404, '')
    return beginStep(tx, { kind: 'enrolment', account: self, goesTo: href(c, '/my-page') })
  }, purpose)
  rememberStep(c, token)
  return c.redirect(href(c, '/sign-in/second-factor/new'), 303)
}

const removeFactor = async (c: Ask, self: string) => {
  const { factor } = await readForm(c)
  await inNameOf(c, purpose, async (tx) => {
    const account = await ownAccount(tx, self)
    if (typeof factor !== 'string' || !mayRemoveOne(await factorsOf(tx, self))) throw new Refused(404, '')
    if (factor === 'code-app') await removeCodeApp(tx, self)
    else if (isId(factor)) await removePasskey(tx, self, factor)
    await endSessions(tx, self, { butThisOne: true })
    await record(tx, { deed: 'removed a second factor', thing: 'account', thingId: self })
    if (account.email) await queueMail(tx, { to: account.email, ...letterIn(c) })
  })
  return back(c, 'removed')
}

const newCodes = async (c: Ask, self: string) => {
  const t = textsFor<typeof factorDa>(c.var.locale, { da: factorDa, en: factorEn })
  const codes = await inNameOf(c, purpose, async (tx) => {
    const account = await ownAccount(tx, self)
    if (!needsSecondFactor(account.roles)) throw new Refused(404, '')
    await record(tx, { deed: 'made new recovery codes', thing: 'account', thingId: self })
    if (account.email) await queueMail(tx, { to: account.email, ...letterIn(c) })
    return giveSheet(tx, self)
  })
  return c.html(<CodesPage frame={frameOf(c)} t={t} codes={codes} goOnHref={href(c, '/my-page')} />)
}

const leavePage = (c: Ask, errors: FieldError[] = []) => {
  const t = words(c)
  const page = (
    <LeavePage
      frame={frameOf(c)}
      t={t}
      to={toIn(c)}
      isResident={!needsSecondFactor(c.var.actor.roles)}
      errors={explain(errors, t.errors)}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}

async function go(c: Ask, self: string) {
  const left = await inNameOf(c, purpose, async (tx) => leave(tx, await ownAccount(tx, self)))
  if (!left) return leavePage(c, refused('', 'lastAdministrator').errors)
  forgetBrowser(c)
  return c.redirect(href(c, '/sign-in/goodbye'), 303)
}

export function myPageRoutes(web: Web): void {
  const at = '/:locale{(?:da|en|ar-XB)}/my-page'
  web.get(
    at,
    signedIn((c, self) => myPage(c, self)),
  )
  web.post(at, signedIn(correct))
  web.post(`${at}/sessions/end`, fresh(endOne))
  web.post(`${at}/sessions/end-others`, fresh(endOthers))
  web.post(`${at}/second-factor/add`, fresh(addFactor))
  web.post(`${at}/second-factor/remove`, fresh(removeFactor))
  web.post(`${at}/second-factor/new-codes`, fresh(newCodes))
  web.get(
    `${at}/leave`,
    signedIn(async (c) => leavePage(c)),
  )
  web.post(`${at}/leave`, signedIn(go))
  web.get('/:locale{(?:da|en|ar-XB)}/sign-in/goodbye', (c) =>
    c.html(<ShutPage frame={frameOf(c)} title={words(c).goodbyeTitle} text={words(c).goodbye} />),
  )
}
