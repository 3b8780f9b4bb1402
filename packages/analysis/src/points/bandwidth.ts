// How wide a hill each incident makes: too narrow shows chance, too wide hides the street where it happens.

import { type Numbers, requireAtMost, requireNumber } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { type LongRunOptions, longRun } from '../long-run.ts'
import { FARTHEST } from './coordinates.ts'
import { diggleWeights, GAUSSIAN_REACH, requireBandwidth } from './kernel-density-at.ts'
import { placeGrid, visitNear } from './place-grid.ts'
import { type ObservationWindow, prepareWindow, requirePlaces } from './window.ts'

/** 0 in a direction in which all places agree. */
export type ScottBandwidth = { x: number; y: number; n: number }

/**
 * Scott's rule of thumb for the bandwidth of a kernel density, one for each direction.
 *
 * Question: how wide should I smooth, as a first look?
 * Assumptions: one hill, about as the bell curve. A town has several: the rule then smooths too much; see `likelihoodBandwidth`.
 * Not for: a map on which streets are to be told apart.
 *
 * @param x, y n coordinates in one unit of length, n at least 2
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `constant` (all places on one spot).
 * Reference: Scott (1992), Multivariate Density Estimation, equation 6.42 (sd n^(-1/6) in two dimensions).
 *
 * @example
 * scottBandwidth([0, 100, 200, 300], [0, 50, 50, 100]).x // => 102.5
 */
export function scottBandwidth(x: Numbers, y: Numbers): ScottBandwidth {
  requirePlaces(x, y, null, 2)
  const shrink = x.length ** (-1 / 6)
  const bandwidth = { x: standardDeviation(x) * shrink, y: standardDeviation(y) * shrink, n: x.length }
  if (bandwidth.x === 0 && bandwidth.y === 0)
    throw new AnalysisError('constant', 'Expected places that differ, but all lie on one spot.', { names: ['x', 'y'] })
  return bandwidth
}

function standardDeviation(values: Numbers): number {
  const n = values.length
  let mean = 0
  for (let i = 0; i < n; i++) mean += (values[i]! - mean) / (i + 1)
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2
  return Math.sqrt(squares / (n - 1))
}

export type LikelihoodBandwidth = {
  bandwidth: number
  /** Log-likelihood of every place as seen from all others, at the chosen bandwidth. */
  logLikelihood: number
  /** What was tried, from narrow to wide. */
  tried: { bandwidth: number; logLikelihood: number }[]
  /** True when the best one is the narrowest or the widest that was tried: then the data do not choose. */
  atLimit: boolean
  n: number
}

// Every bandwidth asks every place about all its neighbours: ten thousand places take half a minute.
const MOST_PLACES = 10_000

// Enough steps to see more than one hill of the curve; the best is then narrowed down by golden section.
const STEPS = 24
const GOLDEN = (Math.sqrt(5) - 1) / 2

/**
 * Chooses the bandwidth under which each place is best foretold by all the others.
 *
 * Question: how wide should I smooth so that the map shows where the next incident would be likely?
 * Assumptions: incidents are independent given the density. Several at the same address pull towards a bandwidth of nought: join them first
 * or give `narrowest`.
 * Method: the kernel density at place i of all others. Where there is a window each hill is cut at its edge and made whole again (Diggle), so that every
 * density has total 1 and a wide hill gains nothing by what it spills over the edge.
 * Not for: patterns at fixed addresses only (the answer is then about addresses); comparing two periods, which need one common bandwidth.
 *
 * @param x, y n coordinates in one unit of length, n at least 3
 * @param options `window`; `narrowest`, `widest` (from 1/50 of to twice Scott's); `signal`, `onProgress`
 * Errors: `empty`, `too-short`, `shape`, `not-finite`, `constant`, `range`, `too-large` (10,000 places), `cancelled`.
 * Reference: Loader (1999), Local Regression and Likelihood, chapter 5, on likelihood cross-validation; Diggle (1985) for the edge.
 *
 * @example
 * const x = [1, 2, 2, 3, 8, 9, 9, 10, 1, 9]
 * const y = [1, 1, 2, 2, 8, 8, 9, 9, 2, 8]
 * const chosen = await likelihoodBandwidth(x, y)
 * chosen.bandwidth // => 0.7555
 */
export async function likelihoodBandwidth(
  x: Numbers,
  y: Numbers,
  options: { window?: ObservationWindow; narrowest?: number; widest?: number } & LongRunOptions = {},
): Promise<LikelihoodBandwidth> {
  const window = options.window ? prepareWindow(options.window) : null
  requirePlaces(x, y, window, 3)
  requireAtMost('places', x.length, MOST_PLACES, 'Choose the bandwidth on a random sample of the places.')
  const scott = scottBandwidth(x, y)
  const rule = Math.max(scott.x, scott.y)
  const { narrowest = rule / 50, widest = 2 * rule } = options
  requireBandwidth(narrowest)
  requireNumber('widest', widest, narrowest, FARTHEST)
  const tried: LikelihoodBandwidth['tried'] = []
  const judge = async (logBandwidth: number, from: number, to: number) => {
    const bandwidth = Math.exp(logBandwidth)
    const part = {
      signal: options.signal,
      onProgress: (done: number, all: number) => options.onProgress?.(from + ((to - from) * done) / all, 1),
    }
    const logLikelihood = await leaveOneOut(x, y, bandwidth, window, part)
    tried.push({ bandwidth, logLikelihood })
    return logLikelihood
  }
  const step = Math.log(widest / narrowest) / (STEPS - 1)
  const place = (k: number) => Math.log(narrowest) + k * step
  const coarse: number[] = []
  for (let k = 0; k < STEPS; k++) coarse.push(await judge(place(k), k / (2 * STEPS), (k + 1) / (2 * STEPS)))
  const best = coarse.indexOf(Math.max(...coarse))
  const atLimit = best === 0 || best === STEPS - 1
  if (!atLimit) await narrow(place(best - 1), place(best + 1), judge)
  options.onProgress?.(1, 1)
  const chosen = tried.reduce((top, one) => (one.logLikelihood > top.logLikelihood ? one : top))
  return { ...chosen, tried: tried.sort((a, b) => a.bandwidth - b.bandwidth), atLimit, n: x.length }
}

async function narrow(low: number, high: number, judge: (at: number, from: number, to: number) => Promise<number>): Promise<void> {
  let a = low
  let b = high
  let left = b - GOLDEN * (b - a)
  let right = a + GOLDEN * (b - a)
  let atLeft = await judge(left, 0.5, 0.52)
  let atRight = await judge(right, 0.52, 0.54)
  for (let k = 0; k < 23 && b - a > 1e-5; k++) {
    if (atLeft >= atRight) {
      b = right
      right = left
      atRight = atLeft
      left = b - GOLDEN * (b - a)
      atLeft = await judge(left, 0.54 + 0.02 * k, 0.56 + 0.02 * k)
    } else {
      a = left
      left = right
      atLeft = atRight
      right = a + GOLDEN * (b - a)
      atRight = await judge(right, 0.54 + 0.02 * k, 0.56 + 0.02 * k)
    }
  }
}

async function leaveOneOut(
  x: Numbers,
  y: Numbers,
  sigma: number,
  window: ReturnType<typeof prepareWindow> | null,
  options: LongRunOptions,
): Promise<number> {
  const n = x.length
  const reach = GAUSSIAN_REACH * sigma
  const grid = placeGrid(x, y, reach)
  const shape = -1 / (2 * sigma * sigma)
  const weights = window ? await diggleWeights(x, y, sigma, window, undefined, options) : new Float64Array(n).fill(1)
  let sum = -n * Math.log(2 * Math.PI * sigma * sigma * (n - 1))
  await longRun(
    n,
    (i) => {
      let density = 0
      visitNear(grid, x[i]!, y[i]!, reach, (j, squared) => {
        if (j !== i) density += weights[j]! * Math.exp(squared * shape)
      })
      sum += density > 0 ? Math.log(density) : logOfFar(x, y, i, shape, weights)
    },
    options,
  )
  return sum
}

// One place far from all others must cost what it costs and not rule a bandwidth out: its density is too small for a number but has a logarithm.
function logOfFar(x: Numbers, y: Numbers, i: number, shape: number, weights: Float64Array): number {
  const exponent = (j: number) => ((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2) * shape
  let highest = Number.NEGATIVE_INFINITY
  for (let j = 0; j < x.length; j++) if (j !== i) highest = Math.max(highest, exponent(j))
  let sum = 0
  for (let j = 0; j < x.length; j++) if (j !== i) sum += weights[j]! * Math.exp(exponent(j) - highest)
  return highest + Math.log(sum)
}
