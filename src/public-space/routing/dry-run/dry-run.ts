// What a change of rules would have done with the last month's reports. Nothing is moved by it.
import type { DayTime, Kind } from '../../reports/model.ts'
import { isSameWay, type KindCategory, type Rule, type Way, wayOf } from '../model.ts'

/** How many people look back: the last thirty days. */
export const daysBack = 30

/** Reports of one kind, area and times, and how many there were. */
export interface Group {
  kind: Kind
  area: string | null
  times: DayTime[]
  count: number
}

export interface Whom {
  kind: 'team' | 'partner' | 'nobody'
  /** Empty for nobody. */
  name: string
}

export interface DryRun {
  reports: number
  /** How many would go elsewhere than by the rules of today. */
  changed: number
  /** By team and partner: how many by the rules of today, and how many then. Those with most first. */
  whoms: (Whom & { now: number; after: number })[]
  /** The groups that would go elsewhere, and where. */
  moving: (Group & { now: Whom; after: Whom })[]
}

const whomOf = ({ team, organisation }: Way): Whom =>
  team ? { kind: 'team', name: team.name } : organisation ? { kind: 'partner', name: organisation.name } : { kind: 'nobody', name: '' }

/** Sends every group by the rules of today and by those proposed, and holds the two side by side. */
export function dryRun(
  groups: readonly Group[],
  today: readonly Rule[],
  proposed: readonly Rule[],
  categories: readonly KindCategory[],
): DryRun {
  const whoms = new Map<string, DryRun['whoms'][number]>()
  const moving: DryRun['moving'] = []
  const count = (whom: Whom, which: 'now' | 'after', by: number) => {
    const key = `${whom.kind} ${whom.name}`
    const line = whoms.get(key) ?? { ...whom, now: 0, after: 0 }
    whoms.set(key, { ...line, [which]: line[which] + by })
  }
  for (const group of groups) {
    const [now, after] = [wayOf(today, categories, group), wayOf(proposed, categories, group)]
    count(whomOf(now), 'now', group.count)
    count(whomOf(after), 'after', group.count)
    if (!isSameWay(now, after)) moving.push({ ...group, now: whomOf(now), after: whomOf(after) })
  }
  return {
    reports: groups.reduce((sum, { count: n }) => sum + n, 0),
    changed: moving.reduce((sum, { count: n }) => sum + n, 0),
    whoms: [...whoms.values()].sort((a, b) => b.after - a.after || b.now - a.now || (a.name < b.name ? -1 : 1)),
    moving,
  }
}
