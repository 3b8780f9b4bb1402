// An analyst proposes tables of an edition: written in a form, looked at, then left to be protected and attacked.
import { at } from '../../../http/address.ts'
import { type Back, formProps } from '../../../http/form-props.ts'
import { Refused, readForm } from '../../../http/intake.ts'
import { type Ask, href, type Web } from '../../../http/web.ts'
import { textsFor } from '../../../i18n.ts'
import { type FormFields, fieldIn } from '../../../result.ts'
import type { CountBase, CountEdition } from '../../base/model.ts'
import { keepsCounts, seesGate } from '../../base/policy.ts'
import { baseBySlug, newestEdition, readEdition } from '../../base/store.ts'
import type { Proposal } from '../model.ts'
import { proposeTables } from '../propose-tables.ts'
import { listProposals } from '../store.ts'
import { dryCount } from '../true-counts.ts'
import { fieldsAsked } from './asked.ts'
import { type CutSpace, cutsIn, usualOf, withoutTable, withTableMore } from './cut-form.ts'
import { type DryCount, NoCountsPage, ProposePage } from './pages.tsx'
import { proposeAgain } from './propose-again.ts'
import { fieldErrorOf } from './refusal-field.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const page = at('/release/bases/:slug/propose')

export function proposeRoutes(web: Web): void {
  web.get(page, async (c) => {
    const { base, ground } = await standOn(c)
    if (!ground) return c.html(<NoCountsPage {...formProps(c, { da, en })} base={base} />)
    const t = textsFor(c.var.locale, { da, en })
    const asked = { from: c.req.query('from') ?? '', coarser: c.req.query('coarser') ?? '', hasFewerSums: c.req.query('sums') === 'fewer' }
    const { fields, told } = fieldsAsked(asked, ground, t, c.var.locale)
    const isChanged = c.req.query('changed') !== undefined
    return showForm(c, ground, { fields, errors: [] }, { told: isChanged ? [t.changedSince] : told, isChanged })
  })

  web.post(page, async (c) => {
    const fields = await readForm(c)
    const { ground } = await standOn(c, Number(fieldIn(fields, 'edition')))
    if (!ground) throw new Refused(404, '')
    const wanted = fieldIn(fields, 'do')
    const gone = /^remove-(\d)$/.exec(wanted)?.[1]
    if (wanted === 'add') return showForm(c, ground, { fields: withTableMore(fields), errors: [] })
    if (gone !== undefined) return showForm(c, ground, { fields: withoutTable(fields, Number(gone)), errors: [] })
    if (wanted === 'look') return look(c, ground, fields)
    return wanted === 'again' ? takeAgain(c, ground) : takeProposal(c, ground, fields)
  })
}

/** What a proposal is made of: the base, one edition of its counts, and what was proposed before. */
interface Ground {
  base: CountBase
  edition: CountEdition
  space: CutSpace
  proposals: Proposal[]
  /** What is proposed again of a newer edition. */
  usual: Proposal | undefined
}

async function standOn(c: Ask, number = Number.NaN): Promise<{ base: CountBase; ground: Ground | null }> {
  if (!seesGate(c.var.actor)) throw new Refused(404, '')
  if (!keepsCounts(c.var.actor)) throw new Refused(403, '')
  return c.var.work(async (tx) => {
    const base = await baseBySlug(tx, c.req.param('slug') ?? '')
    if (!base) throw new Refused(404, '')
    // The edition the form was filled in for: in a newer one other units would stand in the same places.
    const edition = (Number.isSafeInteger(number) ? await readEdition(tx, base.id, number) : null) ?? (await newestEdition(tx, base.id))
    if (!edition) return { base, ground: null }
    const proposals = await listProposals(tx, base.id)
    const space = { dimensions: base.dimensions, units: edition.cells.units }
    return { base, ground: { base, edition, space, proposals, usual: usualOf(proposals) } }
  })
}

interface Shown {
  looks?: DryCount[]
  told?: string[]
  /** The same tables cannot be proposed without somebody looking at them. */
  isChanged?: boolean
}

function showForm(c: Ask, ground: Ground, back: Back, { looks, told = [], isChanged = false }: Shown = {}): Response | Promise<Response> {
  const { base, edition, space, proposals, usual } = ground
  // Proposed of this edition already, the same tables would only be the same again.
  const isNew = c.req.method === 'GET' && !isChanged && proposals.every((one) => one.state === 'dropped' || one.edition < edition.number)
  const again = isNew && usual ? { edition: usual.edition, madeAt: usual.madeAt } : null
  const props = { ...formProps(c, { da, en }, back), base, edition, space, looks: looks ?? null, again, told }
  return c.html(<ProposePage {...props} />, back.errors.length > 0 ? 422 : 200)
}

/** Counts how many cells would be small, before anything is proposed. */
async function look(c: Ask, ground: Ground, fields: FormFields): Promise<Response> {
  const { base, edition, space } = ground
  const read = cutsIn(fields, space)
  if (!read.ok) return showForm(c, ground, { fields, errors: read.errors })
  const looked = read.value.map((cut) => dryCount(base, edition.cells, cut))
  const errors = looked.flatMap((one) => ('key' in one ? [fieldErrorOf(one, read.value, space)] : []))
  if (errors.length > 0) return showForm(c, ground, { fields, errors })
  return showForm(c, ground, { fields, errors }, { looks: looked.filter((one) => 'cells' in one) })
}

async function takeAgain(c: Ask, { base, edition }: Ground): Promise<Response> {
  const id = await c.var.work((tx) => proposeAgain(tx, c.var.platform.jobs, base, edition, c.var.actor.name))
  return c.redirect(href(c, id ? `/release/proposals/${id}` : `/release/bases/${base.slug}/propose?changed=yes`), 303)
}

async function takeProposal(c: Ask, ground: Ground, fields: FormFields): Promise<Response> {
  const { base, edition, space } = ground
  const read = cutsIn(fields, space)
  if (!read.ok) return showForm(c, ground, { fields, errors: read.errors })
  const done = await c.var.work((tx) => proposeTables(tx, c.var.platform.jobs, { base, edition, cuts: read.value, who: c.var.actor.name }))
  return 'id' in done
    ? c.redirect(href(c, `/release/proposals/${done.id}`), 303)
    : showForm(c, ground, { fields, errors: [fieldErrorOf(done, read.value, space)] })
}
