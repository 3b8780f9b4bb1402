// How finely a dimension must be looked at: units that neither a new table nor anything said before tells apart count as one.
import type { Dimension } from '@trygby/analysis'
import { totalCode as total } from '../model.ts'
import type { CutAxis } from './cut.ts'

/** One dimension of a base, seen by a cut and by what was said before. */
export interface Levels {
  key: string
  /** How the cut divides it; null when it does not. */
  axis: CutAxis | null
  /** How many levels there are, and which one each unit belongs to. */
  count: number
  levelOf: Int32Array
  /** The levels of each class of the cut. */
  classes: number[][]
}

/** Places of units, in order, as one word, so that equal sets are one. */
export type UnitSet = string

export const placesIn = (set: UnitSet): number[] => set.split(',').map(Number)

/** The places of some units; null when one of them is not known. */
export function unitSet(members: readonly string[], placeOf: ReadonlyMap<string, number>): UnitSet | null {
  const places = members.map((unit) => placeOf.get(unit) ?? -1).sort((a, b) => a - b)
  return places.length === 0 || places[0] === -1 ? null : places.join()
}

export const placesOf = (units: readonly string[]): Map<string, number> => new Map(units.map((unit, place) => [unit, place]))

export function levelsOf(key: string, units: readonly string[], axis: CutAxis | null, said: ReadonlySet<UnitSet>): Levels {
  const places = placesOf(units)
  const classes = (axis?.classes ?? []).map((one) => one.units.map((unit) => places.get(unit) ?? 0))
  let levelOf = new Int32Array(units.length)
  let count = 1
  for (const together of [...classes, ...[...said].map(placesIn)]) {
    const inside = new Uint8Array(units.length)
    for (const place of together) inside[place] = 1
    const names = new Map<number, number>()
    levelOf = levelOf.map((level, place) => {
      const name = level * 2 + (inside[place] ?? 0)
      if (!names.has(name)) names.set(name, names.size)
      return names.get(name) ?? 0
    })
    count = names.size
  }
  return { key, axis, count, levelOf, classes: classes.map((together) => levelsAt(levelOf, together)) }
}

/** The levels that units at these places belong to. */
export const levelsAt = (levelOf: Int32Array, places: readonly number[]): number[] => [
  ...new Set(places.map((place) => levelOf[place] ?? 0)),
]

const groupName = (k: number): string => `class ${k}`

/** As a dimension of a cube: the levels, and the cut's classes that hold several of them as groups. */
export function dimensionOf({ key, count, classes }: Levels): Dimension {
  const levels = Array.from({ length: count }, (_, level) => String(level))
  const groups = [...classes.keys()].filter((k) => (classes[k]?.length ?? 0) > 1)
  if (groups.length === 0) return { name: key, levels }
  const of = new Int32Array(count).fill(-1)
  for (const [group, k] of groups.entries()) for (const level of classes[k] ?? []) of[level] = group
  return { name: key, levels, groupings: [{ name: 'classes', groups: groups.map(groupName), of }] }
}

/** Where each class of the cut, and the total, stands among the nodes of the cube's axis. */
export function nodesOf({ axis, classes }: Levels, nodes: readonly string[]): Map<string, number> {
  const found = new Map([[total, nodes.length - 1]])
  for (const [k, { code }] of (axis?.classes ?? []).entries()) {
    const [level = 0, more] = classes[k] ?? []
    found.set(code, more === undefined ? level : nodes.indexOf(groupName(k)))
  }
  return found
}
