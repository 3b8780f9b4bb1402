// How thick incidents lie at stated places: exact sums, for a few thousand places that matter (stations, schools, crossings).

import { type Numbers, requireNumber, requireOneOf, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { FARTHEST } from './coordinates.ts'
import { placeGrid, visitNear } from './place-grid.ts'
import { type ObservationWindow, type PreparedWindow, prepareWindow, requirePlaces } from './window.ts'
import { gaussianMass } from './window-mass.ts'

/** 'gaussian': bandwidth is the standard deviation; 'quartic': bandwidth is the radius beyond which a place no longer counts. */
export type Kernel = 'gaussian' | 'quartic'
/** 'uniform' divides by the part of the kernel at the asked place that lies inside (Jones); 'diggle' weighs every incident by its own part. */
export type EdgeCorrection = 'none' | 'uniform' | 'diggle'

export type KernelDensityAt = {
  /** Expected incidents per unit of area at each asked place. */
  intensity: Float64Array
  /** The same without edge correction. */
  raw: Float64Array
  /** The part of the kernel at each asked place that lies inside the window; null without a window or for the quartic kernel. */
  edgeMass: Float64Array | null
  bandwidth: number
  kernel: Kernel
  edge: EdgeCorrection
  n: number
}

export type KernelDensityAtOptions = {
  bandwidth: number
  kernel?: Kernel
  window?: ObservationWindow
  edge?: EdgeCorrection
  /** A weight of each incident, from 0. */
  weights?: Numbers
} & LongRunOptions

export const EDGE_CORRECTIONS: readonly EdgeCorrection[] = ['none', 'uniform', 'diggle']

// A Gaussian kernel holds nothing that a double could show beyond 8.5 standard deviations.
export const GAUSSIAN_REACH = 8.5

/**
 * Kernel density (intensity) at stated places, by exact sums.
 *
 * Question: how many incidents per square kilometre are there around this place, when each counts in its neighbourhood?
 * Assumptions: the bandwidth was chosen for the question (say which on the page); what lies beyond the window was not observed.
 * Not for: telling risk from crowds: many incidents where many people are is no danger by itself, see `relativeRisk`. Nor for one person's address.
 *
 * @param x, y n incidents, one unit of length; @param at.x, at.y m places that are asked about
 * @param options `bandwidth` (same unit); `kernel` ('gaussian'); `window`; `edge` ('uniform' with a window, else 'none'); `weights`; `signal`, `onProgress`
 * Errors: `empty`, `shape`, `not-finite`, `range` (incidents outside the window, coordinates or bandwidth beyond 1e12, bandwidth below 1e-12, an edge correction without window or with the
 * quartic kernel), `cancelled`. A place from which the window is out of the kernel's reach has intensity NaN under 'uniform'.
 * Reference: Diggle (1985) for 'diggle'; Jones (1993) for 'uniform'; Silverman (1986), equation 4.5, for the quartic kernel.
 *
 * @example
 * const around = await kernelDensityAt([100, 120, 400], [100, 90, 300], { x: [110], y: [95] }, { bandwidth: 50 })
 * around.intensity[0] // => 0.0001242
 */
export async function kernelDensityAt(
  x: Numbers,
  y: Numbers,
  at: { x: Numbers; y: Numbers },
  options: KernelDensityAtOptions,
): Promise<KernelDensityAt> {
  const { bandwidth, kernel = 'gaussian' } = options
  const window = options.window ? prepareWindow(options.window) : null
  const edge = options.edge ?? (window && kernel === 'gaussian' ? 'uniform' : 'none')
  requirePlaces(x, y, window, 1)
  requirePlaces(at.x, at.y, null, 1)
  requireBandwidth(bandwidth)
  requireOneOf('kernel', kernel, ['gaussian', 'quartic'])
  requireEdge(edge, kernel, window)
  requireWeights(options.weights, x.length)
  const weights =
    edge === 'diggle' ? await diggleWeights(x, y, bandwidth, window as PreparedWindow, options.weights, options) : options.weights
  const m = at.x.length
  const result = {
    intensity: new Float64Array(m),
    raw: new Float64Array(m),
    edgeMass: window && kernel === 'gaussian' ? new Float64Array(m) : null,
  }
  const reach = kernel === 'gaussian' ? GAUSSIAN_REACH * bandwidth : bandwidth
  const grid = placeGrid(x, y, reach)
  const height = kernel === 'gaussian' ? gaussianHill(bandwidth) : quarticHill(bandwidth)
  await longRun(
    m,
    (k) => {
      let raw = 0
      let weighed = 0
      visitNear(grid, at.x[k]!, at.y[k]!, reach, (i, squared) => {
        const hill = height(squared)
        raw += hill * (options.weights?.[i] ?? 1)
        weighed += hill * (weights?.[i] ?? 1)
      })
      result.raw[k] = raw
      if (result.edgeMass) result.edgeMass[k] = gaussianMass(window as PreparedWindow, at.x[k]!, at.y[k]!, bandwidth)
      result.intensity[k] = edge === 'uniform' ? perSeen(raw, result.edgeMass![k]!) : weighed
    },
    options,
  )
  return { ...result, bandwidth, kernel, edge, n: x.length }
}

/** Refuses a bandwidth that is no width on a map. */
export function requireBandwidth(bandwidth: number): void {
  requireNumber('bandwidth', bandwidth, 1 / FARTHEST, FARTHEST)
}

/** Refuses weights that are missing for some places, or below 0. */
export function requireWeights(weights: Numbers | undefined, places: number): void {
  if (weights === undefined) return
  requireSameLength('weights', weights, places)
  requireWithin('weights', weights, 0, Number.POSITIVE_INFINITY)
}

/** A sum made good for the part of the kernel that lay outside; NaN where all of it did. */
export function perSeen(sum: number, mass: number): number {
  return mass > 0 ? sum / mass : Number.NaN
}

function requireEdge(edge: EdgeCorrection, kernel: Kernel, window: PreparedWindow | null): void {
  requireOneOf('edge', edge, EDGE_CORRECTIONS)
  if (edge === 'none' || (window && kernel === 'gaussian')) return
  const lacking = window ? 'the Gaussian kernel' : 'a window'
  throw new AnalysisError('range', `Expected ${lacking} for the edge correction '${edge}', but got none.`, { names: ['edge'] })
}

/** Each incident's weight under Diggle's correction: one over the part of its kernel that lies inside. */
export async function diggleWeights(
  x: Numbers,
  y: Numbers,
  sigma: number,
  window: PreparedWindow,
  own: Numbers | undefined,
  { signal }: LongRunOptions,
): Promise<Float64Array> {
  const weights = new Float64Array(x.length)
  const weigh = (i: number) => {
    weights[i] = (own?.[i] ?? 1) / gaussianMass(window, x[i]!, y[i]!, sigma)
  }
  await longRun(x.length, weigh, { signal })
  return weights
}

function gaussianHill(sigma: number): (squared: number) => number {
  const top = 1 / (2 * Math.PI * sigma * sigma)
  const shape = -1 / (2 * sigma * sigma)
  return (squared) => top * Math.exp(squared * shape)
}

function quarticHill(radius: number): (squared: number) => number {
  const top = 3 / (Math.PI * radius * radius)
  return (squared) => top * (1 - squared / (radius * radius)) ** 2
}
