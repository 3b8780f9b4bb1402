// Partners of an effort: added, corrected and taken away by whoever changes it; a partner says yes to its own promise.
import type { Tx } from '../../../platform/db.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { allOrganisations } from '../../../platform/people/organisations/store.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { changeable, changeableNow, effortAt } from '../asked.ts'
import { recordDeed } from '../deed.ts'
import type { Effort } from '../model.ts'
import { mayConfirm } from '../policy.ts'
import { named } from '../trail.ts'
import { confirmForm, type Partner, partnerForm } from './model.ts'
import { PartnerPage } from './pages.tsx'
import { addPartner, confirmPromise, correctPartner, nameOfPartner, partnersOf, removePartner } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

interface Asked {
  effort: Effort
  /** Null for a new one. */
  partner: Partner | null
}

async function partnerAt(c: Ask, tx: Tx, effort: Effort): Promise<Partner> {
  const id = idOf(c, 'partner')
  const partner = (await partnersOf(tx, effort.id)).find((one) => one.id === id)
  if (!partner) throw new Refused(404, '')
  return partner
}

async function asked(c: Ask, tx: Tx, isNew: boolean, effortOf = changeable): Promise<Asked> {
  const effort = await effortOf(c, tx)
  return { effort, partner: isNew ? null : await partnerAt(c, tx, effort) }
}

async function show(c: Ask, isNew: boolean, back?: Back): Promise<Response> {
  const { effort, partner, organisations } = await c.var.work(async (tx) => {
    const found = await asked(c, tx, isNew)
    const today = (await allOrganisations(tx)).filter(({ id, endedAt }) => endedAt === null || id === found.partner?.organisation)
    return { ...found, organisations: today }
  })
  const page = (
    <PartnerPage
      {...formProps(c, { da, en }, back)}
      effort={named(effort, c.var.locale)}
      organisations={organisations}
      partner={partner ?? undefined}
    />
  )
  return c.html(page, back ? 422 : 200)
}

/** Adds a partner or corrects one, and says so in the log; promises are public words, and not repeated there. */
async function keep(tx: Tx, { effort, partner }: Asked, fields: FormFields): Promise<Result<string>> {
  const read = readFields(partnerForm, fields)
  if (!read.ok) return read
  const form = read.value
  const name = await nameOfPartner(tx, form)
  if (name === null) return refused('organisation', 'organisation')
  const other = (await partnersOf(tx, effort.id)).find(
    ({ id, name: taken }) => id !== partner?.id && taken.toLowerCase() === name.toLowerCase(),
  )
  // A button pressed twice adds one partner, and says so.
  if (other && !partner && other.organisation === form.organisation && other.promise === form.promise) return accepted(effort.id)
  if (other) return refused(form.organisation ? 'organisation' : 'name', 'already', name)
  if (partner && partner.promise !== form.was && partner.promise !== form.promise) return refused('promise', 'meanwhile', partner.promise)
  if (partner) await correctPartner(tx, effort.id, partner.id, form, name)
  else await addPartner(tx, effort.id, form, name)
  const detail = { organisation: form.organisation, was: partner?.organisation ?? null }
  await recordDeed(tx, effort.id, { deed: partner ? 'partner corrected' : 'partner added', detail })
  return accepted(effort.id)
}

async function save(c: Ask, isNew: boolean): Promise<Response> {
  const fields = await readForm(c)
  const kept = await c.var.work(async (tx) => keep(tx, await asked(c, tx, isNew, changeableNow), fields))
  return kept.ok ? back(c, kept.value, 'partners') : show(c, isNew, { fields, errors: kept.errors })
}

const back = (c: Ask, effort: string, said: string) => c.redirect(href(c, `/efforts/${effort}?said=${said}`), 303)

export function partnerRoutes(web: Web): void {
  web.get(at('/efforts/:id/partners/new'), (c) => show(c, true))
  web.post(at('/efforts/:id/partners'), (c) => save(c, true))
  web.get(at('/efforts/:id/partners/:partner'), (c) => show(c, false))
  web.post(at('/efforts/:id/partners/:partner'), (c) => save(c, false))

  web.post(at('/efforts/:id/partners/:partner/remove'), async (c) => {
    const { effort } = await c.var.work(async (tx) => {
      const found = await asked(c, tx, false, changeableNow)
      if (found.partner) await removePartner(tx, found.effort.id, found.partner.id)
      await recordDeed(tx, found.effort.id, { deed: 'partner removed', detail: { organisation: found.partner?.organisation ?? null } })
      return found
    })
    return back(c, effort.id, 'partners')
  })

  web.post(at('/efforts/:id/partners/:partner/confirm'), async (c) => {
    const read = readFields(confirmForm, await readForm(c))
    const { effort, isSaid } = await c.var.work(async (tx) => {
      const effort = await effortAt(c, tx)
      const partner = await partnerAt(c, tx, effort)
      if (!mayConfirm(c.var.actor, partner)) throw new Refused(403, '')
      const promise = read.ok ? read.value.promise : ''
      const isSaid = await confirmPromise(tx, effort.id, partner.id, promise)
      if (isSaid) await recordDeed(tx, effort.id, { deed: 'promise confirmed' })
      return { effort, isSaid: isSaid || (partner.confirmedAt !== null && partner.promise === promise) }
    })
    return back(c, effort.id, isSaid ? 'confirmed' : 'otherPromise')
  })
}
