// The shapes of exchanges: which dimensions of a box run together, and which stand still.

/** Dimensions that run together are one block. `corners` are the dimensions in which a corner lies at the far end, `signs` how it changes; the start goes up. */
export type Family = { readonly blocks: number; readonly sides: readonly number[]; readonly corners: Int32Array; readonly signs: Int8Array }

/** All ways to put some of the dimensions into blocks; many blocks first, because their boxes change the fewest sums. */
export function families(dimensions: number): Family[] {
  const found: number[][] = []
  const grow = (d: number, blocks: number[]) => {
    if (d === dimensions) return void found.push(blocks)
    grow(d + 1, blocks)
    for (let b = 0; b < blocks.length; b++)
      grow(
        d + 1,
        blocks.map((block, other) => (other === b ? block | (1 << d) : block)),
      )
    grow(d + 1, [...blocks, 1 << d])
  }
  grow(0, [])
  return found.map(familyOf).sort((a, b) => b.blocks - a.blocks)
}

function familyOf(sides: number[]): Family {
  let corners = [0]
  let signs = [1]
  for (const side of sides) {
    corners = [...corners, ...corners.map((corner) => corner | side)]
    signs = [...signs, ...signs.map((sign) => -sign)]
  }
  return { blocks: sides.length, sides, corners: Int32Array.from(corners), signs: Int8Array.from(signs) }
}
