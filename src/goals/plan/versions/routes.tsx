// Colleagues see every version; coordinator and leader begin one, say what it is about, move it on and enter the council's decision.

import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { accepted, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { assemble } from '../assemble.ts'
import { beginPlan } from '../begin.ts'
import { adoptedDocument } from '../frozen.ts'
import { legalBasisById, listLegalBases } from '../legal-basis/store.ts'
import { isOpen, type PlanKind, type PlanVersion, workbenchPath } from '../model.ts'
import type { PlanParts } from '../plan-part.ts'
import { mayWritePlan } from '../policy.ts'
import { beginStatus } from '../status/draft.ts'
import { correctVersion, justBegun, listVersions, publishedVersions } from '../store.ts'
import { adoptionRoutes } from './adoption-routes.tsx'
import { onOpenVersion, requireReader, requireWriter, settingOf, versionAsked, whoOf } from './asked.ts'
import { newPlanForm, newStatusForm, settingsForm, withDays } from './model.ts'
import { NewVersionPage, PreviewPage, VersionsPage } from './pages.tsx'
import { SettingsPage } from './settings-page.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { workbenchRoutes } from './workbench-routes.tsx'

const texts = { da, en }
const propsOf = (c: Ask, back?: Back) => formProps(c, texts, back)
const kindOf = (c: Ask): PlanKind => (c.req.query('kind') === 'status' ? 'status' : 'plan')

async function showNew(c: Ask, back?: Back): Promise<Response> {
  requireWriter(c)
  const adopted = await c.var.work(adoptedPlan)
  const thisYear = Number(todayInTown().slice(0, 4))
  return c.html(<NewVersionPage {...propsOf(c, back)} kind={kindOf(c)} adopted={adopted} thisYear={thisYear} />, back ? 422 : 200)
}

const adoptedPlan = async (tx: Tx) => (await publishedVersions(tx, 'plan')).find(({ state }) => state === 'adopted') ?? null

async function begin(c: Ask): Promise<Response> {
  requireWriter(c)
  const fields = await readForm(c)
  const begun = kindOf(c) === 'plan' ? await newPlan(c, fields) : await newStatus(c, fields)
  if (!begun.ok) return showNew(c, { fields, errors: begun.errors })
  return c.redirect(`${href(c, workbenchPath({ id: begun.value }))}?done=begun`, 303)
}

async function newPlan(c: Ask, fields: FormFields): Promise<Result<string>> {
  const read = readFields(newPlanForm, fields)
  if (!read.ok) return read
  const { title, from } = read.value
  const id = await c.var.work(async (tx) => {
    const begun = await justBegun(tx, { kind: 'plan', title })
    if (begun) return begun
    const earlier = from === 'adopted' ? await adoptedPlan(tx) : null
    const basis = { basedOn: earlier?.id ?? null, legalBasis: earlier?.legalBasis ?? null }
    return beginPlan(tx, { kind: 'plan', title, ...basis, year: null, figuresAsOf: todayInTown(), reviewOn: null }, whoOf(c))
  })
  return accepted(id)
}

async function newStatus(c: Ask, fields: FormFields): Promise<Result<string>> {
  const today = todayInTown()
  const read = readFields(newStatusForm(today), fields)
  if (!read.ok) return read
  const { title } = read.value
  return accepted(
    await c.var.work(async (tx) => (await justBegun(tx, { kind: 'status', title })) ?? beginStatus(tx, { ...read.value, today }, whoOf(c))),
  )
}

async function showSettings(c: Ask, version: PlanVersion, back?: Back, isStale = false): Promise<Response> {
  const legalBases = await c.var.work(listLegalBases)
  const page = { ...propsOf(c, back), version, legalBases, isStale }
  return c.html(<SettingsPage {...page} />, isStale ? 409 : back ? 422 : 200)
}

async function saveSettings(c: Ask, version: PlanVersion): Promise<Response> {
  const fields = withDays(await readForm(c), 'figuresAsOf', 'reviewOn')
  const today = todayInTown()
  const read = readFields(settingsForm(today), fields)
  if (!read.ok) return showSettings(c, version, { fields, errors: read.errors })
  const { revision, ...settings } = read.value
  const isNewDay = settings.reviewOn !== version.reviewOn && settings.reviewOn !== null
  if (isNewDay && settings.reviewOn !== null && settings.reviewOn <= today)
    return showSettings(c, version, { fields, ...refused('reviewOn', 'reviewPast') })
  const saved = await c.var.work(async (tx) => {
    if (settings.legalBasis && !(await legalBasisById(tx, settings.legalBasis))) return 'no-basis'
    if (!(await correctVersion(tx, version.id, settings, revision))) return 'stale'
    await record(tx, { deed: 'changed', thing: 'plan version', thingId: version.id, detail: { ...settings } })
    return 'saved'
  })
  if (saved === 'no-basis') return showSettings(c, version, { fields, ...refused('legalBasis', 'legalBasisMissing') })
  if (saved === 'stale') return showSettings(c, version, { fields, errors: [] }, true)
  return c.redirect(`${href(c, workbenchPath(version))}?done=saved`, 303)
}

async function showPreview(c: Ask, parts: PlanParts): Promise<Response> {
  requireReader(c)
  const version = await versionAsked(c)
  const document = await c.var.work(async (tx) => {
    if (isOpen(version.state)) return (await assemble(tx, version, settingOf(c, parts))).document
    return (await adoptedDocument(tx, version.id))?.document
  })
  if (!document) throw new Error(`Version ${version.id} is adopted and has no document`)
  return c.html(<PreviewPage {...propsOf(c)} version={version} document={{ ...document, state: version.state }} />)
}

export function versionRoutes(web: Web, parts: PlanParts): void {
  web.get(at('/plans'), async (c) => {
    requireReader(c)
    return c.html(<VersionsPage {...propsOf(c)} versions={await c.var.work(listVersions)} mayWrite={mayWritePlan(c.var.actor)} />)
  })
  web.get(at('/plans/new'), (c) => showNew(c))
  web.post(at('/plans/new'), begin)
  web.get(
    at('/plans/:id/settings'),
    onOpenVersion((c, version) => showSettings(c, version)),
  )
  web.post(at('/plans/:id/settings'), onOpenVersion(saveSettings))
  web.get(at('/plans/:id/preview'), (c) => showPreview(c, parts))
  adoptionRoutes(web, parts)
  workbenchRoutes(web, parts)
}
