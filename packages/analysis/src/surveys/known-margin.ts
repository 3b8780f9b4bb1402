// Known sizes of groups laid beside the sample's, and every way in which the two cannot be brought together.

import { requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { codeSorted, type Labels } from './label-codes.ts'
import type { SurveyDesign } from './survey-design.ts'

/** Known size of each group, by label. */
export type KnownTotals = Readonly<Record<string, number>> | ReadonlyMap<string | number, number>

/** One variable whose groups' sizes are known. */
export type KnownMargin = { name: string; labels: Labels; totals: KnownTotals }

/** A margin laid beside the sample; arrays by group, in reading order. */
export type SampledMargin = {
  name: string
  codes: Int32Array
  levels: string[]
  known: Float64Array
  /** Sums of weights. */
  sampled: Float64Array
  leftOut: string[]
}

/** Finds each group of the sample among the known ones. See `postStratify` for the errors. */
export function marginOf(design: SurveyDesign, margin: KnownMargin, partial: boolean): SampledMargin {
  const { name } = margin
  const { codes, levels } = codeSorted(name, margin.labels, design.rows)
  const entries = margin.totals instanceof Map ? [...margin.totals] : Object.entries(margin.totals as Record<string, number>)
  const totals = new Map(entries.map(([label, total]) => [String(label), total as number]))
  requireWithin(`totals of ${name}`, [...totals.values()], 0, Number.POSITIVE_INFINITY)
  const sampled = new Float64Array(levels.length)
  for (let i = 0; i < design.rows; i++) sampled[codes[i]!]! += design.weights[i]!
  const words = levels.map(String)
  // Known sizes go by the word alone, so both groups would be given the whole of it.
  const twice = new Set(words).size < words.length ? words.find((word, k) => words.indexOf(word) !== k) : undefined
  if (twice !== undefined)
    throw new AnalysisError('shape', `Expected groups of ${name} as numbers or as words, but "${twice}" comes as both.`, { names: [name] })
  const known = Float64Array.from(words, (level, k) => {
    const total = totals.get(level)
    if (total === undefined && sampled[k]! > 0)
      throw new AnalysisError('unknown-level', `Expected a known size for the group "${level}" of ${name}, but there is none.`, {
        names: [name],
      })
    if (total === 0 && sampled[k]! > 0) throw infeasible(name, level, 'it has answers and a known size of 0')
    if (total && !(sampled[k]! > 0)) throw infeasible(name, level, 'nobody in the sample with a positive weight belongs to it')
    return total ?? 0
  })
  const leftOut = [...totals].filter(([level, total]) => total > 0 && !words.includes(level)).map(([level]) => level)
  if (leftOut.length > 0 && !partial) throw infeasible(name, leftOut[0]!, 'nobody in the sample belongs to it; merge it with another')
  return { name, codes, levels: words, known, sampled, leftOut }
}

function infeasible(name: string, level: string, why: string): AnalysisError {
  return new AnalysisError('infeasible', `Expected groups of ${name} that both sample and known sizes have, but of "${level}" ${why}.`, {
    names: [name],
  })
}
