// The administrator's story: see who has access, invite, correct, and close; every deed one line in the log.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { markAsReal } from '../../demonstration.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { queueMail } from '../../mail.ts'
import { limit } from '../../rate-limit.ts'
import { explain, type FieldError, type FormFields, readFields, refused } from '../../result.ts'
import { isFresh, sessionsOf } from '../../session.ts'
import { inNameOf } from '../in-name-of.ts'
import { allOrganisations } from '../organisations/store.ts'
import { hasFactor } from '../second-factor/model.ts'
import { accountsWithFactor, factorsOf } from '../second-factor/store.ts'
import { signInAgain } from '../sign-in/fresh.tsx'
import { da as peopleDa } from '../texts.da.ts'
import { en as peopleEn } from '../texts.en.ts'
import { accessRoutes } from './access-routes.tsx'
import { accountAsked, back, freshly, from, requireManager, words } from './asked.ts'
import type { AccountFields } from './fields.tsx'
import { makeInvited, sendInvitation } from './invite.ts'
import { listFile } from './list-file.ts'
import { type Account, type AccountForm, accountForm, invitationForm, isGroup, type ListedAccount, sameRoles } from './model.ts'
import { AccountPage, InvitePage, ListPage } from './pages.tsx'
import { mayChangeRoles } from './policy.ts'
import { accountByEmail, allAccounts, correctAccount, setRoles } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const roleNames = (c: Ask) => textsFor<typeof peopleDa>(c.var.locale, { da: peopleDa, en: peopleEn }).roles
const toIn = (c: Ask) => (path: string) => href(c, path)
const done = (c: Ask) => words(c).done[c.req.query('done') ?? '']

const listed = (c: Ask): Promise<ListedAccount[]> =>
  inNameOf(c, 'manage accounts', async (tx) => {
    const withFactor = await accountsWithFactor(tx)
    await record(tx, { deed: 'listed', thing: 'accounts', thingId: 'all' })
    return (await allAccounts(tx)).map((account) => ({ ...account, hasSecondFactor: withFactor.has(account.id) }))
  })

async function list(c: Ask) {
  requireManager(c)
  const asked = c.req.query('group')
  const accounts = await listed(c)
  const search = (c.req.query('search') ?? '').slice(0, 200)
  return c.html(
    <ListPage
      frame={frameOf(c)}
      t={words(c)}
      roleNames={roleNames(c)}
      to={toIn(c)}
      group={isGroup(asked) ? asked : 'staff'}
      search={search}
      accounts={accounts}
      done={done(c)}
    />,
  )
}

async function download(c: Ask) {
  requireManager(c)
  const t = words(c)
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${c.var.locale === 'en' ? 'people' : 'mennesker'}.csv"`)
  return c.body(listFile(await listed(c), t, roleNames(c)))
}

const many = (value: string | string[] | undefined): string[] => (Array.isArray(value) ? value : value ? [value] : [])
const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')
const asWritten = (came: FormFields): AccountFields => ({
  name: one(came.name),
  email: one(came.email),
  roles: many(came.roles),
  organisation: one(came.organisation),
  locale: one(came.locale) || 'da',
})
const asStored = (account: Account): AccountFields => ({ ...account, email: account.email ?? '', organisation: account.organisation ?? '' })

const choices = async (tx: Tx, keep: string | null = null) =>
  (await allOrganisations(tx)).filter(({ id, endedAt }) => endedAt === null || id === keep)

async function invitePage(c: Ask, came: FormFields = {}, errors: FieldError[] = []) {
  requireManager(c)
  const t = words(c)
  const organisations = await c.var.work((tx) => choices(tx))
  const page = (
    <InvitePage
      frame={frameOf(c)}
      t={t}
      roleNames={roleNames(c)}
      to={toIn(c)}
      values={asWritten(came)}
      organisations={organisations}
      errors={explain(errors, t.errors)}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}

/** What the form alone cannot know: whether the address is free and the organisation there. */
async function conflicts(tx: Tx, form: AccountForm, self: string | null): Promise<FieldError[]> {
  const holder = await accountByEmail(tx, form.email)
  if (holder && holder.id !== self) return refused('email', 'emailTaken', form.email).errors
  if (form.organisation && !(await choices(tx)).some(({ id }) => id === form.organisation))
    return refused('organisation', 'organisation').errors
  return []
}

async function sendInvite(c: Ask) {
  const came = await readForm(c)
  const form = readFields(invitationForm, came)
  if (!form.ok) return invitePage(c, came, form.errors)
  const errors = await c.var.work(async (tx) => {
    const found = await conflicts(tx, form.value, null)
    if (found.length > 0) return found
    const id = await makeInvited(tx, form.value)
    await sendInvitation(tx, { id, ...form.value }, from(c))
    return []
  }, 'manage accounts')
  return errors.length > 0 ? invitePage(c, came, errors) : c.redirect(href(c, '/people?done=invited'), 303)
}

async function accountPage(c: Ask, came?: FormFields, errors: FieldError[] = []) {
  requireManager(c)
  const t = words(c)
  const shown = await inNameOf(c, 'manage accounts', async (tx) => {
    const account = await accountAsked(c, tx)
    await record(tx, { deed: 'read', thing: 'account', thingId: account.id })
    const organisations = await choices(tx, account.organisation)
    const hasSecondFactor = hasFactor(await factorsOf(tx, account.id))
    return { account, organisations, hasSecondFactor, sessions: (await sessionsOf(tx, account.id)).length }
  })
  const page = (
    <AccountPage
      {...shown}
      frame={frameOf(c)}
      t={t}
      roleNames={roleNames(c)}
      to={toIn(c)}
      organisationName={shown.organisations.find(({ id }) => id === shown.account.organisation)?.name ?? null}
      isSelf={!mayChangeRoles(c.var.actor, shown.account)}
      values={came ? asWritten(came) : asStored(shown.account)}
      errors={explain(errors, t.errors)}
      done={done(c)}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}

async function correct(c: Ask) {
  requireManager(c)
  const came = await readForm(c)
  const form = readFields(accountForm, came)
  if (!form.ok) return accountPage(c, came, form.errors)
  const errors = await c.var.work((tx) => saveCorrection(c, tx, form.value), 'manage accounts')
  if (errors === 'not fresh') return signInAgain(c, `/people/${c.req.param('id')}`)
  return errors.length > 0 ? accountPage(c, came, errors) : back(c, 'saved')
}

async function saveCorrection(c: Ask, tx: Tx, form: AccountForm): Promise<FieldError[] | 'not fresh'> {
  const account = await accountAsked(c, tx)
  if (!mayChangeRoles(c.var.actor, account) || account.status === 'left') throw new Refused(404, '')
  const isResident = account.roles.includes('resident')
  if (form.roles.length === 0 && !isResident) return refused('roles', 'rolesMissing').errors
  const found = await conflicts(tx, form, account.id)
  if (found.length > 0) return found
  const wanted = form.roles.length > 0 ? form.roles : ['resident']
  // Whoever holds the mailbox can get in, and a role opens doors: either asks for a new sign-in.
  if ((account.email !== form.email || !sameRoles(account.roles, wanted)) && !(await isFresh(tx))) return 'not fresh'
  await correctAccount(tx, account.id, form)
  // No letter reaches an invented person; one with an address of their own is somebody real.
  if (account.email !== form.email) await markAsReal(tx, 'platform.account', account.id)
  const { given, taken } = await setRoles(tx, account.id, wanted)
  await record(tx, {
    deed: 'changed',
    thing: 'account',
    thingId: account.id,
    detail: { given, taken, address: account.email !== form.email },
  })
  if (account.email && account.email !== form.email) await tellOfChange(c, tx, account, [account.email, form.email])
  return []
}

async function tellOfChange(c: Ask, tx: Tx, account: Account, addresses: string[]): Promise<void> {
  const { addressLetter } = account.locale === 'en' ? en : da
  for (const to of addresses) await queueMail(tx, { to, subject: addressLetter.subject, text: addressLetter.text(c.var.town.name) })
}

export function accountRoutes(web: Web): void {
  const at = '/:locale{(?:da|en|ar-XB)}/people'
  web.get(at, list)
  web.get(`${at}/list.csv`, limit('list of people', 60, 60), download)
  // Asked before the form is shown too, so that nobody fills it in for nothing.
  web.get(
    `${at}/new`,
    freshly((c) => invitePage(c)),
  )
  web.post(`${at}/new`, freshly(sendInvite))
  web.get(`${at}/:id`, (c) => accountPage(c))
  web.post(`${at}/:id`, correct)
  accessRoutes(web)
}
