// Staff read every figure of an indicator; coordinator and analyst release them.
import { at } from '../../../../platform/http/address.ts'
import { frameOf } from '../../../../platform/http/frame.ts'
import { Refused } from '../../../../platform/http/intake.ts'
import type { Ask, Web } from '../../../../platform/http/web.ts'
import { textsFor } from '../../../../platform/i18n.ts'
import { readReleased } from '../../../../platform/release/index.ts'
import { indicatorAsked } from '../../asked.ts'
import { seriesInWords } from '../../definition/series.ts'
import { indicatorDataset } from '../../model.ts'
import { mayKeepIndicators, seesAllIndicators } from '../../policy.ts'
import type { SeriesSources } from '../../series-source.ts'
import { readValues } from '../../store.ts'
import { toldWords } from '../../told/told.ts'
import { prepareRelease } from '../release.ts'
import { ValuesPage } from './pages.tsx'
import { isBehind, standingsOf } from './standing.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

async function showValues(c: Ask, sources: SeriesSources): Promise<Response> {
  if (!seesAllIndicators(c.var.actor)) throw new Refused(404, '')
  const { locale } = c.var
  const props = await c.var.work(async (tx) => {
    const indicator = await indicatorAsked(c, tx)
    const values = await readValues(tx, indicator.id)
    const release = await readReleased(tx, indicatorDataset(indicator.slug))
    const { obstacle, table, protection } = await prepareRelease(tx, indicator)
    const series = await seriesInWords(tx, sources, indicator.series, locale)
    const isOfficial = table.protection.kind === 'official-statistics'
    const standings = standingsOf(table, protection, release)
    return { indicator, values, release, obstacle, series, isOfficial, standings, isBehind: isBehind(table, release) }
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
}
