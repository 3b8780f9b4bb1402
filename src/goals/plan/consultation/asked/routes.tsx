// Coordinator and leader say who is asked, before the consultation and while it lasts.
import { at } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { allOrganisations } from '../../../../platform/people/organisations/store.ts'
import { readFields } from '../../../../platform/result.ts'
import { todayInTown } from '../../../efforts/actions/when.ts'
import { type PlanVersion, workbenchPath } from '../../model.ts'
import { openVersionAsked } from '../../versions/asked.ts'
import { withDays } from '../../versions/model.ts'
import { partiesOf } from '../store.ts'
import { askThem } from './ask.ts'
import { askedForm } from './model.ts'
import { AskedPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** A version before or in its consultation; later nobody can be asked. */
async function askableVersion(c: Ask): Promise<PlanVersion> {
  const version = await openVersionAsked(c)
  if (version.state === 'for-adoption') throw new Refused(404, '')
  return version
}

async function showAsked(c: Ask, back?: Back, isStale = false): Promise<Response> {
  const version = await askableVersion(c)
  const { parties, organisations } = await c.var.work(async (tx) => ({
    parties: await partiesOf(tx, version.id),
    organisations: await allOrganisations(tx),
  }))
  const choices = organisations.filter(({ id, endedAt }) => endedAt === null || parties.some(({ organisation }) => organisation === id))
  const page = { ...formProps(c, { da, en }, back), version, parties, organisations: choices, isStale }
  return c.html(<AskedPage {...page} />, isStale ? 409 : back ? 422 : 200)
}

async function saveAsked(c: Ask): Promise<Response> {
  const version = await askableVersion(c)
  const fields = withDays(await readForm(c), 'until')
  const read = readFields(askedForm(version, todayInTown()), fields)
  if (!read.ok) return showAsked(c, { fields, errors: read.errors })
  const done = await c.var.work((tx) => askThem(tx, version, read.value))
  if (!done.ok) return showAsked(c, { fields, errors: done.errors })
  if (done.value === 'stale') return showAsked(c, { fields, errors: [] }, true)
  return c.redirect(`${href(c, workbenchPath(version))}/consultation?done=asked`, 303)
}

export function askedRoutes(web: Web): void {
  web.get(at('/plans/:id/consultation/asked'), (c) => showAsked(c))
  web.post(at('/plans/:id/consultation/asked'), saveAsked)
}
