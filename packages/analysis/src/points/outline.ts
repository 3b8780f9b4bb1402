// Turns the rings of an outline into edges that know which side is inside, and refuses rings that enclose nothing or cross themselves.

import { type Numbers, requireAtLeast, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { least, most, requireCoordinates } from './coordinates.ts'

type Ring = { readonly x: Numbers; readonly y: Numbers }

/** Edges from (x1, y1) to (x2, y2), the inside to the left: outer rings run against the clock, holes with it. */
export type Edges = {
  readonly x1: Float64Array
  readonly y1: Float64Array
  readonly x2: Float64Array
  readonly y2: Float64Array
}

/** The edges of all rings, each turned so that the inside lies to its left. */
export function outline(rings: readonly Ring[]): Edges {
  if (rings.length === 0)
    throw new AnalysisError('empty', 'Expected at least one ring in "window", but it has none.', { names: ['window'] })
  const outer = rings.map((ring, i) => againstTheClock(ring, i))
  const parts = outer.map((ring) => (outer.filter((other) => other !== ring && lies(ring, other)).length % 2 === 0 ? ring : turned(ring)))
  const join = (key: keyof Edges) => Float64Array.from(parts.flatMap((part) => Array.from(part[key])))
  return { x1: join('x1'), y1: join('y1'), x2: join('x2'), y2: join('y2') }
}

function againstTheClock(ring: Ring, index: number): Edges {
  const name = `window ring ${index}`
  requireAtLeast(name, ring.x, 3)
  requireSameLength(name, ring.y, ring.x.length)
  requireCoordinates(name, ring.x)
  requireCoordinates(name, ring.y)
  const n = ring.x.length
  const corners = ring.x[0] === ring.x[n - 1] && ring.y[0] === ring.y[n - 1] ? n - 1 : n
  const edges = edgesOf(Array.from(ring.x).slice(0, corners), Array.from(ring.y).slice(0, corners))
  const area = signedArea(edges)
  if (area === 0)
    throw new AnalysisError('constant', `Expected an outline with area, but ring ${index} of "window" has none.`, { names: ['window'] })
  const crossed = Math.abs(areaByLines(edges) / Math.abs(area) - 1) > MOST_CROSSED
  if (crossed)
    throw new AnalysisError('range', `Expected rings that do not cross themselves, but ring ${index} of "window" does.`, {
      names: ['window'],
    })
  return area > 0 ? edges : turned(edges)
}

// Outlines made coarser for the web often have loops of a few metres, which do no harm; a bow tie counts its halves against each other.
const MOST_CROSSED = 0.05

/** Area by the rule that every crossing of the line leads in or out: what `isInside` holds to be inside, crossed or not. */
function areaByLines({ x1, y1, x2, y2 }: Edges): number {
  const low = least(y1)
  const high = most(y1)
  const lines = Math.max(256, 2 * x1.length)
  const step = (high - low) / lines
  const crossings = Array.from({ length: lines }, (): number[] => [])
  for (let i = 0; i < x1.length; i++) {
    const [from, to] = [Math.min(y1[i]!, y2[i]!), Math.max(y1[i]!, y2[i]!)]
    const slope = (x2[i]! - x1[i]!) / (y2[i]! - y1[i]!)
    for (let k = Math.max(0, Math.ceil((from - low) / step - 0.5)); k < lines; k++) {
      const y = low + (k + 0.5) * step
      if (y >= to) break
      if (y >= from) crossings[k]!.push(x1[i]! + (y - y1[i]!) * slope)
    }
  }
  let area = 0
  for (const line of crossings) {
    line.sort((a, b) => a - b)
    for (let k = 0; k + 1 < line.length; k += 2) area += (line[k + 1]! - line[k]!) * step
  }
  return area
}

// Rings may touch at a corner, so a few middles of edges are asked, and most of them decide.
function lies(ring: Edges, other: Edges): boolean {
  if (least(ring.x1) < least(other.x1) || most(ring.x1) > most(other.x1)) return false
  if (least(ring.y1) < least(other.y1) || most(ring.y1) > most(other.y1)) return false
  const edges = ring.x1.length
  const asked = Math.min(5, edges)
  let inside = 0
  for (let k = 0; k < asked; k++) {
    const i = Math.floor((k * edges) / asked)
    if (isWithin(other, (ring.x1[i]! + ring.x2[i]!) / 2, (ring.y1[i]! + ring.y2[i]!) / 2)) inside++
  }
  return 2 * inside > asked
}

function isWithin(edges: Edges, x: number, y: number): boolean {
  let inside = false
  for (let i = 0; i < edges.x1.length; i++) if (crossesRight(edges, i, x, y)) inside = !inside
  return inside
}

/** Whether edge i crosses the line that runs from (x, y) to the right. */
export function crossesRight({ x1, y1, x2, y2 }: Edges, i: number, x: number, y: number): boolean {
  if (y1[i]! > y === y2[i]! > y) return false
  return x < x1[i]! + ((y - y1[i]!) / (y2[i]! - y1[i]!)) * (x2[i]! - x1[i]!)
}

function turned({ x1, y1, x2, y2 }: Edges): Edges {
  return { x1: x2.slice(), y1: y2.slice(), x2: x1.slice(), y2: y1.slice() }
}

/** The edges from corner to corner and back to the first. */
export function edgesOf(x: readonly number[], y: readonly number[]): Edges {
  const next = (list: readonly number[]) => Float64Array.from(list, (_, i) => list[(i + 1) % list.length]!)
  return { x1: Float64Array.from(x), y1: Float64Array.from(y), x2: next(x), y2: next(y) }
}

/** Area to the left of the edges; measured from the first corner, so that map coordinates of six digits cost no accuracy. */
export function signedArea({ x1, y1, x2, y2 }: Edges): number {
  const x0 = x1[0]!
  const y0 = y1[0]!
  let twice = 0
  for (let i = 0; i < x1.length; i++) twice += (x1[i]! - x0) * (y2[i]! - y0) - (x2[i]! - x0) * (y1[i]! - y0)
  return twice / 2
}

/** Length of all edges together. */
export function lengthOf({ x1, y1, x2, y2 }: Edges): number {
  let sum = 0
  for (let i = 0; i < x1.length; i++) sum += Math.hypot(x2[i]! - x1[i]!, y2[i]! - y1[i]!)
  return sum
}
