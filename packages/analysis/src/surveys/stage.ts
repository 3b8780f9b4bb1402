// One stage of drawing a sample: which units were drawn, from which strata, out of how many.

import { AnalysisError } from '../errors.ts'
import { crossCodes } from './label-codes.ts'

/** A stage of sampling. Units are numbered from 0; a unit's stratum and finite population are facts of the unit. */
export type Stage = {
  /** Unit of each row, or null where every row is a unit of its own (unit i is then row i). */
  readonly unit: Int32Array | null
  readonly units: number
  /** First row of each unit, or null where that is the unit itself. */
  readonly firstRow: Int32Array | null
  readonly stratum: Int32Array
  readonly strata: number
  /** Units drawn, by stratum. */
  readonly drawn: Int32Array
  /** Share of the stratum's population that was not drawn, by unit; null where the population counts as endless. */
  readonly undrawn: Float64Array | null
  /** By stratum: the share drawn at the stages before, by which a later stage's variance counts (1 at the first). */
  readonly share: Float64Array
  /** By stratum: the unit of the stage before in which it lies (0 at the first). */
  readonly parent: Int32Array
}

type StageInput = {
  /** Unit of each row; null where every row is one. */
  codes: Int32Array | null
  units: number
  strata: Int32Array
  strataCount: number
  /** Counts or shares, by row; null for an endless population. */
  sizes: ArrayLike<number> | null
  sizesAreShares: boolean
  before: Stage | null
}

/** Builds a stage from rows. Throws `shape` where a unit lies in two strata and `range` where sizes contradict each other. */
export function buildStage(input: StageInput): Stage {
  const rows = input.strata.length
  const { codes, units } = input
  const firstRow = codes === null ? null : firstRows(codes, units)
  const stratum = codes === null ? input.strata : Int32Array.from(firstRow!, (row) => input.strata[row]!)
  if (codes !== null) requireNested(codes, stratum, input.strata)
  const drawn = new Int32Array(input.strataCount)
  for (let u = 0; u < units; u++) drawn[stratum[u]!]!++
  const share = new Float64Array(input.strataCount).fill(1)
  const parent = new Int32Array(input.strataCount)
  if (input.before) fromStageBefore(input.before, rows, input.strata, share, parent)
  return {
    unit: codes,
    units,
    firstRow,
    stratum,
    strata: input.strataCount,
    drawn,
    undrawn: undrawnShares(input, firstRow, stratum, drawn),
    share,
    parent,
  }
}

/** Strata of a later stage: within each unit of the stage before, and within the stratum named for that stage. */
export function strataWithin(before: Int32Array | null, strata: Int32Array): { codes: Int32Array; groups: number } {
  return crossCodes(strata, before ?? Int32Array.from(strata, (_, i) => i))
}

// Facts of a unit are read from its first row.
function firstRows(codes: Int32Array, units: number): Int32Array {
  const first = new Int32Array(units).fill(-1)
  for (let i = 0; i < codes.length; i++) if (first[codes[i]!] === -1) first[codes[i]!] = i
  return first
}

// A cluster in two strata would have been drawn twice.
function requireNested(codes: Int32Array, stratum: Int32Array, strata: Int32Array): void {
  for (let i = 0; i < codes.length; i++) {
    if (stratum[codes[i]!] !== strata[i])
      throw new AnalysisError(
        'shape',
        `Expected every cluster inside one stratum, but the cluster of row ${i} lies in two. Ask for "nest" where strata number their clusters alike.`,
        { names: ['clusters'], row: i },
      )
  }
}

// A later stage's variance counts by the share drawn before: units that were not drawn vary too, but that the first stage has seen already.
function fromStageBefore(before: Stage, rows: number, strata: Int32Array, share: Float64Array, parent: Int32Array): void {
  for (let i = 0; i < rows; i++) {
    const unit = before.unit ? before.unit[i]! : i
    const drawnShare = before.undrawn ? 1 - before.undrawn[unit]! : 0
    share[strata[i]!] = before.share[before.stratum[unit]!]! * drawnShare
    parent[strata[i]!] = unit
  }
}

// The finite population: what was not drawn is all that can still vary.
function undrawnShares(input: StageInput, firstRow: Int32Array | null, stratum: Int32Array, drawn: Int32Array): Float64Array | null {
  const { sizes } = input
  if (sizes === null) return null
  const undrawn = new Float64Array(input.units)
  const ofStratum = new Float64Array(input.strataCount).fill(-1)
  for (let u = 0; u < input.units; u++) {
    const row = firstRow ? firstRow[u]! : u
    const size = sizes[row]!
    const h = stratum[u]!
    const population = input.sizesAreShares ? drawn[h]! / size : size
    if (population < drawn[h]! * (1 - 1e-12)) throw tooSmall(row, population, drawn[h]!)
    // Shares may differ between the units of a stratum (drawn in proportion to size); counts are one fact of the stratum.
    if (!input.sizesAreShares && ofStratum[h] !== -1 && ofStratum[h] !== size) throw contradicting(row, ofStratum[h]!, size)
    ofStratum[h] = size
    undrawn[u] = population === Number.POSITIVE_INFINITY ? 1 : Math.max(0, (population - drawn[h]!) / population)
  }
  return undrawn
}

function tooSmall(row: number, population: number, drawn: number): AnalysisError {
  const message = `Expected a population of at least the ${drawn} units drawn at row ${row}, but got ${population}.`
  return new AnalysisError('range', message, { names: ['populationSizes'], row })
}

function contradicting(row: number, before: number, size: number): AnalysisError {
  const message = `Expected one population size per stratum, but row ${row} says ${size} after ${before}.`
  return new AnalysisError('range', message, { names: ['populationSizes'], row })
}
