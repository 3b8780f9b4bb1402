// The staff's way around the gate: the overview, and every release of one table with the way to take it back.
import { z } from 'zod'
import { record } from '../../audit.ts'
import type { Tx } from '../../db.ts'
import { at, doneIn } from '../../http/address.ts'
import { type Back, formProps } from '../../http/form-props.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { readFields, refused } from '../../result.ts'
import { keepsCounts, seesGate, withdraws } from '../base/policy.ts'
import { listBases } from '../base/store.ts'
import { da as reportDa } from '../proposal/report/texts.da.ts'
import { en as reportEn } from '../proposal/report/texts.en.ts'
import { listProposals } from '../proposal/store.ts'
import { withdrawRelease } from '../store.ts'
import { GateDatasetPage } from './dataset-page.tsx'
import type { GateRelease } from './model.ts'
import { OverviewPage } from './pages.tsx'
import { attackedBases, releasesOf, standingAndTakenBack } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const datasetPage = at('/release/datasets/:dataset')

export function overviewRoutes(web: Web): void {
  web.get(at('/release'), async (c) => {
    requireSight(c)
    // When it was attacked is no secret to those who see the gate; what the attacker found is.
    const attacked = await c.var.workAsSystem(attackedBases, 'say when releases were last attacked')
    const seen = await c.var.work(async (tx) => ({
      proposals: await listProposals(tx),
      bases: await listBases(tx),
      releases: await noteNames(tx, await standingAndTakenBack(tx)),
    }))
    const proposalWords = textsFor(c.var.locale, { da: reportDa, en: reportEn })
    const props = {
      frame: frameOf(c),
      t: textsFor(c.var.locale, { da, en }),
      proposalWords,
      attacked,
      mayPropose: keepsCounts(c.var.actor),
    }
    return c.html(<OverviewPage {...props} {...seen} />)
  })

  web.get(datasetPage, (c) => showDataset(c))

  web.post(`${datasetPage}/withdraw`, async (c) => {
    requireSight(c)
    if (!withdraws(c.var.actor)) throw new Refused(403, '')
    const fields = await readForm(c)
    const read = readFields(withdrawForm, fields)
    if (!read.ok) return showDataset(c, { fields, errors: read.errors })
    const { number, reason } = read.value
    const done = await c.var.work((tx) => withdrawRelease(tx, datasetOf(c), number, reason))
    if (!done) return showDataset(c, { fields, errors: refused('number', 'number').errors })
    return c.redirect(`${href(c, `/release/datasets/${datasetOf(c)}`)}?done=withdrawn`, 303)
  })
}

const withdrawForm = z.object({
  number: z
    .string({ error: 'number' })
    .regex(/^[1-9]\d{0,8}$/, 'number')
    .transform(Number),
  reason: z.string({ error: 'reason' }).trim().min(3, 'reason').max(500, 'reason'),
})

const datasetOf = (c: Ask): string => c.req.param('dataset') ?? ''

function requireSight(c: Ask): void {
  if (!seesGate(c.var.actor)) throw new Refused(404, '')
}

/** Who approved figures that were never proposed is read off their account: whoever is shown it leaves one line in the log. */
async function noteNames(tx: Tx, releases: GateRelease[]): Promise<GateRelease[]> {
  const isNamed = releases.some(({ proposal, releasedByName }) => proposal === null && releasedByName !== null)
  if (isNamed) await record(tx, { deed: 'read', thing: 'account', thingId: 'release' })
  return releases
}

async function showDataset(c: Ask, back?: Back): Promise<Response> {
  requireSight(c)
  const dataset = datasetOf(c)
  const releases = await c.var.work(async (tx) => noteNames(tx, await releasesOf(tx, dataset)))
  if (releases.length === 0) throw new Refused(404, '')
  const props = formProps(c, { da, en }, back)
  return c.html(
    <GateDatasetPage
      {...props}
      dataset={dataset}
      releases={releases}
      mayWithdraw={withdraws(c.var.actor)}
      done={doneIn(c, props.t.done)}
    />,
    back ? 422 : 200,
  )
}
