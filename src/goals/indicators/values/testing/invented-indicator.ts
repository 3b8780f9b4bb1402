// An invented indicator for tests, adopted and open, whose figures are entered by hand.
import type { Tx } from '../../../../platform/db.ts'
import type { Indicator, NewIndicator } from '../../model.ts'
import { indicatorBySlug, insertIndicator } from '../../store.ts'
import type { NewValue } from '../model.ts'

const both = (da: string, en: string) => ({ da, en })

export const inventedIndicator = (more: Partial<NewIndicator> = {}): NewIndicator => ({
  goal: 'safe-town',
  subGoal: null,
  position: 0,
  name: both('Trygge om aftenen', 'Feeling safe in the evening'),
  definition: both('Andelen, der føler sig trygge ude om aftenen.', 'The share who feel safe outdoors in the evening.'),
  source: both('Byens egen undersøgelse', 'The town’s own survey'),
  formula: both('Trygge delt med alle, der svarede.', 'Those who feel safe divided by all who answered.'),
  unit: both('procent', 'per cent'),
  cannotSay: both('Tallet siger ikke hvorfor.', 'The figure does not say why.'),
  digits: 1,
  counts: 'share-of-people',
  aim: 'raise',
  goodIs: 'higher',
  margin: 2,
  baselinePeriod: '',
  target: { value: 80, on: '2030-12-31' },
  frequency: 'year',
  responsible: 'Tryghedsteamet',
  dataClass: 'open',
  series: null,
  ...more,
})

/** Makes it as the machinery and gives it back. */
export async function makeInvented(
  tx: Tx,
  slug: string,
  more: Partial<NewIndicator> = {},
  state: Indicator['state'] = 'adopted',
): Promise<Indicator> {
  await insertIndicator(tx, inventedIndicator(more), state, slug)
  const made = await indicatorBySlug(tx, slug)
  if (!made) throw new Error(`The indicator ${slug} was not made`)
  return made
}

export const inventedValue = (period: string, value: number, more: Partial<NewValue> = {}): NewValue => ({
  period,
  value,
  interval: { lower: value - 3, upper: value + 3 },
  n: { count: 500 },
  origin: 'hand',
  provenance: {},
  reason: '',
  enteredBy: null,
  enteredByName: '',
  ...more,
})
