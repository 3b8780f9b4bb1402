// Where something could have been seen at all: the town's outline or a rectangle of it. Places outside it are not empty, they are unknown.

import { type Numbers, requireAtLeast, requireFinite, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'

/** A rectangle with its sides along the axes; any unit of length, the same for points and window. */
export type RectangleWindow = { readonly xMin: number; readonly xMax: number; readonly yMin: number; readonly yMax: number }

/** An outline: the first ring is the outer one, the others are holes in it. Rings may be closed (first corner repeated) or not, in either direction. */
export type PolygonWindow = { readonly rings: readonly { readonly x: Numbers; readonly y: Numbers }[] }

export type ObservationWindow = RectangleWindow | PolygonWindow

/** A window made ready for questions. */
export type PreparedWindow = {
  readonly box: RectangleWindow
  /** True when the window is its own box. */
  readonly isRectangle: boolean
  readonly area: number
  readonly perimeter: number
  /** Edges from (x1, y1) to (x2, y2), the inside to the left: the outer ring runs against the clock, holes with it. */
  readonly x1: Float64Array
  readonly y1: Float64Array
  readonly x2: Float64Array
  readonly y2: Float64Array
  /** The edges that reach into each of equal strips of the box from below to above, so that a place asks only those of its own strip. */
  readonly strips: readonly Int32Array[]
}

/**
 * Checks a window and makes it ready.
 *
 * Errors: `not-finite`; `range` (a rectangle without area); `too-short` (a ring of fewer than three corners); `shape`; `constant` (an outline without area).
 */
export function prepareWindow(window: ObservationWindow): PreparedWindow {
  return 'rings' in window ? preparePolygon(window) : prepareRectangle(window)
}

function prepareRectangle({ xMin, xMax, yMin, yMax }: RectangleWindow): PreparedWindow {
  requireFinite('window', [xMin, xMax, yMin, yMax])
  if (!(xMax > xMin && yMax > yMin))
    throw new AnalysisError('range', `Expected a window with area, but got x from ${xMin} to ${xMax} and y from ${yMin} to ${yMax}.`, {
      names: ['window'],
    })
  const edges = closed([xMin, xMax, xMax, xMin], [yMin, yMin, yMax, yMax])
  return {
    ...edges,
    strips: [],
    box: { xMin, xMax, yMin, yMax },
    isRectangle: true,
    area: (xMax - xMin) * (yMax - yMin),
    perimeter: length(edges),
  }
}

function preparePolygon({ rings }: PolygonWindow): PreparedWindow {
  if (rings.length === 0)
    throw new AnalysisError('empty', 'Expected at least one ring in "window", but it has none.', { names: ['window'] })
  const parts = rings.map((ring, i) => preparedRing(ring, i))
  const join = (key: 'x1' | 'y1' | 'x2' | 'y2') => Float64Array.from(parts.flatMap((part) => Array.from(part[key])))
  const edges = { x1: join('x1'), y1: join('y1'), x2: join('x2'), y2: join('y2') }
  const { x1, y1 } = parts[0]!
  const box = { xMin: least(x1), xMax: most(x1), yMin: least(y1), yMax: most(y1) }
  return { ...edges, strips: stripsOf(edges, box), box, isRectangle: false, area: signedArea(edges), perimeter: length(edges) }
}

type Edges = Pick<PreparedWindow, 'x1' | 'y1' | 'x2' | 'y2'>

function stripsOf({ y1, y2 }: Edges, box: RectangleWindow): Int32Array[] {
  const strips = Array.from({ length: y1.length }, (): number[] => [])
  for (let i = 0; i < y1.length; i++) {
    const last = stripAt(Math.max(y1[i]!, y2[i]!), box, strips.length)
    for (let s = stripAt(Math.min(y1[i]!, y2[i]!), box, strips.length); s <= last; s++) strips[s]!.push(i)
  }
  return strips.map((edges) => Int32Array.from(edges))
}

function stripAt(y: number, { yMin, yMax }: RectangleWindow, strips: number): number {
  return Math.min(strips - 1, Math.max(0, Math.floor(((y - yMin) / (yMax - yMin)) * strips)))
}

function preparedRing(ring: PolygonWindow['rings'][number], index: number): Edges {
  const name = `window ring ${index}`
  requireAtLeast(name, ring.x, 3)
  requireSameLength(name, ring.y, ring.x.length)
  requireFinite(name, ring.x)
  requireFinite(name, ring.y)
  const n = ring.x.length
  const corners = ring.x[0] === ring.x[n - 1] && ring.y[0] === ring.y[n - 1] ? n - 1 : n
  const x = Array.from(ring.x).slice(0, corners)
  const y = Array.from(ring.y).slice(0, corners)
  const area = signedArea(closed(x, y))
  if (area === 0)
    throw new AnalysisError('constant', `Expected an outline with area, but ring ${index} of "window" has none.`, { names: ['window'] })
  const insideIsLeft = area > 0 === (index === 0)
  return insideIsLeft ? closed(x, y) : closed(x.reverse(), y.reverse())
}

function closed(x: readonly number[], y: readonly number[]): Edges {
  const next = (list: readonly number[]) => Float64Array.from(list, (_, i) => list[(i + 1) % list.length]!)
  return { x1: Float64Array.from(x), y1: Float64Array.from(y), x2: next(x), y2: next(y) }
}

// Measured from the first corner, so that map coordinates of six digits cost no accuracy.
function signedArea({ x1, y1, x2, y2 }: Edges): number {
  const x0 = x1[0]!
  const y0 = y1[0]!
  let twice = 0
  for (let i = 0; i < x1.length; i++) twice += (x1[i]! - x0) * (y2[i]! - y0) - (x2[i]! - x0) * (y1[i]! - y0)
  return twice / 2
}

function length({ x1, y1, x2, y2 }: Edges): number {
  let sum = 0
  for (let i = 0; i < x1.length; i++) sum += Math.hypot(x2[i]! - x1[i]!, y2[i]! - y1[i]!)
  return sum
}

/** Smallest value. */
export function least(values: Numbers): number {
  let low = Number.POSITIVE_INFINITY
  for (let i = 0; i < values.length; i++) if (values[i]! < low) low = values[i]!
  return low
}

/** Largest value. */
export function most(values: Numbers): number {
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) if (values[i]! > high) high = values[i]!
  return high
}

/** Whether a place is in the window; its edge belongs to it for a rectangle. */
export function isInside(window: PreparedWindow, x: number, y: number): boolean {
  const { box } = window
  if (x < box.xMin || x > box.xMax || y < box.yMin || y > box.yMax) return false
  if (window.isRectangle) return true
  let inside = false
  for (const i of window.strips[stripAt(y, box, window.strips.length)]!) {
    const y1 = window.y1[i]!
    const y2 = window.y2[i]!
    if (y1 > y === y2 > y) continue
    const x1 = window.x1[i]!
    if (x < x1 + ((y - y1) / (y2 - y1)) * (window.x2[i]! - x1)) inside = !inside
  }
  return inside
}

/** How far it is from a place inside to the edge of the window. */
export function distanceToEdge(window: PreparedWindow, x: number, y: number): number {
  const { box } = window
  if (window.isRectangle) return Math.min(x - box.xMin, box.xMax - x, y - box.yMin, box.yMax - y)
  let nearest = Number.POSITIVE_INFINITY
  for (let i = 0; i < window.x1.length; i++) {
    const dx = window.x2[i]! - window.x1[i]!
    const dy = window.y2[i]! - window.y1[i]!
    const along = ((x - window.x1[i]!) * dx + (y - window.y1[i]!) * dy) / (dx * dx + dy * dy || 1)
    const t = along < 0 ? 0 : along > 1 ? 1 : along
    const d = Math.hypot(x - window.x1[i]! - t * dx, y - window.y1[i]! - t * dy)
    if (d < nearest) nearest = d
  }
  return nearest
}

/** Checks the places of a pattern: finite, as many x as y, all inside the window. */
export function requirePlaces(x: Numbers, y: Numbers, window: PreparedWindow | null, fewest: number): void {
  requireAtLeast('x', x, fewest)
  requireSameLength('y', y, x.length)
  requireFinite('x', x)
  requireFinite('y', y)
  if (!window) return
  for (let i = 0; i < x.length; i++) {
    if (!isInside(window, x[i]!, y[i]!))
      throw new AnalysisError('range', `Expected all places inside the window, but the one at row ${i} (${x[i]}, ${y[i]}) is outside.`, {
        names: ['window'],
        row: i,
      })
  }
}
