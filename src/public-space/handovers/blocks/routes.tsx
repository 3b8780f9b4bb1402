// The administrator says which streets and areas a partner looks after; staff who see reports may look.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { at, doneIn, idOf } from '../../../platform/http/address.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../platform/http/web.ts'
import type { Organisation } from '../../../platform/people/organisations/model.ts'
import { allOrganisations, organisationById } from '../../../platform/people/organisations/store.ts'
import { accepted, readFields, refused } from '../../../platform/result.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { maySeeReports } from '../../reports/work/policy.ts'
import { maySetBlocks } from '../policy.ts'
import { blockForm } from './model.ts'
import { BlocksPage, PartnerBlocksPage } from './pages.tsx'
import { addBlock, listBlocks, removeBlock } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

function requireSetter(c: Ask): void {
  if (!maySetBlocks(c.var.actor)) throw new Refused(maySeeReports(c.var.actor) ? 403 : 404, '')
}

async function partnerAt(c: Ask, tx: Tx): Promise<Organisation> {
  const partner = await organisationById(tx, idOf(c))
  if (!partner || partner.endedAt) throw new Refused(404, '')
  return partner
}

async function showOne(c: Ask, back?: Back): Promise<Response> {
  requireSetter(c)
  const { partner, blocks, areas } = await c.var.work(async (tx) => {
    const partner = await partnerAt(c, tx)
    return { partner, blocks: await listBlocks(tx, partner.id), areas: await listAreas(tx) }
  })
  const props = formProps(c, { da, en }, back)
  const page = { ...props, partner, blocks, areas: areas.filter(({ kind }) => kind !== 'outline'), done: doneIn(c, props.t.done) }
  return c.html(<PartnerBlocksPage {...page} />, back ? 422 : 200)
}

async function add(c: Ask): Promise<Response> {
  requireSetter(c)
  const fields = await readForm(c)
  const read = readFields(blockForm, fields)
  if (!read.ok) return showOne(c, { fields, errors: read.errors })
  const { area } = read.value
  const added = await c.var.work(async (tx) => {
    const partner = await partnerAt(c, tx)
    if (area && !(await listAreas(tx)).some(({ id }) => id === area)) return refused('area', 'area')
    const id = await addBlock(tx, partner.id, read.value)
    if (!id) return refused(area ? 'area' : 'street', 'taken')
    await record(tx, { deed: 'added', thing: 'partner block', thingId: partner.id, detail: { ...read.value } })
    return accepted(id)
  })
  if (!added.ok) return showOne(c, { fields, errors: added.errors })
  return c.redirect(`${href(c, `/handovers/blocks/${idOf(c)}`)}?done=added`, 303)
}

export function blockRoutes(web: Web): void {
  web.get(at('/handovers/blocks'), async (c) => {
    const mayChange = maySetBlocks(c.var.actor)
    if (!mayChange && !maySeeReports(c.var.actor)) throw new Refused(404, '')
    const { partners, blocks } = await c.var.work(async (tx) => ({ partners: await allOrganisations(tx), blocks: await listBlocks(tx) }))
    const { frame, t } = formProps(c, { da, en })
    const page = { frame, t, partners: partners.filter(({ endedAt }) => endedAt === null), blocks }
    return c.html(<BlocksPage {...page} mayChange={mayChange} />)
  })
  web.get(at('/handovers/blocks/:id'), (c) => showOne(c))
  web.post(at('/handovers/blocks/:id'), add)
  web.post(at('/handovers/blocks/:id/:block/remove'), async (c) => {
    requireSetter(c)
    await c.var.work(async (tx) => {
      const partner = await partnerAt(c, tx)
      const block = idOf(c, 'block')
      if (!(await removeBlock(tx, partner.id, block))) throw new Refused(404, '')
      await record(tx, { deed: 'removed', thing: 'partner block', thingId: partner.id })
    })
    return c.redirect(`${href(c, `/handovers/blocks/${idOf(c)}`)}?done=removed`, 303)
  })
}
