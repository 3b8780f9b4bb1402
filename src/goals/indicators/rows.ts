// How an indicator and its figures stand in the database, read into what they are.
import type { Indicator, IndicatorValue } from './model.ts'

type Both<Name extends string> = Record<`${Name}_da` | `${Name}_en`, string>

export type IndicatorRow = Pick<
  Indicator,
  'id' | 'slug' | 'goal' | 'position' | 'state' | 'digits' | 'counts' | 'aim' | 'margin' | 'frequency' | 'responsible' | 'revision'
> &
  Both<'name' | 'definition' | 'source' | 'formula' | 'unit' | 'cannot_say'> & {
    sub_goal: string | null
    good_is: Indicator['goodIs']
    baseline_period: string
    target_value: number | null
    target_on: string | null
    data_class: Indicator['dataClass']
    series_source: string | null
    series_code: string | null
    changed_at: Date
  }

export const indicatorOf = (row: IndicatorRow): Indicator => ({
  id: row.id,
  slug: row.slug,
  goal: row.goal,
  subGoal: row.sub_goal,
  position: row.position,
  state: row.state,
  name: { da: row.name_da, en: row.name_en },
  definition: { da: row.definition_da, en: row.definition_en },
  source: { da: row.source_da, en: row.source_en },
  formula: { da: row.formula_da, en: row.formula_en },
  unit: { da: row.unit_da, en: row.unit_en },
  cannotSay: { da: row.cannot_say_da, en: row.cannot_say_en },
  digits: row.digits,
  counts: row.counts,
  aim: row.aim,
  goodIs: row.good_is,
  margin: row.margin,
  baselinePeriod: row.baseline_period,
  target: row.target_value === null || row.target_on === null ? null : { value: row.target_value, on: row.target_on },
  frequency: row.frequency,
  responsible: row.responsible,
  dataClass: row.data_class,
  series: row.series_source === null || row.series_code === null ? null : { source: row.series_source, code: row.series_code },
  revision: row.revision,
  changedAt: row.changed_at,
})

export interface ValueRow {
  id: string
  indicator: string
  period: string
  value: number
  lower: number | null
  upper: number | null
  no_interval_reason: string
  n: number | null
  no_n_reason: string
  origin: IndicatorValue['origin']
  provenance: Record<string, unknown>
  reason: string
  entered_by_name: string
  entered_at: Date
  replaced_by: string | null
}

export const indicatorValueOf = (row: ValueRow): IndicatorValue => ({
  id: row.id,
  period: row.period,
  value: row.value,
  interval: row.lower === null || row.upper === null ? { none: row.no_interval_reason } : { lower: row.lower, upper: row.upper },
  n: row.n === null ? { none: row.no_n_reason } : { count: row.n },
  origin: row.origin,
  provenance: row.provenance,
  reason: row.reason,
  enteredByName: row.entered_by_name,
  enteredAt: row.entered_at,
  replacedBy: row.replaced_by,
})
