// What a newer edition changes of counts that are already known, and how to take only what is new.
import type { CountCells, DimensionKind } from './model.ts'
import { cellsByName, cellsFrom, unitsIn } from './units.ts'

export interface Change {
  /** By dimension: units the newer one has and the older has not, and the other way round. */
  added: string[][]
  removed: string[][]
  /** Finest cells of units both have whose counts differ, and how many of them by 1 to one less than the least count. */
  changed: number
  small: number
}

/** What is different between two states of the same counts; `least` is the smallest count of people that may be shown. */
export function compareCells(before: CountCells, after: CountCells, least: number): Change {
  const without = (list: readonly string[] = [], other: readonly string[] = []) => {
    const known = new Set(other)
    return list.filter((unit) => !known.has(unit))
  }
  const [old, now] = [cellsByName(before), cellsByName(after)]
  const inBoth = before.units.map((list, d) => {
    const others = new Set(after.units[d])
    return new Set(list.filter((unit) => others.has(unit)))
  })
  let changed = 0
  let small = 0
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const difference = Math.abs((now.get(name) ?? 0) - (old.get(name) ?? 0))
    if (difference === 0 || !isWithin(name, inBoth)) continue
    changed++
    if (difference < least) small++
  }
  return {
    added: after.units.map((list, d) => without(list, before.units[d])),
    removed: before.units.map((list, d) => without(list, after.units[d])),
    changed,
    small,
  }
}

/**
 * The older counts wherever all units of a cell were there before, and the newer ones in every other cell. What was released stays true
 * to the last person, so that nobody can work out who was corrected.
 */
export function keepKnown(known: CountCells, newer: CountCells, kinds: readonly DimensionKind[]): CountCells {
  const before = unitSets(known)
  const kept = cellsByName(known)
  for (const [name, count] of cellsByName(newer)) if (!isWithin(name, before)) kept.set(name, count)
  return cellsFrom(
    kinds,
    kinds.map((_, d) => [...(known.units[d] ?? []), ...(newer.units[d] ?? [])]),
    kept,
  )
}

/** Whether two states are the same in every unit and count. */
export function isSame(a: CountCells, b: CountCells): boolean {
  const { added, removed, changed } = compareCells(a, b, 1)
  return changed === 0 && [...added, ...removed].every((list) => list.length === 0)
}

const unitSets = ({ units }: CountCells): Set<string>[] => units.map((list) => new Set(list))
const isWithin = (name: string, units: readonly ReadonlySet<string>[]): boolean =>
  unitsIn(name).every((unit, d) => units[d]?.has(unit) ?? false)
