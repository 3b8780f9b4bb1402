// How the sample was drawn: without it no share of a survey has an honest margin of error.

import { type Numbers, requireAtLeast, requireAtMost, requireOneOf, requireSameLength, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import type { Adjustment } from './adjustment.ts'
import { codeLabels, crossCodes, type Labels } from './label-codes.ts'
import { buildStage, type Stage, strataWithin } from './stage.ts'

/** What a stratum with a single drawn unit adds to the variance: see `surveyDesign`. */
export type LonelyPsu = 'adjust' | 'average' | 'remove' | 'certainty' | 'fail'

/** A sample and how it was drawn; made by `surveyDesign`, calibrated by `postStratify`, `rake` and `calibrate`. Not changed by anything. */
export type SurveyDesign = {
  readonly rows: number
  readonly weights: Float64Array
  readonly stages: readonly Stage[]
  /** Names of the first stage's strata, in the order of their numbers. */
  readonly strataNames: readonly (string | number)[]
  readonly stratified: boolean
  readonly lonelyPsu: LonelyPsu
  /** Calibrations done so far; each takes from every estimate's error what it explains. */
  readonly adjustments: readonly Adjustment[]
  /** First-stage units less first-stage strata, over rows whose weight is not 0. */
  readonly df: number
  /** Strata of the first stage with one drawn unit that is not the whole stratum. */
  readonly lonelyStrata: readonly (string | number)[]
}

/** The sample as the survey file tells it; every array has one entry per respondent. */
export type SurveySample = {
  /** How many residents each respondent stands for, from 0. */
  weights: Numbers
  /** First-stage strata, or one array per stage. */
  strata?: Labels | readonly Labels[]
  /** First-stage clusters (primary sampling units), or one array per stage; without it every respondent is a unit. */
  clusters?: Labels | readonly Labels[]
  /** Units in the population of each row's stratum (counts from 1), or the share drawn (up to 1); one array, or one per stage. */
  populationSizes?: Numbers | readonly Numbers[]
}

/**
 * Describes a sample, so that estimates know how sure they are.
 *
 * Question: whom do the answers stand for, and how much could another sample of the same kind have said otherwise?
 * Assumptions: probability sampling in the order given: strata, clusters within them, perhaps respondents within those. Without `populationSizes`
 * the first
 * stage counts as drawn with replacement (an error a little too large, never too small) and later stages add nothing of their own.
 * Not for: volunteers and online panels - a margin of error says nothing about who did not answer, and weights cannot tell either.
 *
 * @param sample weights and, as far as they exist, strata, clusters and population sizes
 * @param options `lonelyPsu` ('adjust'): what a stratum with one drawn unit adds: 'adjust' its distance from the whole sample (cautious),
 * 'average' as much as
 * other strata on average, 'remove' and 'certainty' nothing, 'fail' refuses. `nest` (false): clusters are numbered anew in each stratum.
 * Errors: `empty`, `shape` (other lengths; a cluster in two strata; strata or sizes of more stages than clusters), `not-finite`, `range`
 * (negative weights, all weights 0, population smaller than sample),
 * `too-short` (one unit in all, or a lonely one with 'fail').
 * Reference: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, section 4.3; Lumley (2004), as R's `survey::svydesign`.
 *
 * @example
 * const design = surveyDesign({ weights: [10, 10, 20, 20, 20], strata: ['north', 'north', 'south', 'south', 'south'], populationSizes: [20, 20, 60, 60, 60] })
 * design.df // => 3
 */
export function surveyDesign(sample: SurveySample, options: { lonelyPsu?: LonelyPsu; nest?: boolean } = {}): SurveyDesign {
  const { lonelyPsu = 'adjust', nest = false } = options
  requireAtLeast('weights', sample.weights)
  requireAtMost('respondents', sample.weights.length, MOST_ROWS, 'Draw a sample of the file, or work by strata.')
  requireOneOf('lonelyPsu', lonelyPsu, ['adjust', 'average', 'remove', 'certainty', 'fail'])
  requireWithin('weights', sample.weights, 0, LARGEST)
  const weights = Float64Array.from(sample.weights)
  if (!weights.some((w) => w > 0)) throw new AnalysisError('range', 'Expected a weight above 0, but all are 0.', { names: ['weights'] })
  const rows = weights.length
  const strata = perStage(sample.strata).map((labels) => codeLabels('strata', labels, rows))
  const stages = buildStages(sample, strata, rows, nest)
  const first = stages[0]!
  if (first.units === 1) throw new AnalysisError('too-short', 'Expected at least two sampled units, but got 1.', { names: ['clusters'] })
  const strataNames = strata[0]?.levels ?? ['all']
  const lonely = lonelyUnits(first)
  const lonelyStrata = strataNames.filter((_, h) => lonely[h] === 1)
  if (lonelyPsu === 'fail' && lonelyStrata.length > 0)
    throw new AnalysisError('too-short', `Expected two units in each stratum, but got one in ${lonelyStrata.join(', ')}.`, {
      names: ['strata'],
    })
  const stratified = strata.length > 0
  return { rows, weights, stages, strataNames, stratified, lonelyPsu, adjustments: [], df: degreesOfFreedom(first, weights), lonelyStrata }
}

// Row numbers and pairs of them must fit a double, and nobody interviews a country of this size.
const MOST_ROWS = 20_000_000

/** Largest weight or answer: squares of sums of products of such figures are still doubles. */
export const LARGEST = 1e70

/** First-stage units less first-stage strata among rows whose weight is not 0; `rows` says where such rows are to be looked for. */
export function degreesOfFreedom(first: Stage, weights: Float64Array, rows: Int32Array | null = null): number {
  const unitSeen = new Uint8Array(first.units)
  const stratumSeen = new Uint8Array(first.strata)
  const count = rows ? rows.length : weights.length
  let df = 0
  for (let k = 0; k < count; k++) {
    const i = rows ? rows[k]! : k
    if (weights[i] === 0) continue
    const u = first.unit ? first.unit[i]! : i
    if (unitSeen[u] === 0) {
      unitSeen[u] = 1
      df++
      if (stratumSeen[first.stratum[u]!] === 0) {
        stratumSeen[first.stratum[u]!] = 1
        df--
      }
    }
  }
  return df
}

// By stratum: 1 where a single unit stands for others that were not drawn.
function lonelyUnits(first: Stage): Uint8Array {
  const lonely = new Uint8Array(first.strata)
  for (let u = 0; u < first.units; u++) {
    const h = first.stratum[u]!
    if (first.drawn[h] === 1 && (first.undrawn === null || first.undrawn[u]! >= 1e-7)) lonely[h] = 1
  }
  return lonely
}

// One array for the first stage, or a list of arrays.
function perStage<T extends ArrayLike<string | number>>(input: T | readonly T[] | undefined): readonly T[] {
  if (input === undefined) return []
  return typeof input[0] === 'object' && input[0] !== null ? (input as readonly T[]) : [input as T]
}

function buildStages(
  sample: SurveySample,
  strata: { codes: Int32Array; levels: ArrayLike<unknown> }[],
  rows: number,
  nest: boolean,
): Stage[] {
  const clusters = perStage(sample.clusters).map((labels) => codeLabels('clusters', labels, rows))
  const sizes = perStage(sample.populationSizes)
  const shares = requireSizes(sizes, rows)
  const count = Math.max(1, clusters.length)
  requireStages('strata', strata.length, count)
  requireStages('populationSizes', sizes.length, count)
  const stages: Stage[] = []
  let outer: Int32Array | null = null
  for (let k = 0; k < count; k++) {
    const named = strata[Math.min(k, strata.length - 1)]
    const own = named ? named.codes : new Int32Array(rows)
    let codes = clusters[k]?.codes ?? null
    let units = clusters[k]?.levels.length ?? rows
    if (codes && (k > 0 || (nest && named))) {
      const crossed = crossCodes(k > 0 ? outer! : own, codes)
      codes = crossed.codes
      units = crossed.groups
    }
    const within = k === 0 ? { codes: own, groups: named ? named.levels.length : 1 } : strataWithin(outer, own)
    stages.push(
      buildStage({
        codes: units === rows ? null : codes,
        units,
        strata: within.codes,
        strataCount: within.groups,
        sizes: sizes[k] ?? null,
        sizesAreShares: shares,
        before: stages[k - 1] ?? null,
      }),
    )
    outer = codes
  }
  return stages
}

// What is said of a stage that has no clusters would go unheard.
function requireStages(name: string, got: number, stages: number): void {
  if (got > stages)
    throw new AnalysisError(
      'shape',
      `Expected "${name}" of at most ${stages} stages, as "clusters" has, but got ${got}. Give the units of the last stage as clusters too.`,
      { names: [name] },
    )
}

// True for shares, false for counts; a mixture is a mistake in the file.
function requireSizes(sizes: readonly Numbers[], rows: number): boolean {
  let shares = false
  let counts = false
  for (const stage of sizes) {
    requireSameLength('populationSizes', stage, rows)
    for (let i = 0; i < rows; i++) {
      const size = stage[i]!
      if (!(size > 0))
        throw new AnalysisError('range', `Expected a population size above 0 at row ${i}, but got ${size}.`, {
          names: ['populationSizes'],
          row: i,
        })
      if (size < 1) shares = true
      if (size > 1) counts = true
    }
  }
  if (shares && counts)
    throw new AnalysisError('range', 'Expected population sizes as counts or as shares drawn, but got both.', {
      names: ['populationSizes'],
    })
  return shares || !counts
}
