// How much of a kernel, or of a circle, lies inside the window: what is needed to make good for what could not be seen beyond the edge.

import { normalCdf, normalDensity } from '../distributions/normal.ts'
import { isInside, type PreparedWindow } from './window.ts'

// Beyond this many standard deviations a Gaussian kernel holds less than 1e-16 of its weight.
const REACH = 8.5

// Ten nodes of Gauss and Legendre on [-1, 1]; pieces of one standard deviation are then exact to the last digits.
const NODES = [0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717]
const WEIGHTS = [0.29552422471475287, 0.26926671930999635, 0.21908636251598204, 0.1494513491505806, 0.06667134430868814]

/** The part of a Gaussian kernel at (x, y) that lies inside the window, from 0 to 1. */
export function gaussianMass(window: PreparedWindow, x: number, y: number, sigma: number): number {
  const { box } = window
  if (!window.isRectangle) return aroundTheEdge(window, x, y, sigma)
  return normalBetween((box.xMin - x) / sigma, (box.xMax - x) / sigma) * normalBetween((box.yMin - y) / sigma, (box.yMax - y) / sigma)
}

// As the difference of the two tails that are small, and of a narrow strip by its height: otherwise 1 - 1 would be left of them.
function normalBetween(from: number, to: number): number {
  if (to - from < 1e-4) return (to - from) * normalDensity((from + to) / 2)
  return from > 0 ? normalCdf(-from) - normalCdf(-to) : normalCdf(to) - normalCdf(from)
}

// Green's theorem: the integral over the inside is one along the edge, of Phi(x) phi(y) dy.
function aroundTheEdge(window: PreparedWindow, x: number, y: number, sigma: number): number {
  let mass = 0
  for (let i = 0; i < window.x1.length; i++) {
    mass += alongEdge((window.x1[i]! - x) / sigma, (window.y1[i]! - y) / sigma, (window.x2[i]! - x) / sigma, (window.y2[i]! - y) / sigma)
  }
  // Far outside, the sum is what rounding leaves of terms that cancel.
  const noise = (1e-15 * window.perimeter) / sigma
  return mass > noise ? Math.min(1, mass) : 0
}

// One edge in units of the kernel. Left of its reach it adds nothing, right of it the difference of two tails; only what lies between is summed in pieces.
function alongEdge(x1: number, y1: number, x2: number, y2: number): number {
  if ((x1 < -REACH && x2 < -REACH) || (y1 < -REACH && y2 < -REACH) || (y1 > REACH && y2 > REACH)) return 0
  const [from, to] = stretch(x1, x2, stretch(y1, y2, [0, 1]))
  const beyond = stretchAbove(x1, x2)
  const yAt = (t: number) => y1 + t * (y2 - y1)
  let sum = beyond ? normalCdf(yAt(beyond[1])) - normalCdf(yAt(beyond[0])) : 0
  if (from >= to || y1 === y2) return sum
  const pieces = Math.ceil((to - from) * Math.hypot(x2 - x1, y2 - y1))
  const half = (to - from) / pieces / 2
  for (let piece = 0; piece < pieces; piece++) {
    const middle = from + (2 * piece + 1) * half
    let inPiece = 0
    for (let k = 0; k < NODES.length; k++) {
      for (const t of [middle - NODES[k]! * half, middle + NODES[k]! * half]) {
        inPiece += WEIGHTS[k]! * normalCdf(x1 + t * (x2 - x1)) * normalDensity(yAt(t))
      }
    }
    sum += inPiece * half * (y2 - y1)
  }
  return sum
}

// The stretch of t in `within` on which a coordinate going from `a` (t = 0) to `b` (t = 1) is within the kernel's reach.
function stretch(a: number, b: number, within: readonly [number, number]): [number, number] {
  if (a === b) return Math.abs(a) < REACH ? [within[0], within[1]] : [0, 0]
  const one = (-REACH - a) / (b - a)
  const other = (REACH - a) / (b - a)
  return [Math.max(within[0], Math.min(one, other)), Math.min(within[1], Math.max(one, other))]
}

// The stretch of t on which the coordinate is beyond the kernel's reach to the right.
function stretchAbove(a: number, b: number): [number, number] | null {
  if (a <= REACH && b <= REACH) return null
  if (a > REACH && b > REACH) return [0, 1]
  const crossing = (REACH - a) / (b - a)
  return a > REACH ? [0, crossing] : [crossing, 1]
}

/** The part of a circle's line around (x, y) that lies inside the window, from 0 to 1. */
export function arcInside(window: PreparedWindow, x: number, y: number, radius: number): number {
  if (radius === 0) return 1
  return window.isRectangle ? arcInRectangle(window, x, y, radius) : arcInPolygon(window, x, y, radius)
}

// Each side nearer than the radius cuts off an arc of twice acos(distance / radius); arcs of two sides overlap beyond a corner.
function arcInRectangle({ box }: PreparedWindow, x: number, y: number, radius: number): number {
  const cut = (distance: number) => (distance < radius ? Math.acos(distance / radius) : 0)
  const left = cut(x - box.xMin)
  const right = cut(box.xMax - x)
  const below = cut(y - box.yMin)
  const above = cut(box.yMax - y)
  const twice = (a: number, b: number) => Math.max(0, a + b - Math.PI / 2)
  const overlap = twice(left, below) + twice(left, above) + twice(right, below) + twice(right, above)
  return 1 - (2 * (left + right + below + above) - overlap) / (2 * Math.PI)
}

function arcInPolygon(window: PreparedWindow, x: number, y: number, radius: number): number {
  const angles: number[] = []
  for (let i = 0; i < window.x1.length; i++) {
    const px = window.x1[i]! - x
    const py = window.y1[i]! - y
    const dx = window.x2[i]! - window.x1[i]!
    const dy = window.y2[i]! - window.y1[i]!
    const a = dx * dx + dy * dy
    const b = px * dx + py * dy
    const under = b * b - a * (px * px + py * py - radius * radius)
    if (!(under > 0)) continue
    const root = Math.sqrt(under)
    for (const t of [(-b - root) / a, (-b + root) / a]) if (t >= 0 && t <= 1) angles.push(Math.atan2(py + t * dy, px + t * dx))
  }
  if (angles.length === 0) return isInside(window, x + radius, y) ? 1 : 0
  angles.sort((one, other) => one - other)
  let inside = 0
  for (let k = 0; k < angles.length; k++) {
    const from = angles[k]!
    const to = k + 1 < angles.length ? angles[k + 1]! : angles[0]! + 2 * Math.PI
    const middle = (from + to) / 2
    if (isInside(window, x + radius * Math.cos(middle), y + radius * Math.sin(middle))) inside += to - from
  }
  return inside / (2 * Math.PI)
}
