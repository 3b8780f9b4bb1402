// Which rows belong together, by whatever names the groups have.

import { AnalysisError } from '../errors.ts'

/** Name of the group of each row. */
export type GroupNames = ArrayLike<string | number>

/** Groups numbered from 0 in the order in which they first appear. */
export type Groups = { readonly of: Uint32Array; readonly count: number; readonly names: readonly (string | number)[] }

/** Numbers the groups; refuses (`not-finite`) a row without one. */
export function numberGroups(name: string, groups: GroupNames): Groups {
  const seen = new Map<string | number, number>()
  const of = new Uint32Array(groups.length)
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!
    if (group === '' || group === undefined || Number.isNaN(group))
      throw new AnalysisError('not-finite', `Expected a group in "${name}" at row ${i}, but there is none.`, { names: [name], row: i })
    let number = seen.get(group)
    if (number === undefined) {
      number = seen.size
      seen.set(group, number)
    }
    of[i] = number
  }
  return { of, count: seen.size, names: Array.from(seen.keys()) }
}

/** The groups of some rows only, numbered anew. */
export function groupsOfRows(name: string, groups: GroupNames, rows: Uint32Array): Groups {
  return numberGroups(
    name,
    Array.from(rows, (i) => groups[i]!),
  )
}

/** Groups of rows that are together in both. */
export function crossGroups(one: Groups, other: Groups): Groups {
  return numberGroups(
    'groups',
    Array.from(one.of, (g, i) => g * other.count + other.of[i]!),
  )
}
