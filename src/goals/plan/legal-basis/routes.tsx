// Colleagues read what the law says; coordinator and leader keep the entries.

import { record } from '../../../platform/audit.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { readFields } from '../../../platform/result.ts'
import { mayKeepLegalBases, maySeeVersions } from '../policy.ts'
import { legalBasisForm, withDays } from './model.ts'
import { LegalBasesPage, LegalBasisPage } from './pages.tsx'
import { addLegalBasis, correctLegalBasis, legalBasisById, listLegalBases, removeLegalBasis } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

function requireKeeper(c: Ask): void {
  if (!maySeeVersions(c.var.actor)) throw new Refused(404, '')
  if (!mayKeepLegalBases(c.var.actor)) throw new Refused(403, '')
}

async function list(c: Ask): Promise<Response> {
  if (!maySeeVersions(c.var.actor)) throw new Refused(404, '')
  const bases = await c.var.work(listLegalBases)
  const shared = formProps(c, texts)
  const page = {
    ...shared,
    bases,
    today: todayInTown(),
    mayKeep: mayKeepLegalBases(c.var.actor),
    done: doneIn(c, shared.t.done),
  }
  return c.html(<LegalBasesPage {...page} />)
}

type Trouble = 'inUse' | 'stale'

/** One entry to correct; `id` is null for a new one. */
async function show(c: Ask, id: string | null, back?: Back, trouble?: Trouble): Promise<Response> {
  requireKeeper(c)
  const basis = id === null ? null : await c.var.work((tx) => legalBasisById(tx, id))
  if (id !== null && !basis) throw new Refused(404, '')
  const status = trouble === 'stale' ? 409 : back || trouble ? 422 : 200
  return c.html(<LegalBasisPage {...formProps(c, texts, back)} basis={basis} trouble={trouble} />, status)
}

async function save(c: Ask, id: string | null): Promise<Response> {
  requireKeeper(c)
  const fields = withDays(await readForm(c))
  const read = readFields(legalBasisForm, fields)
  if (!read.ok) return show(c, id, { fields, errors: read.errors })
  const isSaved = await c.var.work(async (tx) => {
    if (id !== null && !(await correctLegalBasis(tx, { id, ...read.value }))) return false
    const thingId = id ?? (await addLegalBasis(tx, read.value))
    await record(tx, { deed: id === null ? 'added' : 'changed', thing: 'legal basis', thingId, detail: { title: read.value.title } })
    return true
  })
  if (!isSaved) return show(c, id, { fields, errors: [] }, 'stale')
  return c.redirect(`${href(c, '/legal-bases')}?done=${id === null ? 'added' : 'saved'}`, 303)
}

async function remove(c: Ask): Promise<Response> {
  requireKeeper(c)
  const id = idOf(c)
  const isGone = await c.var.work(async (tx) => {
    const gone = await removeLegalBasis(tx, id)
    if (gone) await record(tx, { deed: 'removed', thing: 'legal basis', thingId: id })
    return gone
  })
  return isGone ? c.redirect(`${href(c, '/legal-bases')}?done=removed`, 303) : show(c, id, undefined, 'inUse')
}

export function legalBasisRoutes(web: Web): void {
  web.get(at('/legal-bases'), list)
  web.get(at('/legal-bases/new'), (c) => show(c, null))
  web.post(at('/legal-bases/new'), (c) => save(c, null))
  web.get(at('/legal-bases/:id'), (c) => show(c, idOf(c)))
  web.post(at('/legal-bases/:id'), (c) => save(c, idOf(c)))
  web.post(at('/legal-bases/:id/remove'), remove)
}
