// Where something could have been seen at all: the town's outline or a rectangle of it. Places outside it are not empty, they are unknown.

import { type Numbers, requireAtLeast, requireSameLength } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { FARTHEST, least, most, requireCoordinates } from './coordinates.ts'
import { crossesRight, type Edges, edgesOf, lengthOf, outline, signedArea } from './outline.ts'

/** A rectangle with its sides along the axes; any unit of length, the same for points and window. */
export type RectangleWindow = { readonly xMin: number; readonly xMax: number; readonly yMin: number; readonly yMax: number }

/**
 * An outline of one ring or several, in any order: a ring inside another is a hole in it, a ring inside a hole an island in it, a ring beside the others a
 * further part. Rings may be closed (first corner repeated) or not, and run in either direction; they may not cross.
 */
export type PolygonWindow = { readonly rings: readonly { readonly x: Numbers; readonly y: Numbers }[] }

export type ObservationWindow = RectangleWindow | PolygonWindow

/** A window made ready for questions. */
export type PreparedWindow = Edges & {
  readonly box: RectangleWindow
  /** True when the window is its own box. */
  readonly isRectangle: boolean
  readonly area: number
  readonly perimeter: number
  /** The edges that reach into each of equal strips of the box from below to above, so that a place asks only those of its own strip. */
  readonly strips: readonly Int32Array[]
}

/**
 * Checks a window and makes it ready.
 *
 * Errors: `not-finite`; `range` (a rectangle without area, corners beyond 1e12, a ring that crosses itself); `empty` (no ring); `too-short` (a ring of
 * fewer than three corners); `shape`; `constant` (a ring without area).
 */
export function prepareWindow(window: ObservationWindow): PreparedWindow {
  return 'rings' in window ? preparePolygon(window) : prepareRectangle(window)
}

function prepareRectangle({ xMin, xMax, yMin, yMax }: RectangleWindow): PreparedWindow {
  requireCoordinates('window', [xMin, xMax, yMin, yMax])
  if (!(xMax - xMin >= 1 / FARTHEST && yMax - yMin >= 1 / FARTHEST))
    throw new AnalysisError('range', `Expected a window with area, but got x from ${xMin} to ${xMax} and y from ${yMin} to ${yMax}.`, {
      names: ['window'],
    })
  const edges = edgesOf([xMin, xMax, xMax, xMin], [yMin, yMin, yMax, yMax])
  const area = (xMax - xMin) * (yMax - yMin)
  return { ...edges, strips: [], box: { xMin, xMax, yMin, yMax }, isRectangle: true, area, perimeter: lengthOf(edges) }
}

function preparePolygon({ rings }: PolygonWindow): PreparedWindow {
  const edges = outline(rings)
  const box = { xMin: least(edges.x1), xMax: most(edges.x1), yMin: least(edges.y1), yMax: most(edges.y1) }
  return { ...edges, strips: stripsOf(edges, box), box, isRectangle: false, area: signedArea(edges), perimeter: lengthOf(edges) }
}

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

/** Whether a place is in the window; the edge of a rectangle belongs to it, on that of an outline rounding decides. */
export function isInside(window: PreparedWindow, x: number, y: number): boolean {
  const { box } = window
  if (x < box.xMin || x > box.xMax || y < box.yMin || y > box.yMax) return false
  if (window.isRectangle) return true
  let inside = false
  for (const i of window.strips[stripAt(y, box, window.strips.length)]!) if (crossesRight(window, i, x, y)) inside = !inside
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

/** Checks the places of a pattern: coordinates of a map, as many x as y, all inside the window or on its edge. */
export function requirePlaces(x: Numbers, y: Numbers, window: PreparedWindow | null, fewest: number): void {
  requireAtLeast('x', x, fewest)
  requireSameLength('y', y, x.length)
  requireCoordinates('x', x)
  requireCoordinates('y', y)
  if (!window) return
  // A place on the edge (a house on the border, a snapped point) is one that was seen; on a slanting edge rounding puts it beside.
  const beside = window.isRectangle ? 0 : 1e-9 * window.perimeter
  for (let i = 0; i < x.length; i++) {
    if (isInside(window, x[i]!, y[i]!) || (beside > 0 && distanceToEdge(window, x[i]!, y[i]!) <= beside)) continue
    throw new AnalysisError('range', `Expected all places inside the window, but the one at row ${i} (${x[i]}, ${y[i]}) is outside.`, {
      names: ['window'],
      row: i,
    })
  }
}
