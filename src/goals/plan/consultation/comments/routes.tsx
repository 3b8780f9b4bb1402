// Partners who are asked, and residents where they are, read a draft and say what they think of each chapter.
import { record } from '../../../../platform/audit.ts'
import { at } from '../../../../platform/http/address.ts'
import { formProps } from '../../../../platform/http/form-props.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { consultationPath, publicPath } from '../../model.ts'
import type { PlanParts } from '../../plan-part.ts'
import { settingOf } from '../../versions/asked.ts'
import { sayNothingToAdd } from '../store.ts'
import { OverPage, ThanksPage } from './after-pages.tsx'
import { consultationAsked, type Over } from './asked.ts'
import { readDraft } from './kept-draft.ts'
import { ListPage, ReadPage } from './pages.tsx'
import { chapterLines, consultationsSeen } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { writingRoutes } from './writing-routes.tsx'

const propsOf = (c: Ask) => formProps(c, { da, en })

async function showConsultation(c: Ask, parts: PlanParts): Promise<Response> {
  const found = await consultationAsked(c)
  if (found.kind === 'over') return showOver(c, found)
  const { version } = found
  const draft = await c.var.work((tx) => readDraft(tx, version, settingOf(c, parts)))
  const shared = propsOf(c)
  const status =
    c.req.query('done') === 'nothing' && found.party?.hasNothingToAdd ? { kind: 'success' as const, text: shared.t.nothingDone } : undefined
  return c.html(<ReadPage {...shared} {...found} {...draft} status={status} />)
}

/** Whoever said nothing themselves goes straight to the adopted plan. */
function showOver(c: Ask, { adopted, own }: Over): Response | Promise<Response> {
  if (adopted && own.length === 0) return c.redirect(href(c, publicPath(adopted)), 303)
  return c.html(<OverPage {...propsOf(c)} adopted={adopted} own={own} />)
}

async function nothingToAdd(c: Ask): Promise<Response> {
  const found = await consultationAsked(c)
  if (found.kind === 'over') return showOver(c, found)
  const { version, party } = found
  if (!party) throw new Refused(403, '')
  const here = href(c, consultationPath(version))
  // After the last day the page itself says that it is over.
  if (!found.maySayNothingToAdd) return c.redirect(here, 303)
  await c.var.work(async (tx) => {
    if (await sayNothingToAdd(tx, version.id, party.id))
      await record(tx, { deed: 'nothing to add', thing: 'plan version', thingId: version.id, detail: { party: party.id } })
  })
  return c.redirect(`${here}?done=nothing`, 303)
}

async function showThanks(c: Ask): Promise<Response> {
  const found = await consultationAsked(c)
  if (found.kind === 'over') return showOver(c, found)
  const chapters = await c.var.work((tx) => chapterLines(tx, found.version.id))
  const place = chapters.findIndex(({ id }) => id === c.req.query('after'))
  return c.html(<ThanksPage {...propsOf(c)} version={found.version} next={place < 0 ? null : (chapters[place + 1]?.id ?? null)} />)
}

/** The doors for those who are asked; `parts` are the live parts a chapter may bind. */
export function commentRoutes(web: Web, parts: PlanParts): void {
  web.get(at('/consultations'), async (c) => c.html(<ListPage {...propsOf(c)} consultations={await c.var.work(consultationsSeen)} />))
  web.get(at('/consultations/:version'), (c) => showConsultation(c, parts))
  web.post(at('/consultations/:version/nothing-to-add'), nothingToAdd)
  web.get(at('/consultations/:version/thanks'), showThanks)
  writingRoutes(web, parts)
}
