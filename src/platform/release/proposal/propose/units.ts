// The units of a dimension in words, and the steps its time can be put together by.
import type { BaseDimension } from '../../base/model.ts'
import { coarsen, timeWords } from '../../base/time.ts'
import type { Bilingual } from '../../model.ts'
import { type TimeStep, timeSteps } from '../model.ts'

/** A unit as a reader sees it. */
export const unitWords = ({ kind, labels }: BaseDimension, unit: string): Bilingual =>
  labels?.[unit] ?? (kind === 'time' ? timeWords(unit) : { da: unit, en: unit })

/** The steps every unit can be put together by, from fine to coarse; those that change nothing are left out. */
export const stepsFor = (units: readonly string[]): TimeStep[] =>
  timeSteps.filter((step) => {
    const coarse = units.map((unit) => coarsen(unit, step))
    return step === 'as-it-is' || (coarse.every((unit) => unit !== null) && coarse.some((unit, place) => unit !== units[place]))
  })
