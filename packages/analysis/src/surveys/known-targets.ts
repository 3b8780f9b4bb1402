// Known totals laid beside the columns they belong to, and those refused that no weights could ever meet.

import { requireAtMost } from '../checks.ts'
import type { Term } from '../design-matrix.ts'
import { AnalysisError } from '../errors.ts'
import type { Pace } from '../pace.ts'
import { type Calibrators, calibratorsOf } from './calibrators.ts'
import type { SurveyDesign } from './survey-design.ts'

/** Columns and their totals, both centred alike. A group that neither sample nor population has is left out. See `calibrate` for the errors. */
export async function knownTargets(
  design: SurveyDesign,
  terms: readonly Term[],
  totals: Readonly<Record<string, number>>,
  intercept: boolean,
  bounds: readonly [lower: number, upper: number],
  pace: Pace,
): Promise<{ calibrators: Calibrators; target: Float64Array }> {
  // Every column must have a total and every total a column: a name misspelt would otherwise go unnoticed.
  const all = await calibratorsOf(terms, design.rows, intercept, pace)
  requireAtMost('columns', all.names.length, 3000, 'Merge groups, or rake margins with "rake", which has no such limit.')
  const known = all.names.map((name) => knownTotal(totals, name))
  for (const name of Object.keys(totals)) {
    if (!all.names.includes(name))
      throw new AnalysisError('unknown-level', `Expected totals of ${all.names.join(', ')}, but got one of "${name}".`, { names: [name] })
  }
  const calibrators = withoutEmpty(all, design.weights, known)
  await pace(0)
  const kept = calibrators.names.map((name) => known[all.names.indexOf(name)]!)
  // A figure less its mean has the total less the mean times the residents.
  const residents = intercept ? kept[0]! : 0
  const target = Float64Array.from(kept, (total, j) => total - calibrators.centre[j]! * residents)
  requireReachable(calibrators, design.weights, target, bounds)
  await pace(0)
  return { calibrators, target }
}

// Zero is a total; nothing is not.
function knownTotal(totals: Readonly<Record<string, number>>, name: string): number {
  const total = totals[name]
  if (total === undefined)
    throw new AnalysisError('unknown-level', `Expected a known total of "${name}", but there is none.`, { names: [name] })
  if (!Number.isFinite(total))
    throw new AnalysisError('not-finite', `Expected a finite total of "${name}", but got ${total}.`, { names: [name] })
  return total
}

// Columns that are 0 in the whole sample: left out where the total is 0 too, otherwise impossible.
function withoutEmpty(all: Calibrators, weights: Float64Array, known: readonly number[]): Calibrators {
  const used = new Uint8Array(all.names.length)
  for (let i = 0; i < all.rows; i++) {
    if (weights[i] === 0) continue
    for (let e = all.start[i]!; e < all.start[i + 1]!; e++)
      if (all.value[e] !== 0 || all.centre[all.column[e]!] !== 0) used[all.column[e]!] = 1
  }
  const empty = used.indexOf(0)
  if (empty < 0) return all
  const impossible = known.findIndex((total, j) => used[j] === 0 && total !== 0)
  if (impossible >= 0) throw unreachable(all.names[impossible]!, 'nobody in the sample has any of it')
  // The rows again without the entries of empty columns.
  const place = new Int32Array(all.names.length).fill(-1)
  let kept = 0
  for (let j = 0; j < used.length; j++) if (used[j] === 1) place[j] = kept++
  const start = new Uint32Array(all.rows + 1)
  const column: number[] = []
  const value: number[] = []
  for (let i = 0; i < all.rows; i++) {
    for (let e = all.start[i]!; e < all.start[i + 1]!; e++) {
      const at = place[all.column[e]!]!
      if (at < 0) continue
      column.push(at)
      value.push(all.value[e]!)
    }
    start[i + 1] = column.length
  }
  const names = all.names.filter((_, j) => used[j] === 1)
  const centre = all.centre.filter((_, j) => used[j] === 1)
  return { rows: all.rows, names, start, column: Uint32Array.from(column), value: Float64Array.from(value), centre }
}

// Each total alone must lie between what the smallest and what the largest factors could make of it.
function requireReachable(
  calibrators: Calibrators,
  weights: Float64Array,
  target: Float64Array,
  [lower, upper]: readonly [number, number],
): void {
  const { rows, start, column, value } = calibrators
  // With factors free one by one, a positive part is least at the lower bound, a negative one at the upper.
  const least = new Float64Array(target.length)
  const most = new Float64Array(target.length)
  for (let i = 0; i < rows; i++) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const part = weights[i]! * value[e]!
      if (part === 0) continue
      least[column[e]!]! += part * (part > 0 ? lower : upper)
      most[column[e]!]! += part * (part > 0 ? upper : lower)
    }
  }
  for (let j = 0; j < target.length; j++) {
    const slack = 1e-9 * (1 + Math.abs(target[j]!))
    if (target[j]! < least[j]! - slack || target[j]! > most[j]! + slack)
      throw unreachable(calibrators.names[j]!, `weights within their bounds cannot reach it`)
  }
}

// One sentence for both ways in which a total is out of reach.
function unreachable(name: string, why: string): AnalysisError {
  return new AnalysisError('infeasible', `Expected totals that the sample can meet, but of "${name}" ${why}.`, { names: [name] })
}
