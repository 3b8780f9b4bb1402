// Releasing an indicator: what stands in its way, what its figures give away, and out through the gate for public figures.

import { createHash } from 'node:crypto'
import type { Tx } from '../../../platform/db.ts'
import {
  CannotRelease,
  type EarlierFigures,
  everReleasedAs,
  type HeldFigure,
  type ProtectedFigures,
  type PublicTable,
  protectFigures,
  publishTable,
  recordsOf,
} from '../../../platform/release/index.ts'
import { townName } from '../../../platform/town/store.ts'
import { type Indicator, type IndicatorValue, indicatorDataset } from '../model.ts'
import { partsOf, spanOf } from '../period/model.ts'
import { indicatorBySlug, readValues } from '../store.ts'
import { type ReleaseObstacle, releaseObstacle } from './model.ts'
import { lockFigures } from './store.ts'
import { areOfficial, indicatorTable, inTable, leastPeople } from './table/table.ts'

/** What a release now would be, before anybody presses the button. */
export interface Prepared {
  obstacle: ReleaseObstacle | null
  table: PublicTable
  protection: ProtectedFigures
  /** Of everything a person sees of it: with the same digest nothing has changed since. */
  digest: string
}

/** The release there would be now, attacked together with every earlier one. */
export async function prepareRelease(tx: Tx, indicator: Indicator): Promise<Prepared> {
  const values = await readValues(tx, indicator.id)
  const releases = await everReleasedAs(tx, indicatorDataset(indicator.slug))
  const protection = await protectFigures({
    dataset: indicatorDataset(indicator.slug),
    // What its publisher has protected is not protected again: the figures are public there.
    counts: areOfficial(values) ? 'other' : indicator.counts,
    k: leastPeople,
    figures: inTable(values).map(figureOf),
    history: values
      .toSorted((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime() || Number(!a.replacedBy) - Number(!b.replacedBy))
      .map(figureOf),
    earlier: releases.map(earlierOf),
  })
  const table = indicatorTable({ indicator, values, town: await townName(tx), protection, releases })
  const seen = JSON.stringify([table, protection, releases.map(({ number, isWithdrawn }) => [number, isWithdrawn])])
  return { obstacle: releaseObstacle(indicator, values), table, protection, digest: createHash('sha256').update(seen).digest('hex') }
}

/** A figure of a day is a state, and no sum of anything. */
const spanIn = (period: string) => (partsOf(period)?.kind === 'day' ? null : spanOf(period))

const figureOf = ({ period, value, n, enteredAt }: IndicatorValue): HeldFigure => ({
  key: period,
  span: spanIn(period),
  value,
  n: 'none' in n ? null : n.count,
  from: enteredAt.getTime(),
})

const earlierOf = ({ table, number, releasedAt, isWithdrawn }: Awaited<ReturnType<typeof everReleasedAs>>[number]): EarlierFigures => ({
  number,
  at: releasedAt.getTime(),
  isWithdrawn,
  rows: recordsOf(table).map(({ period, value, n }) => ({
    key: String(period),
    span: spanIn(String(period)),
    value: typeof value === 'number' ? value : null,
    n: typeof n === 'number' ? n : null,
  })),
})

/**
 * Releases the figures that hold and returns the release's number; when nothing is new, the newest release stands. `seen` is the digest of what
 * a person had in front of them; null comes back when something has changed since. Throws `CannotRelease` when the indicator is not adopted,
 * is internal, has no figures, or when the attacker finds something.
 */
export async function releaseIndicator(tx: Tx, slug: string, seen?: string): Promise<number | null> {
  const indicator = await indicatorBySlug(tx, slug)
  if (!indicator) throw new CannotRelease(`There is no indicator "${slug}"`)
  await lockFigures(tx, indicator.id)
  const { obstacle, table, protection, digest } = await prepareRelease(tx, indicator)
  if (seen !== undefined && seen !== digest) return null
  if (obstacle) throw new CannotRelease(`The figures of "${slug}" cannot be released: ${obstacle}`)
  return publishTable(tx, table, { figures: protection })
}
