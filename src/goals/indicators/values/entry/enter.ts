// Entering a figure by hand: nothing is corrected before the person has seen what holds and said why.
import { formatNumber } from '@trygby/ui'
import { record } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/db.ts'
import { markAsReal } from '../../../../platform/demonstration.ts'
import type { Locale } from '../../../../platform/i18n.ts'
import { accepted, type Result, refused } from '../../../../platform/result.ts'
import type { Actor } from '../../../../platform/roles.ts'
import type { Indicator } from '../../model.ts'
import { readValues } from '../../store.ts'
import { type Figure, saysTheSame } from '../model.ts'
import { enterValue, holdingValue } from '../store.ts'

interface HandedIn {
  indicator: Indicator
  figure: Figure
  reason: string
  /** The figure the person saw when they wrote theirs; empty when they saw none. */
  replaces: string
}

/** Enters or corrects, or says what must be seen or written first: `hasOne`, `meanwhile`, `unchanged`, `reasonMissing`. */
export async function enter(tx: Tx, handedIn: HandedIn, actor: Actor, locale: Locale): Promise<Result<'entered' | 'corrected'>> {
  const { indicator, figure, reason, replaces } = handedIn
  const before = await holdingValue(tx, indicator.id, figure.period)
  if (before) {
    const held = formatNumber(before.value, locale, indicator.digits)
    if (replaces !== before.id) return refused('period', (await wasHolding(tx, handedIn)) ? 'meanwhile' : 'hasOne', held)
    if (saysTheSame(before, figure)) return refused('value', 'unchanged', held)
    if (reason === '') return refused('reason', 'reasonMissing')
  }
  const value = { ...figure, origin: 'hand' as const, provenance: {}, reason, enteredBy: actor.account, enteredByName: actor.name }
  const id = await enterValue(tx, indicator.id, value)
  await markAsReal(tx, 'goals.indicator', indicator.id)
  const deed = before ? 'corrected' : 'entered'
  await record(tx, { deed, thing: 'indicator value', thingId: id, detail: { indicator: indicator.slug, period: figure.period } })
  return accepted(deed)
}

/** Whether what the person saw was a figure of the same period: then somebody else was quicker. */
const wasHolding = async (tx: Tx, { indicator, figure, replaces }: HandedIn): Promise<boolean> =>
  (await readValues(tx, indicator.id)).some(({ id, period }) => id === replaces && period === figure.period)
