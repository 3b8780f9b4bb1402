// Parts places at their middle one without sorting them: what every tree of places is built with.

/**
 * Rearranges `order[from]` to `order[to - 1]` so that nothing before `middle` is above it and nothing after it below.
 *
 * The value of place i is `values[i * stride + offset]`, so that one coordinate of several can be asked for.
 * Reference: Hoare (1961), Algorithm 65: find.
 */
export function selectMiddle(
  values: ArrayLike<number>,
  stride: number,
  offset: number,
  order: Int32Array,
  from: number,
  to: number,
  middle: number,
): void {
  let low = from
  let high = to - 1
  while (low < high) {
    const pivot = values[order[(low + high) >> 1]! * stride + offset]!
    let i = low
    let j = high
    while (i <= j) {
      while (values[order[i]! * stride + offset]! < pivot) i++
      while (values[order[j]! * stride + offset]! > pivot) j--
      if (i > j) break
      const kept = order[i]!
      order[i++] = order[j]!
      order[j--] = kept
    }
    if (middle <= j) high = j
    else if (middle >= i) low = i
    else return
  }
}
