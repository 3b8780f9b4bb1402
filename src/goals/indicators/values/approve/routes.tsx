// Coordinator and analyst look at what would go out and at what the attacker found, and release exactly that.
import { at } from '../../../../platform/http/address.ts'
import { frameOf } from '../../../../platform/http/frame.ts'
import { readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { CannotRelease, readReleased } from '../../../../platform/release/index.ts'
import { fieldIn } from '../../../../platform/result.ts'
import { indicatorAsked } from '../../asked.ts'
import { indicatorDataset } from '../../model.ts'
import { readValues } from '../../store.ts'
import { toldWords } from '../../told/told.ts'
import { requireKeeper } from '../entry/routes.tsx'
import { isBehind } from '../list/standing.ts'
import { holding } from '../model.ts'
import { prepareRelease, releaseIndicator } from '../release.ts'
import { ApprovePage, type ApproveProps } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const page = at('/indicators/:slug/values/release')
const statusOf = { changed: 409, gate: 422 } as const

async function showApproval(c: Ask, refused?: ApproveProps['refused']): Promise<Response> {
  const { locale } = c.var
  const props = await c.var.work(async (tx) => {
    const indicator = await indicatorAsked(c, tx)
    const prepared = await prepareRelease(tx, indicator)
    const release = await readReleased(tx, indicatorDataset(indicator.slug))
    const values = holding(await readValues(tx, indicator.id))
    const held = new Map(values.map(({ period, value, n }) => [period, { value, n: 'none' in n ? null : n.count }]))
    return { indicator, prepared, held, isBehind: isBehind(prepared.table, release) }
  })
  return c.html(
    <ApprovePage {...props} frame={frameOf(c)} t={textsFor(locale, { da, en })} told={toldWords(locale)} refused={refused} />,
    refused ? statusOf[refused] : 200,
  )
}

export function approveRoutes(web: Web): void {
  web.get(page, (c) => {
    requireKeeper(c)
    return showApproval(c)
  })

  web.post(page, async (c) => {
    requireKeeper(c)
    const seen = fieldIn(await readForm(c), 'seen')
    try {
      const number = await c.var.work(async (tx) => releaseIndicator(tx, (await indicatorAsked(c, tx)).slug, seen))
      if (number === null) return showApproval(c, 'changed')
    } catch (error) {
      if (!(error instanceof CannotRelease)) throw error
      return showApproval(c, 'gate')
    }
    return c.redirect(href(c, `/indicators/${c.req.param('slug')}/values?done=released`), 303)
  })
}
