// Colleagues see how the consultation stands; coordinator and leader note who has nothing to add, and take the comments along as a file.
import { record } from '../../../../platform/audit.ts'
import { at, idOf } from '../../../../platform/http/address.ts'
import { formProps } from '../../../../platform/http/form-props.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { allOrganisations } from '../../../../platform/people/organisations/store.ts'
import { type PlanVersion, workbenchPath } from '../../model.ts'
import { onOpenVersion, requireReader, versionAsked } from '../../versions/asked.ts'
import { mayKeepConsultation } from '../policy.ts'
import { partiesOf, sayNothingToAdd } from '../store.ts'
import { answerRoutes, statusOf } from './answer-routes.tsx'
import { commentsAsCsv } from './csv.ts'
import { isGoing, showOf } from './model.ts'
import { OverviewPage } from './pages.tsx'
import { countComments, listComments, pageSize } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function showOverview(c: Ask): Promise<Response> {
  requireReader(c)
  const version = await versionAsked(c)
  const show = showOf(c.req.query('show'))
  const found = await c.var.work(async (tx) => {
    const counts = await countComments(tx, version.id)
    const pages = Math.max(1, Math.ceil(counts[show] / pageSize))
    const page = Math.min(Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1), pages)
    const reachable = new Set((await allOrganisations(tx)).filter(({ accounts }) => accounts > 0).map(({ id }) => id))
    return {
      counts,
      pages,
      page,
      reachable,
      parties: await partiesOf(tx, version.id),
      comments: await listComments(tx, version.id, show, page),
    }
  })
  const shared = formProps(c, { da, en })
  const status = statusOf(c, shared.t)
  return c.html(
    <OverviewPage {...shared} {...found} version={version} show={show} mayKeep={mayKeepConsultation(c.var.actor)} status={status} />,
  )
}

async function sendCsv(c: Ask): Promise<Response> {
  requireReader(c)
  const version = await versionAsked(c)
  const comments = await c.var.work((tx) => listComments(tx, version.id, 'all', null))
  const { t } = formProps(c, { da, en })
  return c.body(commentsAsCsv(comments, t), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${version.kind}-${version.number}-consultation.csv"`,
  })
}

async function noteNothing(c: Ask, version: PlanVersion): Promise<Response> {
  const party = idOf(c, 'party')
  await c.var.work(async (tx) => {
    if (!(await partiesOf(tx, version.id)).some(({ id }) => id === party)) throw new Refused(404, '')
    if (await sayNothingToAdd(tx, version.id, party))
      await record(tx, { deed: 'nothing to add', thing: 'plan version', thingId: version.id, detail: { party } })
  })
  return c.redirect(`${href(c, workbenchPath(version))}/consultation?done=nothing`, 303)
}

export function answersRoutes(web: Web): void {
  web.get(at('/plans/:id/consultation'), showOverview)
  web.get(at('/plans/:id/consultation/comments.csv'), sendCsv)
  web.post(at('/plans/:id/consultation/parties/:party/nothing-to-add'), onOpenVersion(noteNothing, isGoing))
  answerRoutes(web)
}
