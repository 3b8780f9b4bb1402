// Staff read every figure of an indicator; coordinator and analyst release them.
import { at } from '../../../../platform/http/address.ts'
import { frameOf } from '../../../../platform/http/frame.ts'
import { Refused, readForm } from '../../../../platform/http/intake.ts'
import { type Ask, href, type Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { CannotRelease, readReleased } from '../../../../platform/release/index.ts'
import { indicatorAsked, onlyKeepers } from '../../asked.ts'
import { seriesInWords } from '../../definition/series.ts'
import { indicatorDataset } from '../../model.ts'
import { mayKeepIndicators, seesAllIndicators } from '../../policy.ts'
import type { SeriesSources } from '../../series-source.ts'
import { readValues } from '../../store.ts'
import { toldWords } from '../../told/told.ts'
import { releaseObstacle } from '../model.ts'
import { indicatorTable, releaseIndicator } from '../release.ts'
import { townName } from '../store.ts'
import { ValuesPage } from './pages.tsx'
import { isBehind, standingsOf } from './standing.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function showValues(c: Ask, sources: SeriesSources, wasRefused = false): Promise<Response> {
  if (!seesAllIndicators(c.var.actor)) throw new Refused(404, '')
  const { locale } = c.var
  const props = await c.var.work(async (tx) => {
    const indicator = await indicatorAsked(c, tx)
    const values = await readValues(tx, indicator.id)
    const release = await readReleased(tx, indicatorDataset(indicator.slug))
    const table = indicatorTable(indicator, values, await townName(tx))
    const obstacle = releaseObstacle(indicator, values) ?? (wasRefused ? ('gate' as const) : null)
    const series = await seriesInWords(tx, sources, indicator.series, locale)
    return { indicator, values, release, obstacle, series, standings: standingsOf(table, release), isBehind: isBehind(table, release) }
  })
  const t = textsFor(locale, { da, en })
  return c.html(
    <ValuesPage
      {...props}
      frame={frameOf(c)}
      t={t}
      told={toldWords(locale)}
      mayKeep={mayKeepIndicators(c.var.actor)}
      done={doneInWords(c, t)}
    />,
    wasRefused ? 422 : 200,
  )
}

/** What just happened, from the address: one of ours, or nothing. */
function doneInWords(c: Ask, t: typeof da): string | undefined {
  const [done, added, corrected] = ['done', 'added', 'corrected'].map((name) => c.req.query(name) ?? '')
  if (done === 'entered' || done === 'corrected' || done === 'released') return t.done[done]
  if (done === 'unchanged') return t.importedNothing
  const areCounts = /^\d{1,5}$/.test(added ?? '') && /^\d{1,5}$/.test(corrected ?? '')
  return done === 'imported' && areCounts ? t.imported(added ?? '', corrected ?? '') : undefined
}

export function listRoutes(web: Web, sources: SeriesSources): void {
  web.get(at('/indicators/:slug/values'), (c) => showValues(c, sources))

  web.post(at('/indicators/:slug/values/release'), async (c) => {
    if (!seesAllIndicators(c.var.actor)) throw new Refused(404, '')
    onlyKeepers(c)
    await readForm(c)
    try {
      const { slug } = await c.var.work(async (tx) => {
        const indicator = await indicatorAsked(c, tx)
        await releaseIndicator(tx, indicator.slug)
        return indicator
      })
      return c.redirect(href(c, `/indicators/${slug}/values?done=released`), 303)
    } catch (error) {
      if (!(error instanceof CannotRelease)) throw error
      return showValues(c, sources, true)
    }
  })
}
