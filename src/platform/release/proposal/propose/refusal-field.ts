// What is wrong with a table, beside the field of the form where it can be put right.
import type { FieldError } from '../../../result.ts'
import type { Refusal, RefusalKey, TableCut } from '../model.ts'
import { type CutSpace, fieldOf } from './cut-form.ts'

const keys: Partial<Record<RefusalKey, string>> = {
  'dataset-name': 'datasetName',
  'dataset-twice': 'datasetTwice',
  'dataset-taken': 'datasetTaken',
  'nothing-divided': 'nothingDivided',
  'unknown-dimension': 'unknownDimension',
  'unknown-unit': 'classUnit',
  'unit-twice': 'classTwice',
  'class-total': 'classTotal',
  'class-is-unit': 'classIsUnit',
  'class-twice': 'classNameTwice',
  'time-step': 'timeStep',
  'too-large': 'tooLarge',
}

/** A refusal as something to correct. What no field says stands at the first division of the table. */
export function fieldErrorOf(refusal: Refusal, cuts: readonly TableCut[], space: CutSpace): FieldError {
  const table = Math.max(
    0,
    cuts.findIndex(({ dataset }) => dataset === refusal.dataset),
  )
  const dimension = Math.max(
    0,
    space.dimensions.findIndex(({ key }) => key === refusal.dimension),
  )
  const field = refusal.key.startsWith('dataset') ? fieldOf.table(table, 'dataset') : fieldOf.division(table, dimension)
  return { field, key: keys[refusal.key] ?? 'cannotCut', came: refusal.came }
}
