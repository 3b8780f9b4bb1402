// The ground on which exchanges are looked for: every published number by atom, which atoms are known, and what has room already.

import type { Numbers } from '../../checks.ts'
import type { Move } from '../bounds/bound-unknowns.ts'
import type { PublishedSum } from '../published-sums.ts'
import type { AtomClasses } from './atom-classes.ts'
import type { Family } from './exchange-families.ts'

/** Atoms on a grid of the dimensions they are divided by. Several may lie in one cell of it: the people of one edition, and those who came later. */
export type AtomGrid = {
  /** Units in each dimension; the last moves fastest. */
  readonly shape: readonly number[]
  /** The cell of each atom, never falling. */
  readonly cellOf: Int32Array
  /** The true count of each atom. */
  readonly counts: Numbers
}

/** A withheld sum, or a small part no release tells apart, that is to move by one. */
export type Target = { readonly sum: number; readonly atoms: Int32Array }

export type Field = {
  readonly targets: readonly Target[]
  readonly counts: Float64Array
  /** 1 for atoms whose count follows from published numbers at once. */
  readonly isFixed: Uint8Array
  /** Cells in which boxes of a family can end: those with an atom that is not fixed, and of cells that make the same box one. */
  endsOf(family: Family): Int32Array
  /** 1 for withheld sums that some exchange has moved. */
  readonly hasRoom: Uint8Array
  /** The box from an atom to a cell, if it moves the target and no published number; what it moves has room then. */
  tryBox(target: Target, start: number, end: number, family: Family): Move | null
}

export function fieldOf(published: readonly PublishedSum[], classes: AtomClasses, grid: AtomGrid, minimum: number): Field {
  const counts = Float64Array.from(grid.counts)
  const trueOf = (atoms: Int32Array) => atoms.reduce((n, atom) => n + counts[atom]!, 0)
  const parts = smallParts(classes, counts, minimum).map((atoms) => ({ atoms, value: null }))
  const sums: PublishedSum[] = [...published, ...parts]
  const withAtom = sumsByAtom(counts.length, sums)
  const isFixed = fixedAtoms(counts, published, withAtom)
  const values = Float64Array.from(sums, (sum) => sum.value ?? trueOf(sum.atoms))
  const hasRoom = new Uint8Array(sums.length)
  const targets = sums.flatMap((sum, s) => (sum.value === null ? [{ sum: s, atoms: sum.atoms }] : []))
  // Large numbers last: the exchanges that move their parts have mostly moved them too.
  targets.sort((a, b) => a.atoms.length - b.atoms.length || a.sum - b.sum)
  const { firstAt, movable } = cellsOf(grid, isFixed)
  const strides = grid.shape.map((_, d) => grid.shape.slice(d + 1).reduce((n, units) => n * units, 1))
  const inTarget = new Int32Array(counts.length).fill(-1)
  const delta = new Int32Array(sums.length)
  const touched = new Int32Array(sums.length)
  const corners = new Int32Array(1 << grid.shape.length)
  const seenIn = new Int32Array(sums.length)
  let round = 0
  let marked = -1

  // Moves every sum and back again; true when no published number felt it and withheld ones keep within their bounds, this way or the other.
  const isHidden = (signs: Int8Array): boolean => {
    let forwards = true
    let backwards = true
    let reached = 0
    round++
    for (let k = 0; k < signs.length; k++) {
      if (counts[corners[k]!] === 0 && signs[k]! < 0) forwards = false
      if (counts[corners[k]!] === 0 && signs[k]! > 0) backwards = false
      for (let e = withAtom.start[corners[k]!]!; e < withAtom.start[corners[k]! + 1]!; e++) {
        const s = withAtom.sum[e]!
        if (seenIn[s] !== round) touched[reached++] = s
        seenIn[s] = round
        delta[s]! += signs[k]!
      }
    }
    for (let t = 0; t < reached && (forwards || backwards); t++) {
      const s = touched[t]!
      if (delta[s] === 0) continue
      const { value, lower = 0, upper = Number.POSITIVE_INFINITY } = sums[s]!
      const within = (to: number) => value === null && to >= lower && to <= upper
      forwards &&= within(values[s]! + delta[s]!)
      backwards &&= within(values[s]! - delta[s]!)
    }
    const hidden = forwards || backwards
    for (let t = 0; t < reached; t++) {
      if (hidden && delta[touched[t]!] !== 0) hasRoom[touched[t]!] = 1
      delta[touched[t]!] = 0
    }
    return hidden
  }

  const tryBox = (target: Target, start: number, end: number, { sides, corners: ends, signs }: Family): Move | null => {
    if (marked !== target.sum) {
      marked = target.sum
      for (const atom of target.atoms) inTarget[atom] = target.sum
    }
    const from = grid.cellOf[start]!
    const part = start - firstAt[from]!
    for (let k = 0; k < ends.length; k++) {
      let cell = from
      for (let d = 0; d < strides.length; d++)
        if (ends[k]! & (1 << d)) cell += (digit(end, strides, grid.shape, d) - digit(from, strides, grid.shape, d)) * strides[d]!
      if (k > 0 && cell === from) return null
      // People of the same edition, where the cell tells them apart.
      const atom = Math.min(firstAt[cell]! + part, firstAt[cell + 1]! - 1)
      if (atom < firstAt[cell]! || isFixed[atom]) return null
      corners[k] = atom
      // A side that stays within the target would move it back.
      if (k > 0 && sides.includes(ends[k]!) && inTarget[atom] === target.sum) return null
    }
    if (!isHidden(signs) || hasRoom[target.sum] === 0) return null
    return { cells: corners.slice(0, signs.length), changes: signs.slice() }
  }
  const ends = new Map<Family, Int32Array>()
  const endsOf = (family: Family): Int32Array => {
    const known = ends.get(family) ?? differentEnds(movable, family, strides, grid.shape)
    ends.set(family, known)
    return known
  }
  return { targets, counts, isFixed, endsOf, hasRoom, tryBox }
}

const digit = (cell: number, strides: readonly number[], shape: readonly number[], d: number): number =>
  Math.floor(cell / strides[d]!) % shape[d]!

// Dimensions that stand still do not matter to a box.
function differentEnds(movable: Int32Array, { sides }: Family, strides: readonly number[], shape: readonly number[]): Int32Array {
  const running = sides.reduce((all, side) => all | side, 0)
  const found = new Map<number, number>()
  for (const cell of movable) {
    let key = 0
    for (let d = 0; d < strides.length; d++) if (running & (1 << d)) key += digit(cell, strides, shape, d) * strides[d]!
    if (!found.has(key)) found.set(key, cell)
  }
  return Int32Array.from(found.values())
}

// Parts that are a sum of their own already come twice, which costs nothing: one exchange moves both.
function smallParts({ classOf, count }: AtomClasses, counts: Float64Array, minimum: number): Int32Array[] {
  const total = new Float64Array(count)
  const atoms: number[][] = Array.from({ length: count }, () => [])
  for (let atom = 0; atom < counts.length; atom++) {
    total[classOf[atom]!]! += counts[atom]!
    atoms[classOf[atom]!]!.push(atom)
  }
  return atoms.filter((_, c) => total[c]! >= 1 && total[c]! < minimum).map((own) => Int32Array.from(own))
}

function sumsByAtom(atoms: number, sums: readonly PublishedSum[]): { start: Int32Array; sum: Int32Array } {
  const start = new Int32Array(atoms + 1)
  for (const { atoms: own } of sums) for (const atom of own) start[atom + 1]!++
  for (let atom = 0; atom < atoms; atom++) start[atom + 1]! += start[atom]!
  const next = start.slice()
  const sum = new Int32Array(start[atoms]!)
  for (const [s, { atoms: own }] of sums.entries()) for (const atom of own) sum[next[atom]!++] = s
  return { start, sum }
}

// Nobody in a published sum, or one atom left of it: known at once, and then others may be.
function fixedAtoms(counts: Float64Array, sums: readonly PublishedSum[], withAtom: ReturnType<typeof sumsByAtom>): Uint8Array {
  const isFixed = new Uint8Array(counts.length)
  const open = Int32Array.from(sums, ({ atoms }) => atoms.length)
  const rest = Float64Array.from(sums, ({ value }) => value ?? Number.NaN)
  const waiting = Array.from(sums.keys())
  for (let s = waiting.pop(); s !== undefined; s = waiting.pop()) {
    if (!(rest[s] === 0 || (open[s] === 1 && rest[s]! >= 0))) continue
    for (const atom of sums[s]!.atoms) {
      if (isFixed[atom]) continue
      isFixed[atom] = 1
      for (let e = withAtom.start[atom]!; e < withAtom.start[atom + 1]!; e++) {
        const other = withAtom.sum[e]!
        if (other >= sums.length) continue
        open[other]!--
        rest[other]! -= counts[atom]!
        if (open[other]! > 0) waiting.push(other)
      }
    }
  }
  return isFixed
}

function cellsOf({ shape, cellOf }: AtomGrid, isFixed: Uint8Array): { firstAt: Int32Array; movable: Int32Array } {
  const cells = shape.reduce((n, units) => n * units, 1)
  const firstAt = new Int32Array(cells + 1).fill(cellOf.length)
  for (let atom = cellOf.length - 1; atom >= 0; atom--) firstAt[cellOf[atom]!] = atom
  for (let cell = cells - 1; cell >= 0; cell--) firstAt[cell] = Math.min(firstAt[cell]!, firstAt[cell + 1]!)
  const open = new Set<number>()
  for (let atom = 0; atom < cellOf.length; atom++) if (!isFixed[atom]) open.add(cellOf[atom]!)
  return { firstAt, movable: Int32Array.from(open) }
}
