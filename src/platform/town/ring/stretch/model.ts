// A ring cut into stretches that know the box around them: what lies far from a spot is passed over as a whole, not piece by piece.

type Spot = readonly [x: number, y: number]
type Line = readonly Spot[]

export interface Box {
  west: number
  east: number
  south: number
  north: number
}

/** The positions of a ring from `first` to `last`; a long stretch has two halves that meet in a position. */
export interface Stretch extends Box {
  first: number
  last: number
  halves: readonly [Stretch, Stretch] | null
}

/** So few pieces are sooner looked at than cut. */
const few = 32

const cutOnce = new WeakMap<Line, Stretch>()

/** The whole of a ring, cut up. A ring with many others near it is asked again and again. */
export function stretchOf(line: Line): Stretch {
  const known = cutOnce.get(line)
  if (known) return known
  const whole = cut(line, 0, Math.max(0, line.length - 1))
  cutOnce.set(line, whole)
  return whole
}

function cut(line: Line, first: number, last: number): Stretch {
  if (last - first <= few) return { first, last, halves: null, ...boxAround(line.slice(first, last + 1)) }
  const middle = (first + last) >> 1
  const [one, other] = [cut(line, first, middle), cut(line, middle, last)]
  return {
    first,
    last,
    halves: [one, other],
    west: Math.min(one.west, other.west),
    east: Math.max(one.east, other.east),
    south: Math.min(one.south, other.south),
    north: Math.max(one.north, other.north),
  }
}

/** The box around a few positions, `margin` wider to every side. */
export function boxAround(spots: Line, margin = 0): Box {
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)]
  return {
    west: Math.min(...xs) - margin,
    east: Math.max(...xs) + margin,
    south: Math.min(...ys) - margin,
    north: Math.max(...ys) + margin,
  }
}

export const boxesMeet = (one: Box, other: Box): boolean =>
  one.west <= other.east && other.west <= one.east && one.south <= other.north && other.south <= one.north

/** Whether a piece of the ring is so, of those that may reach into the box. */
export function somePieceIn<P extends Spot>(line: readonly P[], box: Box, isSo: (from: P, to: P) => boolean): boolean {
  const within = (stretch: Stretch): boolean => {
    if (!boxesMeet(stretch, box)) return false
    if (stretch.halves) return stretch.halves.some(within)
    for (let i = stretch.first; i < stretch.last; i++) if (isSo(line[i] as P, line[i + 1] as P)) return true // both are inside the line
    return false
  }
  return within(stretchOf(line))
}
