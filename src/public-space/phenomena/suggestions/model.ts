// Which reports seem to be about the same: near in place, at the same time of the day, of the same kind, within two months.
import { type DayTime, dayTimes, type Kind } from '../../reports/model.ts'
import { leastSources, metresBetween, type Source } from '../model.ts'

/** How near is near, and how recent is recent. Data for the town to argue with. */
export const nearness = { metres: 250, days: 60, most: 60 } as const

/** Reports that are suggested together, with the reason, which a person confirms or refuses. */
export interface Suggestion {
  kind: Kind
  reports: Source[]
  /** The two that lie furthest apart, metres. */
  metres: number
  /** Times of the day that all of them name who name any. */
  times: DayTime[]
  /** Some did not say when. */
  someSayNoTime: boolean
  voices: number
  from: Date
  to: Date
}

const share = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === 0 || other.length === 0 || one.some((part) => other.includes(part))
const weekdaysFit = (one: string, other: string): boolean =>
  one === other || ![one, other].every((days) => days === 'weekdays' || days === 'weekend')

const areAlike = (one: Source, other: Source): boolean =>
  one.kind === other.kind &&
  weekdaysFit(one.weekdays, other.weekdays) &&
  share(one.times, other.times) &&
  Math.abs(one.receivedAt.getTime() - other.receivedAt.getTime()) <= nearness.days * 86_400_000 &&
  metresBetween(one, other) <= nearness.metres

/** Reports that could be about the same as one of them, the nearest first. */
export const alikeTo = (one: Source, reports: readonly Source[]): Source[] =>
  reports
    .filter((other) => other.id !== one.id && areAlike(one, other))
    .sort((a, b) => metresBetween(one, a) - metresBetween(one, b) || (a.id < b.id ? -1 : 1))

/** The times that everybody who says when names. */
const common = (reports: readonly Source[]): DayTime[] => {
  const saying = reports.filter(({ times }) => times.length > 0)
  return saying.length === 0 ? [] : dayTimes.filter((time) => saying.every(({ times }) => times.includes(time)))
}

/**
 * Groups of at least two reports in which every two are alike and no two were said not to be the same: the same reports give the same groups,
 * in whatever order they come. The largest first. Time grows with reports times groups of their kind near them.
 *
 * @param reports without those that are part of an open phenomenon; @param refused groups somebody has said are not the same
 */
export function suggest(reports: readonly Source[], refused: readonly (readonly string[])[]): Suggestion[] {
  const apart = new Map<string, Set<string>>()
  for (const group of refused) for (const id of group) apart.set(id, new Set([...(apart.get(id) ?? []), ...group]))
  const groups: Source[][] = []
  const byCell = new Map<string, number[]>()
  const inOrder = reports.toSorted((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1))
  for (const report of inOrder) {
    // A common time must remain for the whole group, so that its window can be said.
    const fits = (group: Source[]) =>
      group.length < nearness.most &&
      group.every((other) => areAlike(report, other) && !apart.get(report.id)?.has(other.id)) &&
      (common(group).length === 0 || report.times.length === 0 || common([...group, report]).length > 0)
    // Whoever is alike to a whole group lies near its first, so only groups of the cells around are looked at, in the order they were begun.
    const nearBy = cellsAround(report).flatMap((cell) => byCell.get(cell) ?? [])
    const found = nearBy
      .sort((a, b) => a - b)
      .map((place) => groups[place] ?? [])
      .find(fits)
    if (found) found.push(report)
    else {
      const [own = ''] = cellsAround(report)
      byCell.set(own, [...(byCell.get(own) ?? []), groups.length])
      groups.push([report])
    }
  }
  return groups
    .flatMap((group) => (group[0] && group.length >= leastSources ? [described(group[0].kind, group)] : []))
    .sort((a, b) => b.voices - a.voices || b.to.getTime() - a.to.getTime() || (firstOf(a) < firstOf(b) ? -1 : 1))
}

/** Degrees that are more than `nearness.metres` everywhere in Denmark. */
const cellHeight = nearness.metres / 111_000
const cellWidth = nearness.metres / 57_000

/** The cell of its kind that a report lies in, and then the eight around it. */
function cellsAround({ kind, lat, lon }: Source): string[] {
  const [row, column] = [Math.floor(lat / cellHeight), Math.floor(lon / cellWidth)]
  return [0, -1, 1].flatMap((up) => [0, -1, 1].map((aside) => `${kind} ${row + up} ${column + aside}`))
}

const firstOf = ({ reports }: Suggestion): string => reports[0]?.id ?? ''

function described(kind: Kind, group: Source[]): Suggestion {
  const moments = group.map(({ receivedAt }) => receivedAt.getTime())
  return {
    kind,
    reports: group.toReversed(),
    metres: Math.round(Math.max(...group.flatMap((one) => group.map((other) => metresBetween(one, other))))),
    times: common(group),
    someSayNoTime: group.some(({ times }) => times.length === 0),
    voices: group.reduce((sum, { voices }) => sum + voices, 0),
    from: new Date(Math.min(...moments)),
    to: new Date(Math.max(...moments)),
  }
}
