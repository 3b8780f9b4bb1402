// The demonstration's indicators: the starting set, a good part of it adopted, ten of them with invented figures that are released.
import type { Tx } from '../../platform/db.ts'
import { asInvented, inventedRows, markAsDemonstration } from '../../platform/demonstration.ts'
import { inventedPerson } from '../../platform/people/demo.ts'
import { historyOf, withdrawRelease } from '../../platform/release/index.ts'
import { dropped, filledByStatistics, type InventedSeries, inventedSeries } from './demo/figures.ts'
import { type Indicator, indicatorDataset } from './model.ts'
import { giveStartingIndicators, startingSetName } from './starting-set.ts'
import { correctIndicator, indicatorBySlug, listIndicators, readValues, setState, startingSetId } from './store.ts'
import { releaseIndicator } from './values/release.ts'
import { enterValue } from './values/store.ts'

/** Runs as the machinery. The set goes with the demonstration, and the town is then given its own, in which nothing is invented. */
export async function fillIndicators(tx: Tx): Promise<void> {
  const made = await giveStartingIndicators(tx)
  const set = await startingSetId(tx, startingSetName)
  if (made.length > 0 && set) await markAsDemonstration(tx, 'goals.starting_set', set)
  for (const id of made) await markAsDemonstration(tx, 'goals.indicator', id)
  for (const series of inventedSeries) await fillSeries(tx, series)
  for (const slug of filledByStatistics) await settle(tx, slug, 'adopted')
  for (const slug of dropped) await settle(tx, slug, 'dropped')
}

async function settle(tx: Tx, slug: string, state: Indicator['state']): Promise<void> {
  const indicator = await indicatorBySlug(tx, slug)
  if (indicator) await setState(tx, indicator.id, state)
}

async function fillSeries(tx: Tx, series: InventedSeries): Promise<void> {
  const indicator = await indicatorBySlug(tx, series.slug)
  // A town that has figures of its own keeps them alone.
  if (!indicator || (await readValues(tx, indicator.id)).length > 0) return
  await correctIndicator(tx, indicator.id, indicator.revision, asDemonstration(indicator, series))
  await setState(tx, indicator.id, 'adopted')
  const entered: string[] = []
  for (const [period, value, lower, upper, n] of series.figures) {
    const first = series.firstWritten?.period === period ? series.firstWritten : null
    const figure = { period, interval: { lower, upper }, n: { count: n }, origin: 'hand' as const, provenance: {}, ...enteredBy }
    if (first) entered.push(await enterValue(tx, indicator.id, { ...figure, value: first.value, reason: '' }))
    entered.push(await enterValue(tx, indicator.id, { ...figure, value, reason: first?.reason ?? '' }))
  }
  // A corrected figure points to its correction, so it has to go first: rows are removed the other way round.
  for (const id of entered.reverse()) await markAsDemonstration(tx, 'goals.indicator_value', id)
  // Figures of people are released by a person, and invented ones by an invented person.
  await asInvented(tx, await inventedPerson(tx, 'coordinator'), () => releaseIndicator(tx, series.slug))
}

const enteredBy = { enteredBy: null, enteredByName: 'Demo Anders Analytiker' }

/** Its source says first of all that nothing of it is real. */
function asDemonstration(indicator: Indicator, { target, responsible }: InventedSeries): Indicator {
  const { da, en } = indicator.source
  return {
    ...indicator,
    target,
    responsible,
    source: {
      da: `Demo: Tallene er opdigtede og gælder kun de opdigtede kvarterer Demokvarteret Nord og Demokvarteret Syd. ${da}`,
      en: `Demo: The figures are invented, and concern only the invented quarters Demokvarteret Nord and Demokvarteret Syd. ${en}`,
    },
  }
}

/** Before the demonstration goes: what was released of invented figures is taken back, and its place says why. */
export async function takeBackInventedFigures(tx: Tx): Promise<void> {
  const invented = await inventedRows(tx, 'goals.indicator_value')
  for (const { id, slug } of await listIndicators(tx)) {
    if (!(await readValues(tx, id)).some((value) => invented.has(value.id))) continue
    const { releases } = await historyOf(tx, indicatorDataset(slug))
    for (const { number } of releases)
      await withdrawRelease(
        tx,
        indicatorDataset(slug),
        number,
        'Tallene var opdigtede til en demonstration. The figures were invented for a demonstration.',
      )
  }
}
