// Gives points that lie in the same place the same number, exactly or within a tolerance.

import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'

/** `place[i]` is the number of the place of point i; `first[p]` the point by which place p was first seen. */
export type NumberedPlaces = { place: Int32Array; first: Int32Array }

const CHUNK = 4096

/**
 * Numbers places in the order in which they are first seen; a point within `snap` of the first point of a place belongs to it.
 *
 * A hash table of cells finds the place without comparing all pairs: cells are wide against `snap`, so mostly one has to be looked into.
 */
export async function numberPlaces(x: Float64Array, y: Float64Array, snap: number, options: LongRunOptions): Promise<NumberedPlaces> {
  const n = x.length
  const place = new Int32Array(n)
  const first = new Int32Array(n)
  let size = 16
  while (size < 2 * n) size *= 2
  const heads = new Int32Array(size).fill(-1)
  const next = new Int32Array(n)
  const cell = snap > 0 ? 16 * snap : 0
  if (snap > 0) requireCellsApart(x, y, cell)
  let count = 0
  const lookInto = (bucket: number, i: number): number => {
    for (let p = heads[bucket]!; p >= 0; p = next[p]!) {
      const across = x[first[p]!]! - x[i]!
      const up = y[first[p]!]! - y[i]!
      if (across * across + up * up <= snap * snap) return p
    }
    return -1
  }
  const find = (i: number): number => {
    if (cell === 0) return lookInto(hash(x[i]!, y[i]!) & (size - 1), i)
    const right = Math.floor((x[i]! + snap) / cell)
    const top = Math.floor((y[i]! + snap) / cell)
    for (let a = Math.floor((x[i]! - snap) / cell); a <= right; a++) {
      for (let b = Math.floor((y[i]! - snap) / cell); b <= top; b++) {
        const found = lookInto(hash(a, b) & (size - 1), i)
        if (found >= 0) return found
      }
    }
    return -1
  }
  const numberOne = (i: number) => {
    const found = find(i)
    place[i] = found >= 0 ? found : count
    if (found >= 0) return
    const bucket = (cell === 0 ? hash(x[i]!, y[i]!) : hash(Math.floor(x[i]! / cell), Math.floor(y[i]! / cell))) & (size - 1)
    first[count] = i
    next[count] = heads[bucket]!
    heads[bucket] = count++
  }
  const step = (chunk: number) => {
    for (let i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) numberOne(i)
  }
  await longRun(Math.ceil(n / CHUNK), step, quiet(options))
  return { place, first: first.slice(0, count) }
}

// Cells are numbered from 0 outwards; from 2^53 on a number and the next are the same, and a walk over cells would never end.
function requireCellsApart(x: Float64Array, y: Float64Array, cell: number): void {
  for (let i = 0; i < x.length; i++) {
    const far = Math.max(Math.abs(x[i]!), Math.abs(y[i]!))
    if (!(far / cell < 2 ** 52))
      throw new AnalysisError('range', `Expected corners that a snap of ${cell / 16} can tell apart, but got one at ${far}.`, {
        names: ['snap'],
        row: i,
      })
  }
}

const bits = new Float64Array(2)
const words = new Uint32Array(bits.buffer)

// Mixes the bits of two numbers; adding 0 makes -0 and 0 the same.
function hash(a: number, b: number): number {
  bits[0] = a + 0
  bits[1] = b + 0
  let mixed = Math.imul(words[0]! ^ Math.imul(words[1]!, 0x9e3779b1), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ words[2]!, 0xc2b2ae35)
  mixed = Math.imul(mixed ^ (mixed >>> 13) ^ words[3]!, 0x27d4eb2f)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** The same options without the report of progress, for the first steps of several. */
export function quiet({ signal }: LongRunOptions): LongRunOptions {
  return signal ? { signal } : {}
}
