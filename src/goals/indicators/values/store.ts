// The figures of indicators in the database: a correction is a new row, and the old one stays and points to it.
import { type Acting, asSystem, oneAtATime, sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { IndicatorValue } from '../model.ts'
import { readValues } from '../store.ts'
import { CannotEnter, holding, type NewValue, saysTheSame } from './model.ts'

/** In whose name series are followed: the town's machinery. */
export const follower = (municipality: number): Acting => asSystem(municipality, 'follow series of indicators')

/** Nobody else enters figures of this indicator before the transaction ends. */
export async function lockFigures(tx: Tx, indicator: string): Promise<void> {
  await oneAtATime(tx, `indicator ${indicator}`)
}

/** The figure that holds for a period, until the transaction ends; null when there is none. */
export async function holdingValue(tx: Tx, indicator: string, period: string): Promise<IndicatorValue | null> {
  await lockFigures(tx, indicator)
  return holding(await readValues(tx, indicator)).find((value) => value.period === period) ?? null
}

/**
 * Enters a figure and returns its identifier. For a period that has one it is a correction: the earlier figure stays and points to it.
 * Throws `CannotEnter` when a correction gives no reason, or says what the earlier figure says.
 */
export async function enterValue(tx: Tx, indicator: string, value: NewValue): Promise<string> {
  const before = await holdingValue(tx, indicator, value.period)
  if (before && saysTheSame(before, value)) throw new CannotEnter('unchanged')
  if (before && value.reason.trim() === '') throw new CannotEnter('reason')
  const id = newId()
  // The earlier figure steps aside first, since only one may hold; its pointer is checked when the transaction ends.
  if (before)
    await sql`update goals.indicator_value set replaced_by = ${id} where municipality = platform.town() and id = ${before.id}`.execute(tx)
  const [lower, upper, noInterval] =
    'none' in value.interval ? [null, null, value.interval.none] : [value.interval.lower, value.interval.upper, '']
  const [n, noN] = 'none' in value.n ? [null, value.n.none] : [value.n.count, '']
  await sql`insert into goals.indicator_value (municipality, id, indicator, period, value, lower, upper, no_interval_reason, n, no_n_reason,
      origin, provenance, reason, entered_by, entered_by_name)
    values (platform.town(), ${id}, ${indicator}, ${value.period}, ${value.value}, ${lower}, ${upper}, ${noInterval}, ${n}, ${noN},
      ${value.origin}, ${JSON.stringify(value.provenance)}, ${before ? value.reason.trim() : ''}, ${value.enteredBy}, ${value.enteredByName})`.execute(
    tx,
  )
  return id
}
