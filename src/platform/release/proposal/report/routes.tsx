// The page of one proposal: read with the attacker's report on it, then released, attacked again or given up.
import { record } from '../../../audit.ts'
import { at, doneIn, idOf } from '../../../http/address.ts'
import { type Back, formProps } from '../../../http/form-props.ts'
import { Refused, readForm } from '../../../http/intake.ts'
import { type Ask, href, type Web } from '../../../http/web.ts'
import { askToCancel, isUnderWay, latestProgress } from '../../../progress.ts'
import { fieldIn, refused } from '../../../result.ts'
import { keepsCounts, seesGate } from '../../base/policy.ts'
import { attackAgain, workOn } from '../propose-tables.ts'
import { NotReleasable, releaseProposal } from '../release.ts'
import { dropProposal } from '../store.ts'
import { ProposalPage } from './pages.tsx'
import { comparedTable, readProposal } from './read-proposal.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const page = at('/release/proposals/:id')
const secondsBetweenLooks = '5'

export function proposalRoutes(web: Web): void {
  web.get(page, (c) => showProposal(c))

  web.post(`${page}/release`, async (c) => {
    requireKeeper(c)
    try {
      await c.var.work((tx) => releaseProposal(tx, idOf(c), c.var.actor.name), 'release counts of people')
    } catch (error) {
      if (error instanceof NotReleasable) return showProposal(c, { problem: error.key })
      throw error
    }
    return answer(c, 'released')
  })

  web.post(`${page}/again`, async (c) => {
    requireKeeper(c)
    const asked = await c.var.work((tx) => attackAgain(tx, c.var.platform.jobs, idOf(c)))
    return asked ? answer(c, 'again') : showProposal(c, { problem: 'decided' })
  })

  web.post(`${page}/stop`, async (c) => {
    requireKeeper(c)
    await c.var.work(async (tx) => {
      const progress = await latestProgress(tx, workOn(idOf(c)))
      if (progress?.state !== 'running') return
      await askToCancel(tx, progress.id)
      await record(tx, { deed: 'stopped', thing: 'tables', thingId: idOf(c) })
    })
    return answer(c, 'stopping')
  })

  web.post(`${page}/drop`, async (c) => {
    requireKeeper(c)
    const fields = await readForm(c)
    const reason = fieldIn(fields, 'reason').trim()
    if (reason.length < 3 || reason.length > 500) return showProposal(c, { back: { fields, errors: refused('reason', 'reason').errors } })
    const dropped = await c.var.work((tx) => dropProposal(tx, idOf(c), reason, c.var.actor.name))
    return dropped ? answer(c, 'dropped') : showProposal(c, { problem: 'decided' })
  })
}

function requireKeeper(c: Ask): void {
  if (!seesGate(c.var.actor)) throw new Refused(404, '')
  if (!keepsCounts(c.var.actor)) throw new Refused(403, '')
}

const answer = (c: Ask, done: keyof typeof da.done): Response => c.redirect(`${href(c, `/release/proposals/${idOf(c)}`)}?done=${done}`, 303)

interface Trouble {
  back?: Back
  problem?: keyof typeof da.problems
}

async function showProposal(c: Ask, { back, problem }: Trouble = {}): Promise<Response> {
  const id = idOf(c)
  if (!seesGate(c.var.actor)) throw new Refused(404, '')
  const read = await c.var.work((tx) => readProposal(tx, c.var.actor, id), 'read the report of the attacker')
  if (!read) throw new Refused(404, '')
  // Work reports as the machinery; how far it is is no secret to those who see the proposal.
  const progress = await c.var.workAsSystem((tx) => latestProgress(tx, workOn(id)), 'say how far a proposal is')
  const props = formProps(c, { da, en }, back)
  const isWorking = read.proposal.state === 'working' || (read.proposal.state === 'waiting' && read.proposal.reason === null)
  const isFollowing = isWorking && c.req.method === 'GET' && c.req.query('still') === undefined
  if (isFollowing) c.header('refresh', secondsBetweenLooks)
  return c.html(
    <ProposalPage
      {...props}
      {...read}
      progress={progress}
      isGoing={isUnderWay(progress)}
      isFollowing={isFollowing}
      compared={comparedTable(read, c.req.query())}
      mayDecide={keepsCounts(c.var.actor)}
      done={doneIn(c, props.t.done)}
      problem={problem && props.t.problems[problem]}
    />,
    back || problem ? 422 : 200,
  )
}
