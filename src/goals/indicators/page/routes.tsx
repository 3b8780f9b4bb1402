// One indicator for everybody, from its release alone; staff see beside it what the town holds and has not released.

import type { Tx } from '../../../platform/db.ts'
import { todayInTown } from '../../../platform/form/model.ts'
import { at, doneIn } from '../../../platform/http/address.ts'
import { frameOf } from '../../../platform/http/frame.ts'
import type { Ask, Web } from '../../../platform/http/web.ts'
import { textsFor } from '../../../platform/i18n.ts'
import { type Release, readReleased } from '../../../platform/release/index.ts'
import { goalWords } from '../../goals/wording/words.ts'
import { indicatorAsked } from '../asked.ts'
import { seriesInWords } from '../definition/series.ts'
import { type Indicator, type IndicatorValue, indicatorDataset, judgedBy, readJudgedBy } from '../model.ts'
import { figureOfValue, figuresOfRelease, movementOfRelease, movementOfValues, sameFigure } from '../movement.ts'
import { nextDue } from '../period/model.ts'
import { mayKeepIndicators, seesAllIndicators } from '../policy.ts'
import type { SeriesSources } from '../series-source.ts'
import { readValues } from '../store.ts'
import { toldWords } from '../told/told.ts'
import { IndicatorPage } from './pages.tsx'
import type { ColleaguesProps } from './props.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export function pageRoutes(web: Web, series: SeriesSources): void {
  web.get(at('/indicators/:slug'), async (c) => {
    const t = textsFor(c.var.locale, { da, en })
    const mayKeep = mayKeepIndicators(c.var.actor)
    const props = await c.var.work(async (tx) => {
      const indicator = await indicatorAsked(c, tx)
      const release = await readReleased(tx, indicatorDataset(indicator.slug))
      return {
        indicator,
        goalTitle: (await goalWords(tx, c.var.locale))[indicator.goal].title,
        released: release && releasedProps(release, indicator),
        staff: seesAllIndicators(c.var.actor) ? await staffProps(c, tx, { indicator, release, series, mayKeep }) : null,
      }
    })
    return c.html(
      <IndicatorPage frame={frameOf(c)} t={t} told={toldWords(c.var.locale)} {...props} done={mayKeep ? doneIn(c, t.done) : undefined} />,
    )
  })
}

const releasedProps = (release: Release, indicator: Indicator) => ({
  release,
  moved: movementOfRelease(release),
  terms: readJudgedBy(release.table.about) ?? judgedBy(indicator),
})

interface Beside {
  indicator: Indicator
  release: Release | null
  series: SeriesSources
  mayKeep: boolean
}

async function staffProps(c: Ask, tx: Tx, { indicator, release, series, mayKeep }: Beside): Promise<ColleaguesProps> {
  const values = await readValues(tx, indicator.id)
  const moved = movementOfValues(values, indicator)
  const shown = release ? figuresOfRelease(release) : []
  const isReleased = (value: IndicatorValue) => !value.replacedBy && shown.some((one) => sameFigure(one, figureOfValue(value)))
  return {
    mayKeep,
    values,
    moved,
    releasedPeriods: new Set(values.filter(isReleased).map(({ period }) => period)),
    due: nextDue(moved.newest?.period ?? null, indicator.frequency),
    today: todayInTown(),
    series: await seriesInWords(tx, series, indicator.series, c.var.locale),
  }
}
