// What an effort could show, asked before it starts: the plain questions, and how a form becomes their answers.
import { accepted, type FieldError, type FormFields, type Result } from '../../../../platform/result.ts'

/** How the figures are laid out: counts before and after, beside a comparison area, answers to a survey, a monthly series, areas that start one after another. */
export const methods = ['counts', 'area', 'shares', 'series', 'staggered'] as const
export type Method = (typeof methods)[number]

export const directions = ['fall', 'rise'] as const
export type Direction = (typeof directions)[number]

/**
 * How unevenly a count swings from year to year: by chance alone, as counts of a town mostly do, or much. `clumps`: how many events mostly come
 * together. `drift`: the share by which a whole year is above or below by itself; no number of events makes that smaller.
 */
export const spreads = { chance: { clumps: 1, drift: 0 }, usual: { clumps: 2, drift: 0.05 }, much: { clumps: 4, drift: 0.1 } } as const
export type Spread = keyof typeof spreads
/** Variance over mean of a count of which there are so many a year, with the drift spread evenly over the year's months. */
export const dispersionOf = (spread: Spread, aYear: number): number => spreads[spread].clumps + spreads[spread].drift ** 2 * aYear
/** Who answers a survey, as the design effect: people drawn by lot, or whole classes and housing areas, whose answers are alike. */
export const samples = { random: 1, groups: 2 } as const
export type Sample = keyof typeof samples

/** The numbers each layout asks for. Beyond these ends nothing sensible can be worked out. */
interface Question<Name extends string = string> {
  name: Name
  least: number
  most: number
  isWhole?: true
}
const ask = <Name extends string>(name: Name, least: number, most: number): Question<Name> => ({ name, least, most })
const askWhole = <Name extends string>(name: Name, least: number, most: number): Question<Name> => ({ name, least, most, isWhole: true })
export const questions = {
  counts: [ask('perYear', 1, 1e6), ask('years', 0.25, 10)],
  area: [ask('perYear', 1, 1e6), ask('areaPerYear', 1, 1e6), ask('years', 0.25, 10)],
  shares: [ask('share', 1, 99), askWhole('answersBefore', 20, 1e6), askWhole('answersAfter', 20, 1e6)],
  series: [ask('perMonth', 1, 1e5), askWhole('monthsBefore', 24, 120), askWhole('monthsAfter', 6, 60)],
  staggered: [askWhole('areas', 2, 100), askWhole('periods', 3, 120), ask('perPeriod', 1, 1e5)],
} satisfies Record<Method, readonly Question[]>

export interface Asked {
  method: Method
  wanted: Direction
  /** What is counted, in the town's own word. */
  thing: string
  spread: Spread
  sample: Sample
  /** Answers to the numbers of the method, by their names. */
  numbers: Record<string, number>
}

/** The smallest effect the figures could show, with everything it rests on; kept with the evaluation. */
export interface Detectable extends Asked {
  /** Smallest change that would be seen four times in five; null where not even the largest would. */
  least: number | null
  /** Per cent of what was expected, or percentage points of a share. */
  unit: 'percent' | 'points'
  /** What a change as others have found it would ask for: events in each period, times as many events, or answers each time. */
  needed: number | null
  power: number
  significance: number
  /** What is taken for granted, in the codes of packages/analysis. */
  assumptions: string[]
}

/** The change that well-studied efforts seldom go beyond. Data for the town to argue with: docs/decisions/0010. */
const seldomBeyond = { percent: 25, points: 10 } as const

/** That change for these figures: per cent of a count, or points of a share, and of a small share no more than half of what there is to move. */
export function seldomMoreThan({ method, wanted, numbers: { share = 0 } }: Asked): number {
  if (method !== 'shares') return seldomBeyond.percent
  return Math.min(seldomBeyond.points, (wanted === 'fall' ? share : 100 - share) / 2)
}

/** Whether the figures will hardly tell: then "cannot tell" is the likely verdict, however good the effort. */
export const willHardlyTell = (found: Detectable): boolean => found.least === null || found.least > seldomMoreThan(found)

/** A number as people write it: decimal comma, dots or spaces between thousands; null when it is none. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '')
  const bare = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(plain) ? plain.replaceAll('.', '') : plain
  return /^\d+([.,]\d+)?$/.test(bare) ? Number(bare.replace(',', '.')) : null
}

const textIn = (fields: FormFields, name: string): string => {
  const came = fields[name]
  return (Array.isArray(came) ? came[0] : came)?.trim() ?? ''
}

/** Reads the answers; each that is missing or impossible is named after its question. */
export function readAsked(fields: FormFields): Result<Asked> {
  const method = methods.find((one) => one === textIn(fields, 'method'))
  if (!method) return { ok: false, errors: [{ field: 'method', key: 'method', came: textIn(fields, 'method') }] }
  const numbers: Record<string, number> = {}
  const errors: FieldError[] = []
  for (const question of questions[method] as readonly Question[]) {
    const { name, least, most, isWhole } = question
    const came = textIn(fields, name)
    const number = numberIn(came)
    if (number !== null && number >= least && number <= most && !(isWhole && !Number.isInteger(number))) numbers[name] = number
    else errors.push({ field: name, key: name, came })
  }
  const thing = textIn(fields, 'thing')
  if (thing.length > 60) errors.push({ field: 'thing', key: 'thing', came: thing })
  if (errors.length > 0) return { ok: false, errors }
  const wanted = textIn(fields, 'wanted') === 'rise' ? 'rise' : 'fall'
  const spread = (Object.keys(spreads) as Spread[]).find((one) => one === textIn(fields, 'spread')) ?? 'usual'
  const sample = textIn(fields, 'sample') === 'groups' ? 'groups' : 'random'
  return accepted({ method, wanted, thing, spread, sample, numbers })
}
