// Releasing an indicator: what stands in its way, and its figures through the gate for public figures.
import type { Tx } from '../../../platform/db.ts'
import { CannotRelease, publishTable } from '../../../platform/release/index.ts'
import { indicatorBySlug, readValues } from '../store.ts'
import { releaseObstacle } from './model.ts'
import { townName } from './store.ts'
import { indicatorTable } from './table/table.ts'

export { indicatorTable } from './table/table.ts'

/**
 * Releases the figures that hold and returns the release's number; when nothing is new, the newest release stands.
 * Throws `CannotRelease` when the indicator is not adopted, is internal, or has no figures.
 */
export async function releaseIndicator(tx: Tx, slug: string): Promise<number> {
  const indicator = await indicatorBySlug(tx, slug)
  if (!indicator) throw new CannotRelease(`There is no indicator "${slug}"`)
  const values = await readValues(tx, indicator.id)
  const obstacle = releaseObstacle(indicator, values)
  if (obstacle) throw new CannotRelease(`The figures of "${slug}" cannot be released: ${obstacle}`)
  return publishTable(tx, indicatorTable(indicator, values, await townName(tx)))
}
