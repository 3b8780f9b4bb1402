// Week after week most numbers of a table are those of the week before: what is said again tells an attacker nothing new.

import type { PublishedSum } from '../published-sums.ts'

/** Numbers that differ, and for each number given which of them it is. */
export type Different = { readonly sums: PublishedSum[]; readonly numberOf: Int32Array; readonly first: number[] }

/** The different ones among published sums: other atoms, another value, or other bounds of a withheld one. `first` is where each was said first. */
export function differentSums(all: readonly PublishedSum[], atoms: number): Different {
  const sums: PublishedSum[] = []
  const first: number[] = []
  const numberOf = new Int32Array(all.length)
  const known = new Map<string, number>()
  const seenFor = new Int32Array(atoms).fill(-1)
  for (const [s, sum] of all.entries()) {
    const key = keyOf(sum)
    const same = known.get(key)
    if (same !== undefined && isSameSet(sums[same]!, sum, seenFor, s)) {
      numberOf[s] = same
      continue
    }
    numberOf[s] = sums.push(sum) - 1
    first.push(s)
    known.set(key, numberOf[s]!)
  }
  return { sums, numberOf, first }
}

// Two stirred sums over the atoms, whatever their order.
function keyOf({ atoms, value, lower, upper }: PublishedSum): string {
  let one = 0
  let two = 0
  for (const atom of atoms) {
    one = (one + Math.imul(atom + 1, 0x9e3779b1)) | 0
    two ^= Math.imul(Math.imul(atom + 7, 0x85ebca6b) ^ (atom << 13), 0xc2b2ae35)
  }
  return [atoms.length, one, two, value, value === null && lower, value === null && upper].join()
}

// Keys can be equal by chance; sets that are taken for one must be one.
function isSameSet(a: PublishedSum, b: PublishedSum, seenFor: Int32Array, stamp: number): boolean {
  for (const atom of a.atoms) seenFor[atom] = stamp
  return a.atoms.length === b.atoms.length && b.atoms.every((atom) => seenFor[atom] === stamp)
}
