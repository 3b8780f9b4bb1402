// Holds survey estimates and calibrations against R's survey package.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, named, type ReferenceCase, readCase, readColumns } from '../../testing/reference-case.ts'
import { designMatrix, factorTerm, numericTerm } from '../design-matrix.ts'
import { calibrate } from './calibrate.ts'
import { designEffect } from './design-effect.ts'
import { postStratify } from './post-stratify.ts'
import type { ProportionMethod } from './proportion-interval.ts'
import { rake } from './rake.ts'
import { raoScottTest } from './rao-scott-test.ts'
import { type SurveyDesign, surveyDesign } from './survey-design.ts'
import { surveyDomains } from './survey-domains.ts'
import type { SurveyEstimate } from './survey-estimate.ts'
import { surveyMean } from './survey-mean.ts'
import { surveyProportion } from './survey-proportion.ts'
import { surveyRatio } from './survey-ratio.ts'
import { surveyRegression } from './survey-regression.ts'
import { surveyTTest } from './survey-t-test.ts'
import { surveyTotal } from './survey-total.ts'

const asTold = (name: string, found: SurveyEstimate) => ({
  est: { [name]: found.estimate },
  se: { [name]: found.se },
  ci_normal_lower: { [name]: found.lower },
  ci_normal_upper: { [name]: found.upper },
})

const isIn = (words: readonly string[], word: string) => Uint8Array.from(words, (w) => (w === word ? 1 : 0))

function shareOf(design: SurveyDesign, yes: Uint8Array, method: ProportionMethod) {
  const { estimate, lower, upper } = surveyProportion(design, yes, { method })
  return { est: estimate, lower, upper }
}

test('a stratified survey agrees with R', async () => {
  const reference = readCase('survey-stratified-apistrat')
  const { numbers, words } = readColumns('survey-stratified-apistrat')
  const options = reference.options as { weights: string; strata: string; level: number }
  const sample = { weights: numbers(options.weights), strata: words(options.strata) }
  const design = surveyDesign({ ...sample, populationSizes: numbers('fpc') })
  const normal = { interval: 'normal', level: options.level } as const
  const api00 = numbers('api00')
  const awards = words('awards')
  compare(reference, 'df', design.df)
  compare(reference, 'mean_api00', asTold('api00', surveyMean(design, api00, normal)))
  compare(reference, 'deff', designEffect(design, api00).designEffect)
  compare(reference, 'total_enroll', asTold('enroll', surveyTotal(design, numbers('enroll'), normal)))
  compare(reference, 'mean_nofpc', asTold('api00', surveyMean(surveyDesign(sample), api00, normal)))
  const methods = ['logit', 'likelihood', 'asin', 'beta', 'mean', 'xlogit'] as const
  compare(reference, 'prop_awards', Object.fromEntries(methods.map((method) => [method, shareOf(design, isIn(awards, 'Yes'), method)])))
  const domains = async (by: string) => {
    const found = await surveyDomains(design, words(by), api00)
    return { level: found.domains, est: found.estimate, se: found.se }
  }
  compare(reference, 'by_stype', await domains('stype'))
  compare(reference, 'by_awards', await domains('awards'))
  const ratio = surveyRatio(design, api00, numbers('api99'))
  compare(reference, 'ratio', { est: ratio.estimate, se: ratio.se })
  const columns = designMatrix(design.rows, [numericTerm('meals', numbers('meals')), numericTerm('enroll', numbers('enroll'))])
  const fit = await surveyRegression(design, columns, api00)
  compare(reference, 'glm', { coef: named(fit.names, fit.coefficients), se: named(fit.names, fit.standardErrors) })
  const { t, df, p } = surveyTTest(design, api00, isIn(awards, 'Yes'))
  compare(reference, 'ttest', { t, df, 'p.awardsYes': p })
  const tested = await raoScottTest(design, words('stype'), awards)
  compare(reference, 'rao_scott', { F: tested.value, ndf: tested.df1, ddf: tested.df2, p: tested.p })
})

type Freq = { Freq: number[]; [variable: string]: (number | string)[] }

function totalsOf(margin: Freq, variable: string): Record<string, number> {
  return Object.fromEntries(margin[variable]!.map((level, k) => [String(level), margin.Freq[k]!]))
}

test('a cluster survey agrees with R, plain and calibrated in five ways', async () => {
  const reference: ReferenceCase = readCase('survey-cluster-calibration-apiclus1')
  const { numbers, words } = readColumns('survey-cluster-calibration-apiclus1')
  const options = reference.options as unknown as {
    cluster: string
    weights: string
    poststrata: Freq
    rake_margin2: Freq
    calibration_totals: Record<string, number>
    logit_bounds: [number, number]
  }
  const design = surveyDesign({ weights: numbers(options.weights), clusters: numbers(options.cluster), populationSizes: numbers('fpc') })
  const stype = totalsOf(options.poststrata, 'stype')
  const wide = totalsOf(options.rake_margin2, 'sch_wide')
  const terms = [factorTerm('stype', words('stype')), numericTerm('api99', numbers('api99'))]
  const known = options.calibration_totals
  const designs: Record<string, SurveyDesign> = {
    base: design,
    poststratified: postStratify(design, words('stype'), stype),
    rake: await rake(design, [
      { name: 'stype', labels: words('stype'), totals: stype },
      { name: 'sch_wide', labels: words('sch_wide'), totals: wide },
    ]),
    cal_linear: await calibrate(design, terms, known),
    cal_raking: await calibrate(design, terms, known, { method: 'raking' }),
    cal_logit: await calibrate(design, terms, known, { method: 'logit', bounds: options.logit_bounds }),
  }
  compare(reference, 'df', design.df)
  const better = Uint8Array.from(numbers('api00'), (score) => (score > 700 ? 1 : 0))
  for (const [name, calibrated] of Object.entries(designs)) {
    compare(reference, name, {
      mean_api00: asTold('api00', surveyMean(calibrated, numbers('api00'), { interval: 'normal' })),
      total_enroll: asTold('enroll', surveyTotal(calibrated, numbers('enroll'), { interval: 'normal', missing: 'leave-out' })),
      weights: calibrated.weights,
      prop_schwide_logit: shareOf(calibrated, better, 'logit'),
    })
  }
  assert.equal(Object.keys(designs).length, 6)
})
