// Showing a second factor after the link, and setting one up.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { frameOf } from '../../http/frame.ts'
import { readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { limit } from '../../rate-limit.ts'
import { explain, type FieldError, readFields, refused } from '../../result.ts'
import type { Account } from '../accounts/model.ts'
import { accountById } from '../accounts/store.ts'
import { destination, enter, finishStep, forgetStep, rememberedStep } from '../sign-in/enter.ts'
import type { Step, StepKind } from '../sign-in/model.ts'
import { ShutPage } from '../sign-in/pages.tsx'
import { findStep } from '../sign-in/store.ts'
import { checkSecondFactor, type Shown } from './check.ts'
import { addressOf, newKey } from './code-app.ts'
import { type Enrolled, enrolApp, enrolPasskey } from './enrol.ts'
import { appCodeForm, codeForm, passkeyForm } from './model.ts'
import { CodesPage, EnrolPage, ShowPage } from './pages.tsx'
import { askToMake, askToShow, type Place } from './passkey.ts'
import { passkeysOf } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { remember, type UnderWay, underWay } from './under-way.ts'

const words = (c: Ask) => textsFor<typeof da>(c.var.locale, { da, en })
const secretOf = (c: Ask): string => c.var.platform.config.secret
export const placeOf = (c: Ask): Place => ({ name: c.var.town.name, publicUrl: c.var.platform.config.publicUrl })

interface OnTheWay {
  step: Step
  account: Account
  kept: UnderWay
}

/** The unfinished sign-in of this browser, when it is of this kind and its person still has access. */
async function onTheWay(c: Ask, tx: Tx, kind: StepKind): Promise<OnTheWay | null> {
  const step = await findStep(tx, rememberedStep(c), kind)
  const account = step?.account ? await accountById(tx, step.account) : null
  return step && account?.status === 'active' ? { step, account, kept: underWay(secretOf(c), step) } : null
}

function tooLate(c: Ask) {
  const t = words(c)
  forgetStep(c)
  return c.html(<ShutPage frame={frameOf(c)} title={t.overTitle} text={t.over} next={{ text: t.again, href: href(c, '/sign-in') }} />, 404)
}

const showPage = (c: Ask, errors: FieldError[] = []) =>
  c.var.workAsSystem(async (tx) => {
    const way = await onTheWay(c, tx, 'second-factor')
    if (!way) return tooLate(c)
    const passkeys = await passkeysOf(tx, way.account.id)
    const options = passkeys.length > 0 ? await askToShow(placeOf(c), passkeys) : null
    if (options) await remember(tx, secretOf(c), way.step, { challenge: options.challenge })
    const t = words(c)
    const page = (
      <ShowPage
        frame={frameOf(c)}
        t={t}
        action={href(c, '/sign-in/second-factor')}
        passkeyOptions={options}
        errors={explain(errors, t.errors)}
      />
    )
    return c.html(page, errors.length > 0 ? 422 : 200)
  }, 'ask for a second factor')

async function takeSecondFactor(c: Ask) {
  const came = await readForm(c)
  const isPasskey = typeof came.credential === 'string' && came.credential !== ''
  const form = isPasskey ? null : readFields(codeForm, came)
  if (form && !form.ok) return showPage(c, form.errors)
  const outcome = await c.var.workAsSystem(async (tx) => {
    const way = await onTheWay(c, tx, 'second-factor')
    if (!way) return null
    const shown: Shown = form ? form.value.code : { kind: 'passkey', answer: String(came.credential), challenge: way.kept.challenge ?? '' }
    const verdict = await checkSecondFactor(tx, secretOf(c), placeOf(c), way.account.id, shown)
    if (verdict !== 'right') {
      await record(tx, {
        deed: 'refused a second factor',
        thing: 'account',
        thingId: way.account.id,
        detail: { kind: shown.kind, verdict },
      })
      return { verdict }
    }
    await finishStep(c, tx, way.step.id)
    await enter(c, tx, way.account, 'second-factor')
    return { verdict, goesTo: destination(c, way.account, way.step.goesTo) }
  }, 'check a second factor')
  if (!outcome) return tooLate(c)
  if (outcome.verdict === 'right') return c.redirect(outcome.goesTo, 303)
  return showPage(c, refused('code', outcome.verdict !== 'wrong' ? outcome.verdict : isPasskey ? 'passkey' : 'wrong').errors)
}

const enrolPage = (c: Ask, errors: FieldError[] = []) =>
  c.var.workAsSystem(async (tx) => {
    const way = await onTheWay(c, tx, 'enrolment')
    if (!way) return tooLate(c)
    const { account } = way
    const appKey = way.kept.appKey ?? newKey()
    const options = await askToMake(
      placeOf(c),
      { id: account.id, name: account.name, email: account.email ?? '' },
      await passkeysOf(tx, account.id),
    )
    await remember(tx, secretOf(c), way.step, { appKey, challenge: options.challenge })
    const t = words(c)
    const page = (
      <EnrolPage
        frame={frameOf(c)}
        t={t}
        action={href(c, '/sign-in/second-factor/new')}
        passkeyAction={href(c, '/sign-in/second-factor/new-passkey')}
        appKey={appKey}
        appAddress={addressOf(appKey, c.var.town.name, account.email ?? '')}
        passkeyOptions={options}
        errors={explain(errors, t.errors)}
      />
    )
    return c.html(page, errors.length > 0 ? 422 : 200)
  }, 'set up a second factor')

/** The step, the deed of setting up, then in: one transaction. Returns what the page shows, or null when it is too late. */
const enrol = (c: Ask, deed: (tx: Tx, way: OnTheWay) => Promise<Enrolled | null>) =>
  c.var.workAsSystem(async (tx) => {
    const way = await onTheWay(c, tx, 'enrolment')
    if (!way) return 'late' as const
    const enrolled = await deed(tx, way)
    if (!enrolled) {
      const detail = { verdict: 'wrong', while: 'setting up' }
      await record(tx, { deed: 'refused a second factor', thing: 'account', thingId: way.account.id, detail })
      return 'wrong' as const
    }
    await record(tx, { deed: 'set up a second factor', thing: 'account', thingId: way.account.id, detail: { kind: enrolled.kind } })
    await finishStep(c, tx, way.step.id)
    await enter(c, tx, way.account, 'second-factor')
    return { ...enrolled, goesTo: destination(c, way.account, way.step.goesTo) }
  }, 'set up a second factor')

async function takeApp(c: Ask) {
  const form = readFields(appCodeForm, await readForm(c))
  if (!form.ok) return enrolPage(c, form.errors)
  const t = words(c)
  const done = await enrol(c, (tx, { account, kept }) =>
    enrolApp(tx, secretOf(c), account, kept.appKey ?? '', form.value.code, letterIn(c)),
  )
  if (done === 'late') return tooLate(c)
  if (done === 'wrong') return enrolPage(c, refused('code', 'wrongApp').errors)
  return done.codes
    ? c.html(<CodesPage frame={frameOf(c)} t={t} codes={done.codes} goOnHref={done.goesTo} />)
    : c.redirect(done.goesTo, 303)
}

async function takePasskey(c: Ask) {
  const form = readFields(passkeyForm, await readForm(c))
  if (!form.ok) return enrolPage(c, refused('name', 'passkey').errors)
  const t = words(c)
  const done = await enrol(c, (tx, { account, kept }) =>
    enrolPasskey(tx, placeOf(c), account, kept.challenge ?? '', form.value.credential, form.value.name || t.makeNameDefault, letterIn(c)),
  )
  if (done === 'late') return tooLate(c)
  if (done === 'wrong') return enrolPage(c, refused('name', 'passkey').errors)
  return done.codes
    ? c.html(<CodesPage frame={frameOf(c)} t={t} codes={done.codes} goOnHref={done.goesTo} />)
    : c.redirect(done.goesTo, 303)
}

/** The letter that says a second factor was changed, in the reader's language. */
export function letterIn(c: Ask): { subject: string; text: string } {
  const { letter } = words(c)
  return { subject: letter.subject, text: letter.text(c.var.town.name) }
}

export function secondFactorRoutes(web: Web): void {
  const at = '/:locale{(?:da|en|ar-XB)}/sign-in/second-factor'
  web.get(at, (c) => showPage(c))
  web.post(at, limit('second-factor', 120, 60), takeSecondFactor)
  web.get(`${at}/new`, (c) => enrolPage(c))
  web.post(`${at}/new`, limit('second-factor', 120, 60), takeApp)
  web.post(`${at}/new-passkey`, limit('second-factor', 120, 60), takePasskey)
}
