// Of each number shown: which few people are left when numbers inside it are taken away, tried in every way there is.

export interface Rest {
  /** Places in the list that was given. */
  whole: number
  parts: number[]
  value: number
  atoms: number[]
}

/**
 * Every way to take shown numbers out of a shown one, so that one to `k` - 1 people are left. `shown` are the atoms of each number (none
 * twice in one), `countOf` the people in an atom. Who knows the counts leaves a way as soon as too many are left, so trying is quick.
 */
export function smallRests(shown: readonly (readonly number[])[], countOf: (atom: number) => number, k: number): Rest[] {
  const found: Rest[] = []
  for (const [whole, atoms] of shown.entries()) {
    const all = new Set(atoms)
    const inside = shown.flatMap((part, place) =>
      part.length > 0 && part.length < all.size && part.every((atom) => all.has(atom)) ? [place] : [],
    )
    const walk = (open: readonly number[], left: readonly number[], value: number, parts: readonly number[]): void => {
      if (value >= k) return
      const [first, ...others] = open
      if (first === undefined) {
        if (value > 0 && parts.length > 0) found.push({ whole, parts: [...parts], value, atoms: [...left] })
        return
      }
      for (const part of inside) {
        const taken = shown[part] ?? []
        if (taken.includes(first) && taken.every((atom) => open.includes(atom)))
          walk(
            open.filter((atom) => !taken.includes(atom)),
            left,
            value,
            [...parts, part],
          )
      }
      walk(others, [...left, first], value + countOf(first), parts)
    }
    walk(atoms, [], 0, [])
  }
  return found
}
