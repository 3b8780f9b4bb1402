// Figures that come by themselves: what a series says anew becomes a new figure of its indicator, and official ones are released.
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import { historyOf } from '../../../platform/release/index.ts'
import { type Indicator, type IndicatorValue, indicatorDataset } from '../model.ts'
import { isPeriod } from '../period/model.ts'
import type { SeriesFigure, SeriesRead, SeriesSources } from '../series-source.ts'
import { listIndicators, readValues } from '../store.ts'
import { type Figure, holding, releaseObstacle, saysTheSame } from './model.ts'
import { releaseIndicator } from './release.ts'
import { enterValue, lockFigures } from './store.ts'
import { isOfficial, type SeriesOrigin } from './table/provenance.ts'

/** An indicator that a series feeds. */
export type Following = Indicator & { series: NonNullable<Indicator['series']> }

/** The adopted indicators that follow a series. */
export const listFollowing = async (tx: Tx): Promise<Following[]> =>
  (await listIndicators(tx, { states: ['adopted'] })).filter((one): one is Following => one.series !== null)

/** Changes whenever there may be something to follow: another indicator, another series, another figure in a source. */
export async function stampOf(tx: Tx, sources: SeriesSources): Promise<string> {
  const following = await listFollowing(tx)
  const stamps = following.map(({ id, revision, series }) => `${id} ${revision} ${series.source} ${series.code}`)
  for (const source of sources)
    if (following.some(({ series }) => series.source === source.key)) stamps.push(`${source.key} ${await source.stamp(tx)}`)
  return stamps.join('\n')
}

/** Takes over what its series says anew and says how many figures that were; official ones are released. Runs as the machinery. */
export async function followSeries(tx: Tx, indicator: Following, sources: SeriesSources): Promise<number> {
  const { source: key, code } = indicator.series
  const read = await sources.find((source) => source.key === key)?.read(tx, code)
  if (!read) return 0
  await lockFigures(tx, indicator.id)
  const before = await readValues(tx, indicator.id)
  const provenance = originOf(read, indicator)
  let entered = 0
  for (const figure of read.figures.map(inDanish)) {
    if (!isSound(figure) || saysWhatItSaid(figure, before, indicator)) continue
    const reason = holding(before).some(({ period }) => period === figure.period) ? 'Kilden har ændret tallet.' : ''
    await enterValue(tx, indicator.id, { ...figure, origin: 'series', provenance, reason, enteredBy: null, enteredByName: '' })
    entered++
  }
  if (entered > 0)
    await record(tx, { deed: 'followed', thing: 'indicator', thingId: indicator.id, detail: { source: key, code, figures: entered } })
  if (await mayReleaseItself(tx, indicator, entered)) await releaseIndicator(tx, indicator.slug)
  return entered
}

/** Enough for a stranger to ask for the same, and to see from which series each figure came. */
const originOf = (read: SeriesRead, { series }: Following): Record<string, unknown> => {
  const marks = (read.provenance.tables ?? []).flatMap((table) => table.marks)
  const reasons = read.figures.flatMap(({ interval, n }) => [interval, n].flatMap((one) => ('none' in one ? [one.none] : [])))
  const inEnglish = Object.fromEntries(reasons.map(({ da, en }) => [da, en]))
  const origin: SeriesOrigin = { ...read.provenance, isOfficial: read.isOfficial, marks, inEnglish }
  return { ...origin, source: series.source, series: series.code }
}

/** A figure as the town keeps it, with its reasons in Danish; their English stands in where it is from. */
const inDanish = ({ interval, n, ...figure }: SeriesFigure): Figure => ({
  ...figure,
  interval: 'none' in interval ? { none: interval.none.da } : interval,
  n: 'none' in n ? { none: n.none.da } : n,
})

/** Whether the figure holds together: a source's slip must not stop all others. */
function isSound({ period, value, interval, n }: Figure): boolean {
  const hasInterval = 'none' in interval ? interval.none.trim() !== '' : interval.lower <= value && value <= interval.upper
  const hasN = 'none' in n ? n.none.trim() !== '' : n.count >= 0
  return isPeriod(period) && Number.isFinite(value) && hasInterval && hasN
}

/**
 * Whether the series said this before, or what holds says it already. Somebody who has corrected a series by hand is not overruled
 * by the figure they corrected: only by a new one.
 */
function saysWhatItSaid(figure: Figure, values: readonly IndicatorValue[], { series }: Following): boolean {
  const ofPeriod = values.filter(({ period }) => period === figure.period)
  const last = ofPeriod
    .filter(({ provenance }) => provenance.source === series.source && provenance.series === series.code)
    .sort((a, b) => b.enteredAt.getTime() - a.enteredAt.getTime())[0]
  return (last !== undefined && saysTheSame(last, figure)) || holding(ofPeriod).some((held) => saysTheSame(held, figure))
}

/** Only figures that were public before are released without a person; and what a person withdrew stays so until there is a new figure. */
async function mayReleaseItself(tx: Tx, indicator: Indicator, entered: number): Promise<boolean> {
  const values = await readValues(tx, indicator.id)
  if (releaseObstacle(indicator, values) !== null || !holding(values).every(isOfficial)) return false
  const { releases, withdrawals } = await historyOf(tx, indicatorDataset(indicator.slug))
  const isWithdrawn = withdrawals.some(({ number }) => number > (releases[0]?.number ?? 0))
  return entered > 0 || !isWithdrawn
}
