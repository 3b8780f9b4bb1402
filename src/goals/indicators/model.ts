// An indicator: how the town sees whether a goal comes nearer, defined so that a stranger can work out the same.
import { z } from 'zod'
import type { Goal } from '../goals/model.ts'

export const aims = ['raise', 'lower', 'hold'] as const
export type Aim = (typeof aims)[number]
export const frequencies = ['month', 'quarter', 'half-year', 'year', 'second-year', 'other'] as const
export type Frequency = (typeof frequencies)[number]
export const indicatorStates = ['proposed', 'adopted', 'dropped'] as const
export type IndicatorState = (typeof indicatorStates)[number]
/** What a figure counts; decides how it is protected when it becomes public. */
export const countedThings = ['people', 'share-of-people', 'events', 'other'] as const
export type CountedThing = (typeof countedThings)[number]

/** Words in both languages; empty English shows the Danish. */
export interface Bilingual {
  da: string
  en: string
}

export interface Indicator {
  id: string
  /** Lasting name in addresses and files. */
  slug: string
  goal: Goal
  subGoal: string | null
  position: number
  state: IndicatorState
  name: Bilingual
  definition: Bilingual
  source: Bilingual
  formula: Bilingual
  unit: Bilingual
  cannotSay: Bilingual
  /** Decimals on a page. */
  digits: number
  counts: CountedThing
  aim: Aim
  /** Which way is good; for `hold` too. */
  goodIs: 'higher' | 'lower'
  /** The smallest change that matters, in the unit. */
  margin: number
  /** Period the newest figure is compared with; empty means the first there is. */
  baselinePeriod: string
  target: { value: number; on: string } | null
  frequency: Frequency
  responsible: string
  dataClass: 'open' | 'internal'
  /** The series that feeds it; null when figures come by hand. */
  series: { source: string; code: string } | null
  revision: number
  changedAt: Date
}

/** One figure. Every figure has n and a 95 per cent interval, or says why not. */
export interface IndicatorValue {
  id: string
  period: string
  value: number
  interval: { lower: number; upper: number } | { none: string }
  n: { count: number } | { none: string }
  origin: 'hand' | 'file' | 'series'
  /** Publisher, table, codes and dates of a series; name of a file. */
  provenance: Record<string, unknown>
  /** Why an earlier figure was corrected. */
  reason: string
  enteredByName: string
  enteredAt: Date
  /** The correction that took its place; null while it holds. */
  replacedBy: string | null
}

/** The terms its figures are judged by. A release of its figures carries them, so that a reader of the file can judge the same. */
export type JudgedBy = Pick<Indicator, 'aim' | 'goodIs' | 'margin' | 'baselinePeriod' | 'target' | 'digits' | 'unit'>

export const judgedBy = ({ aim, goodIs, margin, baselinePeriod, target, digits, unit }: Indicator): JudgedBy => ({
  aim,
  goodIs,
  margin,
  baselinePeriod,
  target,
  digits,
  unit,
})

const both = z.object({ da: z.string(), en: z.string() })
const judgedByForm = z.object({
  aim: z.enum(aims),
  goodIs: z.enum(['higher', 'lower']),
  margin: z.number().positive(),
  baselinePeriod: z.string(),
  target: z.object({ value: z.number(), on: z.string() }).nullable(),
  digits: z.number().int().min(0).max(4),
  unit: both,
})

/** The terms as a release carries them (`about`); null for a table that has none. */
export function readJudgedBy(about: unknown): JudgedBy | null {
  const read = judgedByForm.safeParse(about)
  return read.success ? read.data : null
}

/** The public table of an indicator's figures. */
export const indicatorDataset = (slug: string): string => `indicator-${slug}`

/** What a person decides of an indicator: everything but its name in addresses, its state and its history. */
export type NewIndicator = Omit<Indicator, 'id' | 'slug' | 'state' | 'revision' | 'changedAt'>

const letters: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' }

/** A name as it stands in an address: small letters, digits and hyphens, a letter first. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  // The page on which one is made stands at `new`.
  return plain === '' || plain === 'new' ? 'indikator' : plain
}
