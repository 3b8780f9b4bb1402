// The sample without one school at a time: what each leaves behind shows how much hangs on it.

import { byUnit, type ReplicateWeights, requireReplicate } from './replicate-weights.ts'
import type { SurveyDesign } from './survey-design.ts'

/**
 * Jackknife: each replicate leaves out one first-stage unit and lets the others of its stratum stand in.
 *
 * Question: how does a figure vary when any one cluster had not been drawn?
 * Assumptions: smooth figures. 'JK1' without strata, 'JKn' with. Shares drawn at the first stage make errors smaller; later stages are taken as
 * part of their unit.
 * Not for: quantiles, and samples with thousands of units (one replicate each) - `bootstrapReplicates`.
 * A stratum with one unit: with 'adjust' it is left out against the whole sample; with 'average' the others' spread is scaled up; otherwise it
 * adds nothing.
 *
 * @param design from `surveyDesign`, calibrated or not (the calibration is not repeated in each replicate)
 * Reference: Wolter (2007), chapter 4; Rust and Rao (1996); as R's `survey::as.svrepdesign` with types JK1 and JKn.
 *
 * @example
 * jackknifeReplicates(surveyDesign({ weights: [10, 10, 20] })).weights(0) // => [0, 15, 30]
 */
export function jackknifeReplicates(design: SurveyDesign): ReplicateWeights {
  const first = design.stages[0]!
  const units: number[] = []
  const scales: number[] = []
  for (let u = 0; u < first.units; u++) {
    const drawn = first.drawn[first.stratum[u]!]!
    const undrawn = first.undrawn ? first.undrawn[u]! : 1
    const scale = drawn > 1 ? (undrawn * (drawn - 1)) / drawn : lonelyScale(design, undrawn)
    // A unit that adds nothing needs no replicate of its own.
    if (drawn === 1 && scale === 0) continue
    units.push(u)
    scales.push(scale)
  }
  const scale = design.lonelyPsu === 'average' && units.length > 0 ? first.units / units.length : 1
  return {
    kind: design.stratified ? 'JKn' : 'JK1',
    count: units.length,
    scale,
    replicateScales: Float64Array.from(scales),
    fullWeights: design.weights,
    df: design.df,
    weights: (replicate) => {
      requireReplicate(replicate, units.length)
      return byUnit(design, without(design, units[replicate]!))
    },
  }
}

function lonelyScale(design: SurveyDesign, undrawn: number): number {
  const { strata } = design.stages[0]!
  return design.lonelyPsu === 'adjust' && undrawn > 0 ? (strata - 1) / strata : 0
}

// Factors of the units when one of them is left out.
function without(design: SurveyDesign, gone: number): Float64Array {
  const first = design.stages[0]!
  const h = first.stratum[gone]!
  const drawn = first.drawn[h]!
  const factors = new Float64Array(first.units)
  const others = drawn > 1 ? 1 : first.strata / (first.strata - 1)
  for (let u = 0; u < first.units; u++) factors[u] = first.stratum[u] === h ? (drawn > 1 ? drawn / (drawn - 1) : 1) : others
  factors[gone] = 0
  return factors
}
