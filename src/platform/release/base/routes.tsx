// The staff's pages of one base of counts: looked at, described better, or taken away while nothing was released of it.
import { record } from '../../audit.ts'
import { inventedRows } from '../../demonstration.ts'
import { at, doneIn } from '../../http/address.ts'
import { type Back, formProps } from '../../http/form-props.ts'
import { frameOf } from '../../http/frame.ts'
import { Refused, readForm } from '../../http/intake.ts'
import { type Ask, href, type Web } from '../../http/web.ts'
import { textsFor } from '../../i18n.ts'
import { da as reportDa } from '../proposal/report/texts.da.ts'
import { en as reportEn } from '../proposal/report/texts.en.ts'
import { listProposals } from '../proposal/store.ts'
import { texts as fileTexts } from './file/found.ts'
import { readAbout } from './file/model.ts'
import { countFileRoutes } from './file/routes.tsx'
import type { CountBase } from './model.ts'
import { AboutPage, BasePage, RemovePage } from './pages.tsx'
import { keepsCounts, seesCounts, seesGate } from './policy.ts'
import { baseBySlug, correctAbout, listEditions, newestUnits, releasedOf, removeBase } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const words = (c: Ask) => textsFor(c.var.locale, { da, en })
const page = at('/release/bases/:slug')

export function baseRoutes(web: Web): void {
  // First, so that `new` is never taken for the name of a base.
  countFileRoutes(web)
  web.get(page, showBase)
  web.get(`${page}/words`, async (c) => showAbout(c, await findKept(c)))
  web.post(`${page}/words`, saveAbout)
  web.get(`${page}/remove`, async (c) => showRemove(c, await findKept(c)))
  web.post(`${page}/remove`, takeAway)
}

async function findSeen(c: Ask): Promise<CountBase> {
  if (!seesGate(c.var.actor)) throw new Refused(404, '')
  const base = await c.var.work((tx) => baseBySlug(tx, c.req.param('slug') ?? ''))
  if (!base) throw new Refused(404, '')
  return base
}

/** The base, for one who may change it. Others of the gate see that it is there. */
async function findKept(c: Ask): Promise<CountBase> {
  const base = await findSeen(c)
  if (!keepsCounts(c.var.actor)) throw new Refused(403, '')
  return base
}

async function showBase(c: Ask): Promise<Response> {
  const base = await findSeen(c)
  const t = words(c)
  const sees = seesCounts(c.var.actor)
  const seen = await c.var.work(async (tx) => {
    // Units and sums of people are the counts' own; whoever is shown them is written down.
    if (sees) await record(tx, { deed: 'read', thing: 'counts', thingId: base.slug })
    const units = await newestUnits(tx, base.id)
    const isInvented = (await inventedRows(tx, 'platform.count_base')).has(base.id)
    const [editions, released, proposals] = [
      await listEditions(tx, base.id),
      await releasedOf(tx, base.slug),
      await listProposals(tx, base.id),
    ]
    return { units, isInvented, editions, released, proposals }
  })
  const proposalWords = textsFor(c.var.locale, { da: reportDa, en: reportEn })
  const at = { proposals: Number(c.req.query('proposals')), editions: Number(c.req.query('editions')) }
  const props = { frame: frameOf(c), t, proposalWords, done: doneIn(c, t.done), base, keeps: keepsCounts(c.var.actor), at }
  return c.html(<BasePage {...props} {...seen} />)
}

function showAbout(c: Ask, base: CountBase, back?: Back): Response | Promise<Response> {
  const { frame, t: fileWords, answered } = formProps(c, fileTexts, back)
  return c.html(<AboutPage frame={frame} t={words(c)} base={base} answered={answered} fileWords={fileWords} />, back ? 422 : 200)
}

async function saveAbout(c: Ask): Promise<Response> {
  const base = await findKept(c)
  const fields = await readForm(c)
  const { about, errors } = readAbout(fields)
  if (errors.length > 0) return showAbout(c, base, { fields, errors })
  // Better words make invented counts no less invented: the mark stays.
  await c.var.work((tx) => correctAbout(tx, base.id, about))
  return c.redirect(href(c, `/release/bases/${base.slug}?done=saved`), 303)
}

async function showRemove(c: Ask, base: CountBase): Promise<Response> {
  const isInUse = (await c.var.work((tx) => releasedOf(tx, base.slug))).length > 0
  return c.html(<RemovePage frame={frameOf(c)} t={words(c)} base={base} isInUse={isInUse} />)
}

async function takeAway(c: Ask): Promise<Response> {
  const base = await findKept(c)
  const gone = await c.var.work((tx) => removeBase(tx, base.id))
  if (gone) return c.redirect(href(c, '/release'), 303)
  return c.html(<RemovePage frame={frameOf(c)} t={words(c)} base={base} isInUse />, 422)
}
