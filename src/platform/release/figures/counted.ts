// Which counts of people a figure gives away: of a count itself and its n, of a share those it tells of and the rest.
import { isWithheld, leastAnswers, type TownFigures } from '../model.ts'
import type { FigureOutcome, TimeFigure } from './model.ts'

/** Each is attacked for itself: nobody can say how a count and the n beside it hang together, but the two sides of a share are all of its n. */
export type Measure = 'value' | 'n' | 'share'

export const measuresOf = (counts: TownFigures['counts']): readonly Measure[] => {
  if (counts === 'people') return ['value', 'n']
  return counts === 'share-of-people' ? ['share'] : []
}

type Figure = Pick<TimeFigure, 'value' | 'n'>
const isCount = (value: number | null): value is number => value !== null && Number.isSafeInteger(value) && value >= 0

/** One count, or of a share those it tells of and the rest; null where the figure is no count, such as a rate. */
export function countsIn(measure: Measure, { value, n }: Figure): number[] | null {
  if (measure !== 'share') {
    const count = measure === 'n' ? n : value
    return isCount(count) ? [count] : null
  }
  if (!isCount(n)) return null
  const told = (n * value) / 100
  // As in `isWithheld`: the nearest whole count, and never nobody where the share is not nought.
  const people = told > 1e-6 ? Math.min(n, Math.max(1, Math.round(told))) : 0
  return [people, n - people]
}

/** By how many people the count behind a share may differ from the nearest whole one, for the share is written with few decimals; 0 where it is certain. */
export function roundingOf(measure: Measure, { value, n }: Figure): number {
  if (measure !== 'share' || n === null) return 0
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0
  const room = (n * 0.5 * 10 ** -decimals) / 100
  return room < 0.5 ? 0 : room
}

/** Every number somebody can read from the counts: of a share both sides and their sum. */
const numbersOf = (counts: readonly number[]): number[] =>
  counts.length > 1 ? [...counts, counts.reduce((sum, one) => sum + one, 0)] : [...counts]

/** Whether two figures of one time, held together, tell of one to k - 1 people. */
export function tellsByDifference(kind: TownFigures['counts'], k: number, one: Figure, other: Figure): number | null {
  for (const measure of measuresOf(kind)) {
    const [before, after] = [countsIn(measure, one), countsIn(measure, other)]
    if (!before || !after) continue
    const old = numbersOf(before)
    const few = numbersOf(after)
      .map((count, place) => Math.abs(count - (old[place] ?? 0)))
      .find((difference) => difference > 0 && difference < k)
    if (few !== undefined) return few
  }
  return null
}

/** What is to be done with a figure that stands alone. */
export function outcomeAlone(counts: TownFigures['counts'], k: number, { value, n }: Figure): FigureOutcome {
  if (!isWithheld({ kind: 'town-figures', counts, k }, value, n)) return 'shown'
  return counts === 'share-of-people' && (n === null || n < leastAnswers) ? 'few-answers' : 'small'
}
