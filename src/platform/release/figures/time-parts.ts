// Figures of a year and of its quarters are sums over the same people: what each is made of, so that they can be held against each other.
import type { Span } from './model.ts'

export interface Unit {
  key: string
  span: Span
}

/** A time with the times that lie in it, the largest of those only. */
export interface Nested extends Unit {
  inner: Nested[]
}

const isInside = (one: Span, other: Span): boolean =>
  one !== null && other !== null && one.start > other.start - 1e-9 && one.end < other.end + 1e-9 && lengthOf(one) < lengthOf(other) - 1e-9

const lengthOf = (span: Span): number => (span ? span.end - span.start : 0)

/** The times that lie in no other, each with all that lies in it. Years, half-years, quarters and months lie in each other whole or not at all. */
export function nest(units: readonly Unit[]): Nested[] {
  const nested = units
    .map((unit): Nested => ({ ...unit, inner: [] }))
    .sort((a, b) => lengthOf(a.span) - lengthOf(b.span) || (a.span?.start ?? 0) - (b.span?.start ?? 0) || a.key.localeCompare(b.key))
  return nested.filter((unit, place) => {
    const around = nested.slice(place + 1).find((other) => isInside(unit.span, other.span))
    around?.inner.push(unit)
    return !around
  })
}

/** All times of one family, the innermost first. */
export const familyOf = (root: Nested): Nested[] => [...root.inner.flatMap(familyOf), root]

/** What held at one moment, by time: the counts, and how uncertain each is because its share was rounded. */
export type Truth = ReadonlyMap<string, { counts: readonly number[]; rounding: number }>

/** People counted in one time and in no part of it that has a figure of its own. */
export interface Piece {
  place: string
  count: number
}

const wholeOf = (unit: Unit, counts: readonly number[]): Piece[][] => counts.map((count) => [{ place: unit.key, count }])

/**
 * The pieces a figure is the sum of, for each of its counts. Where the figures of a time and of its parts add up, the time is made of its parts;
 * where they contradict each other, as a number of people at a date does, it is something of its own, and no reader could subtract.
 */
export function piecesOf(unit: Nested, truth: Truth): Piece[][] {
  const held = truth.get(unit.key)
  if (!held) return []
  return sumOf(unit, truth) ?? wholeOf(unit, held.counts)
}

/** The pieces of a figure that says what nobody held it to be at any time. */
export const piecesAlone = wholeOf

function sumOf(unit: Nested, truth: Truth): Piece[][] | null {
  const held = truth.get(unit.key)
  const parts = partsOf(unit, truth)
  if (!held || parts.length === 0) return null
  const left = held.counts.map((count, q) => parts.reduce((rest, part) => rest - (truth.get(part.key)?.counts[q] ?? 0), count))
  const isWhole = Math.abs(parts.reduce((rest, { span }) => rest - lengthOf(span), lengthOf(unit.span))) < 1e-9
  const rounding = [unit, ...parts].reduce((sum, { key }) => sum + (truth.get(key)?.rounding ?? 0), 0)
  const addsUp = left.reduce((sum, one) => sum + one, 0) === 0 && left.every((one) => Math.abs(one) <= rounding)
  if (isWhole ? !addsUp : left.some((one) => one < -rounding)) return null
  const place = `${unit.key} - ${parts.map(({ key }) => key).join(' - ')}`
  const rest = (count: number): Piece[] => (isWhole ? [] : [{ place, count: Math.max(0, count) }])
  return left.map((count, q) => [...parts.flatMap((part) => piecesOf(part, truth)[q] ?? []), ...rest(count)])
}

/** The times next inside that can be added up; one that contradicts its own parts gives way to them. */
const partsOf = (unit: Nested, truth: Truth): Nested[] =>
  unit.inner.flatMap((part) => {
    const isSound = truth.has(part.key) && (partsOf(part, truth).length === 0 || sumOf(part, truth) !== null)
    return isSound ? [part] : partsOf(part, truth)
  })

/**
 * Numbers for the pieces. A piece that had several counts over time is split where they part: those who were counted always, those who
 * came with a correction, and so on. A figure holds all up to its own count, so two figures of one time are one inside the other.
 */
export function numberPieces(all: readonly Piece[]): {
  atomsOf(piece: Piece): number[]
  countOf(atom: number): number
  placeOf(atom: number): string
} {
  const counts = new Map<string, Set<number>>()
  for (const { place, count } of all) counts.set(place, (counts.get(place) ?? new Set()).add(count))
  const atoms: { place: string; upTo: number; count: number }[] = []
  const numbers = new Map<string, number[]>()
  for (const [place, found] of counts) {
    const sorted = [...found].sort((a, b) => a - b)
    numbers.set(
      place,
      sorted.map((upTo, step) => atoms.push({ place, upTo, count: upTo - (sorted[step - 1] ?? 0) }) - 1),
    )
  }
  return {
    atomsOf: ({ place, count }) => (numbers.get(place) ?? []).filter((atom) => (atoms[atom]?.upTo ?? 0) <= count),
    countOf: (atom) => atoms[atom]?.count ?? 0,
    placeOf: (atom) => atoms[atom]?.place ?? '',
  }
}
