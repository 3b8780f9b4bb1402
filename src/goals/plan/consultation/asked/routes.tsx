// Coordinator and leader say who is asked, before the consultation and while it lasts.
import { revisionIn, todayInTown } from '../../../../platform/form/model.ts'
import { at } from '../../../../platform/http/address.ts'
import { type Back, formProps } from '../../../../platform/http/form-props.ts'
import { readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { allOrganisations } from '../../../../platform/people/organisations/store.ts'
import { readFields } from '../../../../platform/result.ts'
import { type PlanVersion, workbenchPath } from '../../model.ts'
import { versionById } from '../../store.ts'
import { onOpenVersion } from '../../versions/asked.ts'
import { withDays } from '../../versions/model.ts'
import { partiesOf } from '../store.ts'
import { askThem } from './ask.ts'
import { askedForm } from './model.ts'
import { AskedPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** People are asked before or in the consultation; later nobody can be. */
const isAskable = ({ state }: PlanVersion): boolean => state === 'draft' || state === 'consultation'

async function showAsked(c: Ask, asked: PlanVersion, back?: Back, isStale = false): Promise<Response> {
  const { version, parties, organisations } = await c.var.work(async (tx) => ({
    // As it stands now: a colleague may have saved while this form was read.
    version: (await versionById(tx, asked.id)) ?? asked,
    parties: await partiesOf(tx, asked.id),
    organisations: await allOrganisations(tx),
  }))
  const choices = organisations.filter(({ id, endedAt }) => endedAt === null || parties.some(({ organisation }) => organisation === id))
  const page = { ...formProps(c, { da, en }, back), version, parties, organisations: choices, isStale }
  return c.html(<AskedPage {...page} />, isStale ? 409 : back ? 422 : 200)
}

async function saveAsked(c: Ask, version: PlanVersion): Promise<Response> {
  const fields = withDays(await readForm(c), 'until')
  const read = readFields(askedForm(version, todayInTown()), fields)
  if (!read.ok) return showAsked(c, version, { fields, errors: read.errors })
  const done = await c.var.work((tx) => askThem(tx, version, read.value, revisionIn(fields)))
  if (!done.ok) return showAsked(c, version, { fields, errors: done.errors })
  if (done.value === 'stale') return showAsked(c, version, { fields, errors: [] }, true)
  return c.redirect(`${href(c, workbenchPath(version))}/consultation?done=asked`, 303)
}

export function askedRoutes(web: Web): void {
  web.get(
    at('/plans/:id/consultation/asked'),
    onOpenVersion((c, version) => showAsked(c, version), isAskable),
  )
  web.post(at('/plans/:id/consultation/asked'), onOpenVersion(saveAsked, isAskable))
}
