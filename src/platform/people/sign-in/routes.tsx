// The way in and out: a link by e-mail, the demonstration's invented people, and signing out.

import { record } from '../../audit.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import type { Locale } from '../../i18n.ts'
import { textsFor } from '../../i18n.ts'
import { isId } from '../../id.ts'
import { log } from '../../log.ts'
import { limit } from '../../rate-limit.ts'
import { explain, type FormFields, readFields } from '../../result.ts'
import { closeSession } from '../../session.ts'
import { demonstrationPeople } from '../accounts/store.ts'
import { da as peopleDa } from '../texts.da.ts'
import { en as peopleEn } from '../texts.en.ts'
import { askForLink } from './ask-for-link.ts'
import { destination, enter, forgetBrowser } from './enter.ts'
import { localPath, signInForm } from './model.ts'
import { ConfirmPage, SentPage, ShutPage, SignInPage } from './pages.tsx'
import { findLink } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { type LinkOutcome, useSignInLink } from './use-link.ts'

const words = (c: Ask) => textsFor<typeof da>(c.var.locale, { da, en })
const roleNames = (locale: Locale) => textsFor<typeof peopleDa>(locale, { da: peopleDa, en: peopleEn }).roles
const isOpenDemonstration = (c: Ask): boolean => c.var.town.isDemonstration && c.var.platform.config.mode === 'demonstration'

async function signInPage(c: Ask, to: string, came: FormFields = {}, refusal?: { errors: Parameters<typeof explain>[0] }) {
  const t = words(c)
  const people = isOpenDemonstration(c) ? await c.var.workAsSystem(demonstrationPeople, 'list the invented people') : []
  const names = roleNames(c.var.locale)
  const returnTo = to ? `?to=${encodeURIComponent(to)}` : ''
  return (
    <SignInPage
      frame={frameOf(c)}
      t={t}
      action={href(c, '/sign-in')}
      to={to}
      email={typeof came.email === 'string' ? came.email : ''}
      errors={refusal ? explain(refusal.errors, t.errors) : []}
      workHref={c.var.platform.config.oidc ? href(c, `/sign-in/work${returnTo}`) : null}
      demonstration={
        isOpenDemonstration(c)
          ? {
              action: href(c, '/sign-in/demonstration'),
              people: people.map((p) => ({ id: p.id, name: p.name, role: names[p.roles[0] ?? ''] ?? '' })),
            }
          : null
      }
    />
  )
}

async function askToSignIn(c: Ask) {
  const came = await readForm(c)
  const form = readFields(signInForm, came)
  if (!form.ok) return c.html(await signInPage(c, localPath(came.to), came, form), 422)
  const { email, to } = form.value
  await c.var.workAsSystem((tx) => askForLink(c, tx, email, to), 'send a sign-in link')
  return c.redirect(href(c, '/sign-in/sent'), 303)
}

async function confirmLink(c: Ask) {
  const token = c.req.param('token') ?? ''
  const link = await c.var.workAsSystem((tx) => findLink(tx, token), 'show a sign-in link')
  if (!link) return c.html(shut(c, { kind: 'used' }), 404)
  return c.html(<ConfirmPage frame={frameOf(c)} t={words(c)} isInvitation={link.kind === 'invitation'} />)
}

async function followLink(c: Ask) {
  const outcome = await c.var.workAsSystem((tx) => useSignInLink(c, tx, c.req.param('token') ?? ''), 'sign in by link')
  if (outcome.kind === 'in') return c.redirect(destination(c, outcome.account, outcome.goesTo), 303)
  if (outcome.kind === 'second-factor') return c.redirect(href(c, '/sign-in/second-factor'), 303)
  if (outcome.kind === 'enrolment') return c.redirect(href(c, '/sign-in/second-factor/new'), 303)
  log('warning', 'a sign-in link did not open', { number: c.var.requestNumber, outcome: outcome.kind })
  return c.html(shut(c, outcome), outcome.kind === 'used' ? 404 : 403)
}

function shut(c: Ask, outcome: Pick<LinkOutcome, 'kind'>) {
  const t = words(c)
  if (outcome.kind === 'closed') return <ShutPage frame={frameOf(c)} title={t.closedTitle} text={t.closed} />
  if (outcome.kind === 'work')
    return (
      <ShutPage frame={frameOf(c)} title={t.useWorkTitle} text={t.useWork} next={{ text: t.workButton, href: href(c, '/sign-in/work') }} />
    )
  return <ShutPage frame={frameOf(c)} title={t.usedTitle} text={t.used} next={{ text: t.newLink, href: href(c, '/sign-in') }} />
}

/** One press and one is an invented person; elsewhere than in a demonstration this page does not exist. */
async function beSomebodyInvented(c: Ask) {
  if (!isOpenDemonstration(c)) throw new Refused(404, '')
  const { person = '', to } = await readForm(c)
  await c.var.workAsSystem(async (tx) => {
    const account = (await demonstrationPeople(tx)).find(({ id }) => id === person)
    if (typeof person !== 'string' || !isId(person) || !account) throw new Refused(404, '')
    await enter(c, tx, account, 'demonstration')
  }, 'try the demonstration')
  return c.redirect(localPath(to) || href(c, '/'), 303)
}

async function signOut(c: Ask) {
  const { sessionToken, actor } = c.var
  const method = sessionToken
    ? await c.var.work(async (tx) => {
        if (actor.account) await record(tx, { deed: 'signed out', thing: 'account', thingId: actor.account })
        return closeSession(tx, sessionToken)
      })
    : null
  forgetBrowser(c)
  return c.redirect(href(c, method === 'oidc' ? '/sign-out/work' : '/'), 303)
}

export function signInRoutes(web: Web): void {
  const at = '/:locale{(?:da|en|ar-XB)}'
  web.get(`${at}/sign-in`, async (c) => c.html(await signInPage(c, localPath(c.req.query('to')))))
  web.post(`${at}/sign-in`, limit('sign-in', 60, 60), askToSignIn)
  web.get(`${at}/sign-in/sent`, (c) =>
    c.html(<SentPage frame={frameOf(c)} t={words(c)} againHref={href(c, '/sign-in')} isDemonstration={isOpenDemonstration(c)} />),
  )
  web.get(`${at}/sign-in/link/:token`, limit('sign-in-link', 120, 60), confirmLink)
  web.post(`${at}/sign-in/link/:token`, limit('sign-in-link', 120, 60), followLink)
  web.post(`${at}/sign-in/demonstration`, beSomebodyInvented)
  web.post(`${at}/sign-out`, signOut)
}
