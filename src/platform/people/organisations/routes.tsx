// The administrator's story of the partners: add, correct, end. Staff and the partner itself may read.
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { markAsReal } from '../../demonstration.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { isId } from '../../id.ts'
import { explain, type FieldError, type FormFields, readFields, refused } from '../../result.ts'
import { type Organisation, organisationForm } from './model.ts'
import { EditOrganisationPage, type OrganisationFields, OrganisationPage, OrganisationsPage } from './pages.tsx'
import { mayManageOrganisations, maySeeOrganisation } from './policy.ts'
import { allOrganisations, correctOrganisation, endOrganisation, isNameTaken, makeOrganisation, organisationById } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const words = (c: Ask) => textsFor<typeof da>(c.var.locale, { da, en })
const toIn = (c: Ask) => (path: string) => href(c, path)
const done = (c: Ask) => words(c).done[c.req.query('done') ?? '']

function requireManager(c: Ask): void {
  if (!mayManageOrganisations(c.var.actor)) throw new Refused(404, '')
}

async function organisationAsked(c: Ask, tx: Tx): Promise<Organisation> {
  const id = c.req.param('id') ?? ''
  const found = isId(id) ? await organisationById(tx, id) : null
  if (!found || !maySeeOrganisation(c.var.actor, found)) throw new Refused(404, '')
  return found
}

async function list(c: Ask) {
  requireManager(c)
  const organisations = await c.var.work(allOrganisations)
  return c.html(<OrganisationsPage frame={frameOf(c)} t={words(c)} to={toIn(c)} organisations={organisations} done={done(c)} />)
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')
const asWritten = (came: FormFields): OrganisationFields => ({
  kind: one(came.kind),
  name: one(came.name),
  maySee: one(came.maySee),
  shared: Array.isArray(came.shared) ? came.shared : came.shared ? [came.shared] : [],
  contactName: one(came.contactName),
  contactEmail: one(came.contactEmail),
})

function editPage(c: Ask, organisation: Organisation | null, values: OrganisationFields, errors: FieldError[] = []) {
  const t = words(c)
  const page = (
    <EditOrganisationPage
      frame={frameOf(c)}
      t={t}
      to={toIn(c)}
      title={organisation?.name ?? t.makeTitle}
      action={href(c, `/organisations/${organisation?.id ?? 'new'}`)}
      values={values}
      organisation={organisation}
      errors={explain(errors, t.errors)}
      done={done(c)}
    />
  )
  return c.html(page, errors.length > 0 ? 422 : 200)
}

const mayCorrect = (c: Ask, organisation: Organisation): boolean => mayManageOrganisations(c.var.actor) && !organisation.endedAt

/** Whoever may correct it reads the name and address of the contact there; the page of all others has no person on it. */
async function show(c: Ask) {
  const organisation = await c.var.work(async (tx) => {
    const found = await organisationAsked(c, tx)
    if (mayCorrect(c, found)) await record(tx, { deed: 'read', thing: 'organisation', thingId: found.id })
    return found
  })
  if (mayCorrect(c, organisation)) return editPage(c, organisation, organisation)
  return c.html(<OrganisationPage frame={frameOf(c)} t={words(c)} organisation={organisation} done={done(c)} />)
}

/** Makes a new one, or corrects the one of the address. */
async function save(c: Ask, organisation: Organisation | null) {
  requireManager(c)
  if (organisation?.endedAt) throw new Refused(404, '')
  const came = await readForm(c)
  const form = readFields(organisationForm, came)
  if (!form.ok) return editPage(c, organisation, asWritten(came), form.errors)
  const id = await c.var.work(async (tx) => {
    if (await isNameTaken(tx, form.value.name, organisation?.id ?? null)) return null
    const saved = organisation?.id ?? (await makeOrganisation(tx, form.value))
    if (organisation) await correctOrganisation(tx, saved, form.value)
    await markAsReal(tx, 'platform.organisation', saved)
    await record(tx, {
      deed: organisation ? 'changed' : 'made',
      thing: 'organisation',
      thingId: saved,
      detail: { shared: form.value.shared },
    })
    return saved
  })
  if (!id) return editPage(c, organisation, asWritten(came), refused('name', 'nameTaken', form.value.name).errors)
  return c.redirect(href(c, `/organisations/${id}?done=${organisation ? 'saved' : 'made'}`), 303)
}

async function end(c: Ask) {
  requireManager(c)
  const id = await c.var.work(async (tx) => {
    const { id } = await organisationAsked(c, tx)
    const people = await endOrganisation(tx, id)
    await record(tx, { deed: 'ended', thing: 'organisation', thingId: id, detail: { people: people.length } })
    for (const account of people) await record(tx, { deed: 'disabled', thing: 'account', thingId: account, detail: { with: id } })
    return id
  })
  return c.redirect(href(c, `/organisations/${id}?done=ended`), 303)
}

export function organisationRoutes(web: Web): void {
  const at = '/:locale{(?:da|en|ar-XB)}/organisations'
  web.get(at, list)
  web.get(`${at}/new`, (c) => {
    requireManager(c)
    return editPage(c, null, asWritten({}))
  })
  web.post(`${at}/new`, (c) => save(c, null))
  web.get(`${at}/:id`, show)
  web.post(`${at}/:id`, async (c) => save(c, await c.var.work((tx) => organisationAsked(c, tx))))
  web.post(`${at}/:id/end`, end)
}
