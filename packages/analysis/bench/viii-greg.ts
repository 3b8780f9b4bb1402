// The same survey calibrated by regression on 211 columns, then the mean of every area with its error.

import { factorTerm } from '../src/index.ts'
import { calibrate, surveyDesign, surveyDomains } from '../src/surveys/index.ts'
import { type SurveyInput, sumsOf, surveyInput } from './viii-rake.ts'
import type { Workload } from './workload.ts'

export const workload: Workload<SurveyInput> = {
  title: 'Survey: regression calibration of 20,000 answers on 211 columns, mean and error of every area',
  r: { script: 'viii_survey.R', id: 'viii_greg_area_plus_as_svyby_mean_se', packages: ['survey'] },
  data: 'survey20k.csv',
  prepare: surveyInput,
  check:
    'sum of the 200 means and of their errors; the known totals are moved by 10 % up and down by a rule here and by random numbers in R, so figures agree to about 1 %',
  async run({ weights, area, group, safe, areaTotals, groupTotals }) {
    const design = surveyDesign({ weights, strata: area })
    const terms = [factorTerm('area', area), factorTerm('as', group)]
    const totals: Record<string, number> = { '(Intercept)': Object.values(areaTotals).reduce((a, b) => a + b, 0) }
    for (const level of terms[0]!.levels.slice(1)) totals[`area${level}`] = areaTotals[level]!
    for (const level of terms[1]!.levels.slice(1)) totals[`as${level}`] = groupTotals[level]!
    return sumsOf(await surveyDomains(await calibrate(design, terms, totals), area, safe))
  },
}
