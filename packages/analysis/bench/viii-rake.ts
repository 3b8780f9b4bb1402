// A survey of 20,000 answers raked to 200 areas and 12 groups of age and sex, then the mean of every area with its error.

import { rake, surveyDesign, surveyDomains } from '../src/surveys/index.ts'
import type { Columns, Workload } from './workload.ts'

export type SurveyInput = {
  weights: Float64Array
  area: Float64Array
  /** Age and sex as one label. */
  group: Float64Array
  safe: Float64Array
  areaTotals: Record<string, number>
  groupTotals: Record<string, number>
}

/** The answers, and known totals that differ from the sample's by a tenth up and down, row by row. */
export function surveyInput(columns: Columns, scale: number): SurveyInput {
  const rows = Math.round(columns.w!.length * scale)
  const part = (name: string) => columns[name]!.subarray(0, rows)
  const weights = part('w')
  const age = part('age')
  const sex = part('sex')
  const group = age.map((value, i) => 10 * value + sex[i]!)
  const moved = weights.map((weight, i) => weight * Math.exp(0.1 * Math.sin(12.9898 * (i + 1))))
  return {
    weights,
    area: part('area'),
    group,
    safe: part('safe'),
    areaTotals: sumsBy(part('area'), moved),
    groupTotals: sumsBy(group, moved),
  }
}

function sumsBy(labels: Float64Array, values: Float64Array): Record<string, number> {
  const sums: Record<string, number> = {}
  labels.forEach((label, i) => {
    sums[label] = (sums[label] ?? 0) + values[i]!
  })
  return sums
}

/** Sum of the areas' means and of their errors. */
export function sumsOf({ estimate, se }: { estimate: Float64Array; se: Float64Array }): number[] {
  return [estimate.reduce((a, b) => a + b, 0), se.reduce((a, b) => a + b, 0)]
}

export const workload: Workload<SurveyInput> = {
  title: 'Survey: raking 20,000 answers to 200 areas and 12 groups, mean and error of every area',
  r: { script: 'viii_survey.R', id: 'viii_rake_200areas_x12_svyby_mean_se', packages: ['survey'] },
  data: 'survey20k.csv',
  prepare: surveyInput,
  check:
    'sum of the 200 means and of their errors; the known totals are moved by 10 % up and down by a rule here and by random numbers in R, so figures agree to about 1 %',
  async run({ weights, area, group, safe, areaTotals, groupTotals }) {
    const design = surveyDesign({ weights, strata: area })
    const raked = await rake(design, [
      { name: 'area', labels: area, totals: areaTotals },
      { name: 'as', labels: group, totals: groupTotals },
    ])
    return sumsOf(await surveyDomains(raked, area, safe))
  },
}
