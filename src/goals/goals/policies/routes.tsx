// Everybody finds the policies the goals cohere with; coordinator and leader link them.
import { record } from '../../../platform/audit.ts'
import { markAsReal } from '../../../platform/demonstration.ts'
import { dayField, todayInTown } from '../../../platform/form/model.ts'
import { at, idOf } from '../../../platform/http/address.ts'
import type { Back } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { readFields, refused } from '../../../platform/result.ts'
import { mayKeepGoals } from '../policy.ts'
import { answerDone, doneOf, keepingProps, onlyKeepers } from '../room/room.ts'
import { goalWords } from '../wording/words.ts'
import { policyForm } from './model.ts'
import { PoliciesPage, PolicyPage } from './pages.tsx'
import { correctPolicy, linkPolicy, listPolicies, unlinkPolicy } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da, en }

const readPolicies = (c: Ask) => c.var.work(async (tx) => ({ policies: await listPolicies(tx), worded: await goalWords(tx, c.var.locale) }))

/** The form; `id` is null for a policy not linked yet. */
async function show(c: Ask, id: string | null, back?: Back): Promise<Response> {
  const { policies, worded } = await readPolicies(c)
  const policy = policies.find((one) => one.id === id)
  if (id !== null && !policy) throw new Refused(404, '')
  return c.html(<PolicyPage {...keepingProps(c, texts, back)} worded={worded} policy={policy} />, back ? 422 : 200)
}

async function save(c: Ask, id: string | null): Promise<Response> {
  const fields = await readForm(c)
  const read = readFields(policyForm(todayInTown()), { ...fields, adoptedOn: dayField(fields, 'adoptedOn') })
  if (!read.ok) return show(c, id, { fields, errors: read.errors })
  const done = await c.var.work(async (tx) => {
    const saved = id === null ? await linkPolicy(tx, read.value) : (await correctPolicy(tx, id, read.value)) && id
    if (!saved) return null
    await markAsReal(tx, 'goals.policy', saved)
    await record(tx, { deed: id === null ? 'added' : 'changed', thing: 'policy', thingId: saved, detail: { ...read.value } })
    return saved
  })
  if (!done) return show(c, id, { fields, errors: refused('nameDa', 'nameTaken', read.value.nameDa).errors })
  return answerDone(c, '/policies', id === null ? 'added' : 'saved')
}

export function policyRoutes(web: Web): void {
  web.get(at('/policies'), async (c) =>
    c.html(<PoliciesPage {...keepingProps(c, texts)} {...(await readPolicies(c))} done={doneOf(c)} mayKeep={mayKeepGoals(c.var.actor)} />),
  )

  web.get(at('/policies/new'), (c) => {
    onlyKeepers(c)
    return show(c, null)
  })
  web.post(at('/policies/new'), (c) => {
    onlyKeepers(c)
    return save(c, null)
  })
  web.get(at('/policies/:id'), (c) => {
    onlyKeepers(c)
    return show(c, idOf(c))
  })
  web.post(at('/policies/:id'), (c) => {
    onlyKeepers(c)
    return save(c, idOf(c))
  })
  web.post(at('/policies/:id/remove'), async (c) => {
    onlyKeepers(c)
    await c.var.work(async (tx) => {
      if (!(await unlinkPolicy(tx, idOf(c)))) throw new Refused(404, '')
      await record(tx, { deed: 'removed', thing: 'policy', thingId: idOf(c) })
    })
    return answerDone(c, '/policies', 'removed')
  })
}
