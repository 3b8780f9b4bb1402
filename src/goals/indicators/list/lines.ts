// What the overview shows of each indicator: to everybody what is released, to staff what the town holds.
import type { Tx } from '../../../platform/db.ts'
import { type Indicator, type IndicatorValue, type JudgedBy, judgedBy, readJudgedBy } from '../model.ts'
import { figureOfValue, inOrder, type MovementOf, movementOfRelease, movementOfValues, sameFigure } from '../movement.ts'
import { nextDue } from '../period/model.ts'
import { holdingValues, listIndicators, listPublicIndicators } from '../store.ts'

export interface IndicatorLine {
  indicator: Indicator
  moved: MovementOf
  /** The terms and the unit its figures are told in: those they were released with, or for staff those that hold now. */
  terms: JudgedBy
  /** Whether the newest figure is one the public has; true where there is none. */
  isReleased: boolean
  /** The day after which the next figure is due; null where figures have no fixed time or none has come. */
  due: string | null
}

/** Adopted and open ones, with the figures of their releases. */
export async function publicLines(tx: Tx): Promise<IndicatorLine[]> {
  return (await listPublicIndicators(tx)).map(({ indicator, released }) => ({
    indicator,
    moved: released ? movementOfRelease(released) : movementOfValues([], indicator),
    terms: readJudgedBy(released?.table.about) ?? judgedBy(indicator),
    isReleased: true,
    due: null,
  }))
}

/** Every indicator with the figures that hold, released or not. */
export async function staffLines(tx: Tx): Promise<IndicatorLine[]> {
  const released = new Map((await listPublicIndicators(tx)).map(({ indicator, released: one }) => [indicator.id, one]))
  const values = await holdingValues(tx)
  return (await listIndicators(tx)).map((indicator) => {
    const own = values.get(indicator.id) ?? []
    const newest = newestOf(own)
    const release = released.get(indicator.id)
    const shown = release ? movementOfRelease(release).newest : null
    return {
      indicator,
      moved: movementOfValues(own, indicator),
      terms: judgedBy(indicator),
      isReleased: newest === null || (shown !== null && sameFigure(shown, newest)),
      due: nextDue(newest?.period ?? null, indicator.frequency),
    }
  })
}

const newestOf = (values: readonly IndicatorValue[]) => inOrder(values.map(figureOfValue)).at(-1) ?? null
