// Finds published numbers whose difference is a small count: the whole town less one part is the other part.

/** A published number less one or more others that lie inside it and apart from each other, and the count that is left. */
export type Difference = { whole: number; parts: number[]; value: number; classes: number[] }

/**
 * Differences from 1 to `minimum` - 1 between a published sum and others inside it: one other, or as many disjoint ones as fit.
 *
 * `ofSum` are the classes of each sum and `values` its value, NaN where it was withheld.
 */
export function smallDifferences(ofSum: readonly Int32Array[], values: Float64Array, classes: number, minimum: number): Difference[] {
  const sumsWith: number[][] = Array.from({ length: classes }, () => [])
  for (let s = 0; s < ofSum.length; s++) if (!Number.isNaN(values[s])) for (const c of ofSum[s]!) sumsWith[c]!.push(s)
  const inside = insideOf(ofSum, values, sumsWith)
  const found: Difference[] = []
  const isSmall = (value: number) => value >= 1 && value < minimum
  for (let whole = 0; whole < ofSum.length; whole++) {
    const parts = inside[whole]!
    for (const part of parts) {
      const value = values[whole]! - values[part]!
      if (isSmall(value)) found.push({ whole, parts: [part], value, classes: without(ofSum[whole]!, [ofSum[part]!]) })
    }
    const apart = disjoint(ofSum, parts)
    let value = values[whole]!
    for (const part of apart) value -= values[part]!
    const left = without(
      ofSum[whole]!,
      apart.map((part) => ofSum[part]!),
    )
    if (apart.length > 1 && left.length > 0 && isSmall(value)) found.push({ whole, parts: apart, value, classes: left })
  }
  return found
}

// For each sum the published sums that lie inside it and are smaller sets; only those with its rarest class need be looked at.
function insideOf(ofSum: readonly Int32Array[], values: Float64Array, sumsWith: number[][]): number[][] {
  const inside: number[][] = ofSum.map(() => [])
  const sets = ofSum.map((classes) => new Set(classes))
  for (let part = 0; part < ofSum.length; part++) {
    if (Number.isNaN(values[part]) || ofSum[part]!.length === 0) continue
    let rarest = ofSum[part]![0]!
    for (const c of ofSum[part]!) if (sumsWith[c]!.length < sumsWith[rarest]!.length) rarest = c
    for (const whole of sumsWith[rarest]!)
      if (sets[whole]!.size > sets[part]!.size && ofSum[part]!.every((c) => sets[whole]!.has(c))) inside[whole]!.push(part)
  }
  return inside
}

// The largest first: what is left is then the smallest.
function disjoint(ofSum: readonly Int32Array[], parts: number[]): number[] {
  const taken = new Set<number>()
  const chosen: number[] = []
  for (const part of parts.slice().sort((a, b) => ofSum[b]!.length - ofSum[a]!.length || a - b)) {
    if (ofSum[part]!.some((c) => taken.has(c))) continue
    for (const c of ofSum[part]!) taken.add(c)
    chosen.push(part)
  }
  return chosen
}

function without(classes: Int32Array, parts: Int32Array[]): number[] {
  const gone = new Set(parts.flatMap((part) => Array.from(part)))
  return Array.from(classes).filter((c) => !gone.has(c))
}
