// Signing in and out with the municipality's own account, and the administrator's list of what its groups may be here.
import { record } from '../../audit.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { isLocale, textsFor } from '../../i18n.ts'
import { log } from '../../log.ts'
import { limit } from '../../rate-limit.ts'
import { explain, type FieldError, type FormFields, readFields } from '../../result.ts'
import { mayManageAccounts } from '../accounts/policy.ts'
import { seal, unseal } from '../sealed.ts'
import { destination, enter, finishStep, rememberedStep, rememberStep } from '../sign-in/enter.ts'
import { askWhenNotFresh } from '../sign-in/fresh.tsx'
import { localPath } from '../sign-in/model.ts'
import { ShutPage } from '../sign-in/pages.tsx'
import { beginStep, findStep } from '../sign-in/store.ts'
import { da as peopleDa } from '../texts.da.ts'
import { en as peopleEn } from '../texts.en.ts'
import { workRoleForm, workRoles } from './model.ts'
import { MappingPage } from './pages.tsx'
import { findProvider, type Journey, planJourney, signOutAddress, welcomeBack } from './provider.ts'
import { addWorkRole, removeWorkRole, workMapping } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { type Welcome, welcome } from './welcome.ts'

const words = (c: Ask) => textsFor<typeof da>(c.var.locale, { da, en })
const journeyUse = 'work journey'

function shut(c: Ask, kind: 'away' | 'broken' | Exclude<Welcome['kind'], 'in'>) {
  const t = words(c)
  const said = {
    away: [t.awayTitle, t.away],
    broken: [t.brokenTitle, t.broken],
    'no role': [t.noRoleTitle, t.noRole],
    'no address': [t.noAddressTitle, t.noAddress],
    closed: [t.closedTitle, t.closed],
    partner: [t.partnerTitle, t.partner],
    unchecked: [t.uncheckedTitle, t.unchecked],
  } as const
  const [title, text] = said[kind]
  return c.html(
    <ShutPage frame={frameOf(c)} title={title} text={text} next={{ text: t.again, href: href(c, '/sign-in') }} />,
    kind === 'away' ? 503 : 403,
  )
}

async function go(c: Ask) {
  const { config } = c.var.platform
  if (!config.oidc) throw new Refused(404, '')
  // Another site must not be able to start a sign-in for somebody by a link or a picture.
  if (c.req.header('sec-fetch-site') === 'cross-site') return c.redirect(href(c, '/sign-in'), 303)
  const provider = await findProvider(config)
  if (!provider) return shut(c, 'away')
  // Somebody who is in already comes to show themselves once more, before they change what opens the door.
  const { address, journey } = await planJourney(config, provider, { anew: c.var.actor.account !== null })
  const sealed = seal(config.secret, journeyUse, '', JSON.stringify({ ...journey, locale: c.var.locale }))
  const token = await c.var.workAsSystem(
    (tx) => beginStep(tx, { kind: 'oidc', account: null, goesTo: localPath(c.req.query('to')), sealed }),
    'sign in with a work account',
  )
  rememberStep(c, token)
  return c.redirect(address, 303)
}

async function comeBack(c: Ask) {
  const { config } = c.var.platform
  if (!config.oidc) throw new Refused(404, '')
  const step = await c.var.workAsSystem(async (tx) => {
    const found = await findStep(tx, rememberedStep(c), 'oidc')
    if (found) await finishStep(c, tx, found.id)
    return found
  }, 'sign in with a work account')
  const opened = step && unseal(config.secret, journeyUse, '', step.sealed)
  if (!opened) {
    log('warning', 'an answer of the work sign-in belongs to no journey', { number: c.var.requestNumber })
    return shut(c, 'broken')
  }
  // Sealed by us and by nobody else, so the shape is known.
  const journey = JSON.parse(opened) as Journey & { locale: string }
  if (isLocale(journey.locale)) c.set('locale', journey.locale)
  const provider = await findProvider(config)
  if (!provider) return shut(c, 'away')
  const person = await welcomeBack(config, provider, journey, new URL(c.req.url).search)
  if (!person) return shut(c, 'broken')
  const outcome = await c.var.workAsSystem(async (tx) => {
    const result = await welcome(tx, person)
    if (result.kind === 'in') await enter(c, tx, result.account, 'oidc', person.shownAt)
    return result
  }, 'sign in with a work account')
  if (outcome.kind === 'in') return c.redirect(destination(c, outcome.account, step.goesTo), 303)
  log('warning', 'a work sign-in did not open', { number: c.var.requestNumber, outcome: outcome.kind })
  return shut(c, outcome.kind)
}

/** Out of the town already; the work account is still open in the browser, for the next person at it too. */
async function stillOpen(c: Ask) {
  const { config } = c.var.platform
  const provider = await findProvider(config)
  const address = provider && signOutAddress(config, provider)
  if (!address) return c.redirect(href(c, '/'), 303)
  const t = words(c)
  return c.html(<ShutPage frame={frameOf(c)} title={t.outTitle} text={t.out} next={{ text: t.outAtWork, href: address }} />)
}

function requireAdministrator(c: Ask): void {
  if (!mayManageAccounts(c.var.actor)) throw new Refused(404, '')
}

async function mappingPage(c: Ask, came: FormFields = {}, errors: FieldError[] = []) {
  requireAdministrator(c)
  const t = words(c)
  const page = (
    <MappingPage
      frame={frameOf(c)}
      t={t}
      roleNames={textsFor<typeof peopleDa>(c.var.locale, { da: peopleDa, en: peopleEn }).roles}
      roles={workRoles}
      mapping={await c.var.work(workMapping)}
      peopleHref={href(c, '/people')}
      action={href(c, '/people/work-roles')}
      removeAction={href(c, '/people/work-roles/remove')}
      isOn={c.var.platform.config.oidc !== null}
      isSaved={c.req.query('saved') === 'yes'}
      came={{ claim: typeof came.claim === 'string' ? came.claim : '', role: typeof came.role === 'string' ? came.role : '' }}
      errors={explain(errors, t.errors)}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}

async function changeMapping(c: Ask, deed: 'gave' | 'took') {
  requireAdministrator(c)
  // A group made administrator is a door for everybody in it.
  const shut = await askWhenNotFresh(c, '/people/work-roles', 'manage accounts')
  if (shut) return shut
  const came = await readForm(c)
  const form = readFields(workRoleForm, came)
  if (!form.ok) return mappingPage(c, came, form.errors)
  await c.var.work(async (tx) => {
    await (deed === 'gave' ? addWorkRole : removeWorkRole)(tx, form.value)
    await record(tx, {
      deed: deed === 'gave' ? 'added' : 'removed',
      thing: 'work role',
      thingId: form.value.claim,
      detail: { role: form.value.role },
    })
  })
  return c.redirect(href(c, '/people/work-roles?saved=yes'), 303)
}

export function workSignInRoutes(web: Web): void {
  const at = '/:locale{(?:da|en|ar-XB)}'
  web.get(`${at}/sign-in/work`, limit('work-sign-in', 60, 60), go)
  web.get('/sign-in/work/return', limit('work-sign-in', 60, 60), comeBack)
  web.get(`${at}/sign-out/work`, limit('work-sign-in', 60, 60), stillOpen)
  web.get(`${at}/people/work-roles`, (c) => mappingPage(c))
  web.post(`${at}/people/work-roles`, (c) => changeMapping(c, 'gave'))
  web.post(`${at}/people/work-roles/remove`, (c) => changeMapping(c, 'took'))
}
