// What stands in the form: as written before, as the draft has it, or as the newest figure of the indicator suggests.
import type { FormFields } from '../../../platform/result.ts'
import { type Detectable, type Method, methods, questions } from './effect/model.ts'
import { type Comparison, type EvaluationForm, isSmaller, type Size } from './model.ts'
import type { IndicatorChoice } from './store.ts'

/** A form filled with what is written already. */
export function fieldsOf(form: EvaluationForm): FormFields {
  const [year = '', month = '', day = ''] = form.verdictOn?.split('-') ?? []
  const { detectable, verdictOn: _, indicator, comparison, judge, ...texts } = form
  return {
    ...texts,
    indicator: indicator ?? '',
    comparison: comparison ?? '',
    judge: judge ?? '',
    'verdictOn-day': day.replace(/^0/, ''),
    'verdictOn-month': month.replace(/^0/, ''),
    'verdictOn-year': year,
    ...(detectable ? effectFields(detectable) : {}),
  }
}

function effectFields({ method, wanted, thing, spread, sample, numbers }: Detectable): FormFields {
  const written = Object.entries(numbers).map(([name, number]) => [name, String(number).replace('.', ',')])
  return { method, wanted, thing, spread, sample, ...Object.fromEntries(written) }
}

const lightFields = ['sizeReason', 'difference', 'seenBy', 'verdictOn-day', 'verdictOn-month', 'verdictOn-year', 'changeReason']
const standardFields = ['question', 'indicator', 'comparison', 'comparisonWords', 'judge', 'judgeName']
const effectNames = ['wanted', 'thing', 'spread', 'sample', ...methods.flatMap((method) => questions[method].map(({ name }) => name))]
const fullFields = ['displacement', 'mechanism', 'method', ...effectNames]

/** What was written to questions that are not shown now: carried along unseen, so that another size or layout loses nothing. */
export function carried(fields: FormFields, size: Size, shownNames: readonly string[]): [string, string][] {
  const asked = [...lightFields, ...standardFields, ...fullFields]
  const shown = new Set([...lightFields, ...(isSmaller(size, 'standard') ? [] : standardFields), ...shownNames])
  return asked
    .filter((name) => !shown.has(name))
    .flatMap((name) => {
      const value = fields[name]
      return typeof value === 'string' && value !== '' ? [[name, value] as [string, string]] : []
    })
}

/** How many periods of this length a year has; null for a single day. */
function periodsAYear(period: string): number | null {
  if (/^\d{4}$/.test(period)) return 1
  const kind = period[4]
  return kind === 'K' ? 4 : kind === 'H' ? 2 : kind === 'M' ? 12 : null
}

const layoutOf: Partial<Record<Comparison, Method>> = { 'comparison-area': 'area', 'staggered-start': 'staggered', trend: 'series' }

/** The layout of the figures that the comparison and the indicator speak for. */
export const layoutFor = (comparison: string, choice: IndicatorChoice | undefined): Method | null =>
  layoutOf[comparison as Comparison] ?? (choice?.counts === 'share-of-people' ? 'shares' : comparison === 'before-after' ? 'counts' : null)

/** Answers that the newest figure of the indicator suggests. */
export function suggested(choice: IndicatorChoice | undefined): FormFields {
  if (!choice) return {}
  const direction: FormFields = { wanted: choice.goodIs === 'higher' ? 'rise' : 'fall' }
  const { newest } = choice
  if (newest === null) return direction
  if (choice.counts === 'share-of-people') {
    const answers: FormFields =
      newest.n === null ? {} : { answersBefore: String(Math.round(newest.n)), answersAfter: String(Math.round(newest.n)) }
    return { ...direction, share: String(Math.round(newest.value * 10) / 10).replace('.', ','), ...answers }
  }
  const aYear = periodsAYear(newest.period)
  if (aYear === null || newest.n === null) return direction
  return { ...direction, perYear: String(Math.round(newest.n * aYear)), perMonth: String(Math.round((newest.n * aYear) / 12)) }
}
