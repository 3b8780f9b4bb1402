// The rules for who handles a report: seen by those who see reports, tried on last month's and then saved by administrator or coordinator.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { markAsReal } from '../../../platform/demonstration.ts'
import { revisionIn } from '../../../platform/form/model.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { fieldIn, readFields } from '../../../platform/result.ts'
import { da as wordsDa } from '../../reports/texts.da.ts'
import { en as wordsEn } from '../../reports/texts.en.ts'
import { type Rule, type RuleForm, ruleForm, withKinds } from '../model.ts'
import { mayRoute, maySeeRouting } from '../policy.ts'
import { addRule, correctRule, findRule, holdRules, latestChanges, listRules, noteChange, removeRule } from '../store.ts'
import { choosable, isChosenThere, sealOf, tryRule } from './asked.ts'
import { RulePage, type RulePageProps, RulesPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const wordsIn = (c: Ask) => textsFor(c.var.locale, { da: wordsDa, en: wordsEn })

function requireRouter(c: Ask): void {
  if (!mayRoute(c.var.actor)) throw new Refused(maySeeRouting(c.var.actor) ? 403 : 404, '')
}

async function ruleAt(c: Ask, tx: Tx): Promise<Rule> {
  const rule = await findRule(tx, idOf(c))
  if (!rule) throw new Refused(404, '')
  return rule
}

type More = Pick<RulePageProps, 'tried' | 'seal' | 'mustTry' | 'meanwhile'>

async function show(c: Ask, isNew: boolean, back?: Back, more: More = {}): Promise<Response> {
  const found = await c.var.work(async (tx) => {
    const rules = await listRules(tx)
    const rule = isNew ? undefined : await ruleAt(c, tx)
    return { ...(await choosable(tx)), rule, nextPlace: Math.min(999, (rules.at(-1)?.place ?? 0) + 10) }
  })
  const isWrong = (back?.errors.length ?? 0) > 0 || more.mustTry || more.meanwhile !== undefined
  return c.html(<RulePage {...formProps(c, { da, en }, back)} w={wordsIn(c)} {...found} {...more} />, isWrong ? 422 : 200)
}

/** Tries a rule as it is written, or saves it when it was tried just as it stands. */
async function trySave(c: Ask, isNew: boolean): Promise<Response> {
  requireRouter(c)
  const fields = withKinds(await readForm(c))
  const read = readFields(ruleForm, fields)
  if (!read.ok) return show(c, isNew, { fields, errors: read.errors })
  const there = await c.var.work(choosable)
  const wrong = isChosenThere(there, read.value)
  if (wrong) return show(c, isNew, { fields, errors: wrong.errors })
  const seal = sealOf(read.value)
  const isTried = fieldIn(fields, 'tried') === seal
  if (fieldIn(fields, 'deed') === 'save' && isTried) return save(c, isNew ? null : idOf(c), read.value, { fields, errors: [] })
  const tried = await tryRule(c, there, read.value, isNew ? null : idOf(c))
  return show(c, isNew, { fields, errors: [] }, { tried, seal, mustTry: fieldIn(fields, 'deed') === 'save' })
}

async function save(c: Ask, id: string | null, form: RuleForm, back: Back): Promise<Response> {
  const saved = await c.var.work(async (tx) => {
    const rules = await holdRules(tx)
    if (id === null) {
      // A button pressed twice makes one rule.
      if (rules.some((rule) => sealOf(asForm(rule)) === sealOf(form))) return true
      return keep(tx, await addRule(tx, form), null)
    }
    const was = await ruleAt(c, tx)
    return (await correctRule(tx, id, form, revisionIn(back.fields))) && keep(tx, id, was)
  })
  if (saved) return c.redirect(`${href(c, '/reports/routing')}?done=${id === null ? 'added' : 'saved'}`, 303)
  const [last] = (await c.var.work((tx) => latestChanges(tx, 50))).filter(({ becomes }) => becomes?.id === id)
  return show(c, false, back, { meanwhile: last?.byName ?? '' })
}

const asForm = ({ team, organisation, ...rule }: Rule): RuleForm => ({
  ...rule,
  team: team?.id ?? null,
  organisation: organisation?.id ?? null,
})

/** Keeps the version, and says so in the log. */
async function keep(tx: Tx, id: string, was: Rule | null): Promise<true> {
  const becomes = await findRule(tx, id)
  await noteChange(tx, id, { what: was ? 'corrected' : 'added', was, becomes })
  await record(tx, { deed: was ? 'changed' : 'added', thing: 'routing rule', thingId: id, detail: { name: becomes?.name } })
  await markAsReal(tx, 'public_space.routing_rule', id)
  return true
}

export function ruleRoutes(web: Web): void {
  web.get(at('/reports/routing'), async (c) => {
    if (!maySeeRouting(c.var.actor)) throw new Refused(404, '')
    const found = await c.var.work(async (tx) => ({
      rules: await listRules(tx),
      changes: await latestChanges(tx, 50),
      areas: (await choosable(tx)).areas,
    }))
    const { frame, t } = formProps(c, { da, en })
    const page = { frame, t, w: wordsIn(c), ...found, mayChange: mayRoute(c.var.actor), done: doneIn(c, t.done) }
    return c.html(<RulesPage {...page} />)
  })

  web.get(at('/reports/routing/new'), (c) => {
    requireRouter(c)
    return show(c, true)
  })
  web.post(at('/reports/routing/new'), (c) => trySave(c, true))
  web.get(at('/reports/routing/:id'), (c) => {
    requireRouter(c)
    return show(c, false)
  })
  web.post(at('/reports/routing/:id'), (c) => trySave(c, false))
  web.post(at('/reports/routing/:id/remove'), async (c) => {
    requireRouter(c)
    await c.var.work(async (tx) => {
      const was = await ruleAt(c, tx)
      // Of two who remove it at once the second finds nothing.
      if (!(await removeRule(tx, was.id))) throw new Refused(404, '')
      await noteChange(tx, was.id, { what: 'removed', was, becomes: null })
      await record(tx, { deed: 'removed', thing: 'routing rule', thingId: was.id, detail: { name: was.name } })
    })
    return c.redirect(`${href(c, '/reports/routing')}?done=removed`, 303)
  })
}
