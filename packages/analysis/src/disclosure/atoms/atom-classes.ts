// Finest units that every publication takes together or leaves together are one unknown to an attacker.

import type { PublishedSum } from '../published-sums.ts'

/** `classOf[atom]`, and the classes that make up each sum. */
export type AtomClasses = { readonly classOf: Int32Array; readonly count: number; readonly ofSum: readonly Int32Array[] }

/** Splits the atoms by every sum in turn: those inside part from those outside. */
export function atomClasses(atoms: number, sums: readonly PublishedSum[]): AtomClasses {
  const classOf = new Int32Array(atoms)
  const size = [atoms]
  for (const sum of sums) {
    const inside = new Map<number, number>()
    for (const atom of sum.atoms) inside.set(classOf[atom]!, (inside.get(classOf[atom]!) ?? 0) + 1)
    const partOf = new Map<number, number>()
    for (const [old, count] of inside) {
      if (count === size[old]!) continue
      size[old]! -= count
      partOf.set(old, size.push(count) - 1)
    }
    for (const atom of sum.atoms) classOf[atom] = partOf.get(classOf[atom]!) ?? classOf[atom]!
  }
  const ofSum = sums.map((sum) => Int32Array.from(new Set(Array.from(sum.atoms, (atom) => classOf[atom]!))).sort())
  return { classOf, count: size.length, ofSum }
}
