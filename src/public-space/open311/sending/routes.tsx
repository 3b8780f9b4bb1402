// The administrator says which other systems faults are sent on to: configuration, never code.
import { record } from '../../../platform/audit.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { newId } from '../../../platform/id.ts'
import { seal } from '../../../platform/people/sealed.ts'
import { type FormFields, readFields, refused } from '../../../platform/result.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { da as reportDa } from '../../reports/texts.da.ts'
import { en as reportEn } from '../../reports/texts.en.ts'
import { keepsKeys } from '../keys/policy.ts'
import { isCallable, sealedUse, type Target, targetForm } from './model.ts'
import { TargetPage, TargetsPage } from './pages.tsx'
import { addTarget, correctTarget, listTargets, readTarget } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const path = '/reports/sending'

/** For anybody but the administrator these pages are not there. */
function onlyKeeper(c: Ask): void {
  if (!keepsKeys(c.var.actor)) throw new Refused(404, '')
}

async function targetAsked(c: Ask): Promise<Target> {
  onlyKeeper(c)
  const target = await c.var.work((tx) => readTarget(tx, idOf(c)))
  if (!target) throw new Refused(404, '')
  return target
}

async function show(c: Ask, target: Target | null, back?: Back): Promise<Response> {
  const words = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  const areas = (await c.var.work(listAreas)).filter(({ kind }) => kind !== 'outline')
  return c.html(<TargetPage {...formProps(c, { da, en }, back)} words={words} target={target} areas={areas} />, back ? 422 : 200)
}

/** The form as a target; a key is sealed for it, and one left empty stays as it was. */
function readTargetForm(c: Ask, fields: FormFields, id: string, before: Target | null) {
  const read = readFields(targetForm, fields)
  if (!read.ok) return read
  const { key, ...target } = read.value
  const { mode, secret } = c.var.platform.config
  if (!isCallable(target.endpoint, mode === 'demonstration')) return refused('endpoint', 'endpoint', target.endpoint)
  return { ok: true as const, value: { ...target, sealedKey: key === '' ? (before?.sealedKey ?? '') : seal(secret, sealedUse, id, key) } }
}

async function save(c: Ask, before: Target | null): Promise<Response> {
  const fields = await readForm(c)
  const id = before?.id ?? newId()
  const read = readTargetForm(c, fields, id, before)
  if (!read.ok) return show(c, before, { fields, errors: read.errors })
  const { sealedKey: _, ...detail } = read.value
  const isSaved = await c.var.work(async (tx) => {
    const saved = before ? await correctTarget(tx, id, read.value) : (await addTarget(tx, id, read.value)) !== null
    if (saved) await record(tx, { deed: before ? 'changed' : 'added', thing: 'fault receiver', thingId: id, detail })
    return saved
  })
  if (!isSaved) return show(c, before, { fields, errors: refused('name', 'nameTaken', read.value.name).errors })
  return c.redirect(`${href(c, path)}?done=${before ? 'saved' : 'added'}`, 303)
}

export function sendingRoutes(web: Web): void {
  web.get(at(path), async (c) => {
    onlyKeeper(c)
    const { frame, t } = formProps(c, { da, en })
    return c.html(<TargetsPage frame={frame} t={t} targets={await c.var.work(listTargets)} done={doneIn(c, t.done)} />)
  })

  web.get(at(`${path}/new`), (c) => {
    onlyKeeper(c)
    return show(c, null)
  })
  web.post(at(`${path}/new`), (c) => {
    onlyKeeper(c)
    return save(c, null)
  })
  web.get(at(`${path}/:id`), async (c) => show(c, await targetAsked(c)))
  web.post(at(`${path}/:id`), async (c) => save(c, await targetAsked(c)))
}
