// What is asked about crime in the town, group by group, and when an answer may be given.

export const groups = ['violence', 'burglary-home', 'other-theft', 'burglary-business', 'shoplifting', 'all'] as const
export type Group = (typeof groups)[number]
export const isGroup = (text: string): text is Group => (groups as readonly string[]).includes(text)

/** The paper asks about residents and about businesses: two questions with two answers. */
export type Audience = 'residents' | 'businesses'
export const audiences: readonly Audience[] = ['residents', 'businesses']
export const groupsOf: Record<Audience, readonly Group[]> = {
  residents: ['violence', 'burglary-home', 'other-theft'],
  businesses: ['burglary-business', 'shoplifting'],
}
/** Everything reported mixes what residents met, what businesses met, and what met nobody: it tells of the town, and answers for neither. */
export const wholeTown: Group = 'all'

/** The publisher's codes in STRAF11, variable OVERTRÆD. */
export const offenceCodes: Record<Group, string> = {
  all: 'TOT',
  violence: '12',
  'burglary-home': '1320',
  'other-theft': '1336',
  'burglary-business': '1316',
  shoplifting: '1332',
}

/** Conditions the model would like to know of every municipality; those the source lacks are named on the page. */
export const fetchedConditions = ['gini', 'unemployment', 'aged-15-24', 'income'] as const
export type FetchedCondition = (typeof fetchedConditions)[number]
/** The size of a municipality is known as soon as its residents are, so it is never missing. */
export const covariateKeys = ['size', ...fetchedConditions] as const
export type CovariateKey = (typeof covariateKeys)[number]

/** What one answer was worked out without: a condition, a municipality by its code, or nothing. */
export type Without = CovariateKey | `municipality-${string}` | null
export const withoutMunicipality = (code: string): Without & string => `municipality-${code}`

export const verdicts = ['fewer', 'as-expected', 'more', 'cannot-tell'] as const
export type Verdict = (typeof verdicts)[number]

export interface Seen {
  expected: number
  ratioLow: number
  ratioHigh: number
  /** Two-sided p, adjusted for all groups looked at in the same period. */
  adjustedP: number
}

/** How rarely we accept to call a group unusual when it is not, over all groups of a period. */
export const falseDiscoveryRate = 0.05
/** Fewer expected than this is too few to say anything. */
export const leastExpected = 5
/** "As expected" is a claim too: the whole interval must lie between half and double of what was expected (decision 0006). */
export const alike = { from: 0.5, to: 2 } as const

/** The verdict the interval allows: none but "cannot tell" is given away for free. */
export function verdictOf({ expected, ratioLow, ratioHigh, adjustedP }: Seen): Verdict {
  if (!(expected >= leastExpected) || ![ratioLow, ratioHigh, adjustedP].every(Number.isFinite)) return 'cannot-tell'
  if (ratioHigh < 1) return adjustedP <= falseDiscoveryRate ? 'fewer' : 'cannot-tell'
  if (ratioLow > 1) return adjustedP <= falseDiscoveryRate ? 'more' : 'cannot-tell'
  return ratioLow >= alike.from && ratioHigh <= alike.to ? 'as-expected' : 'cannot-tell'
}

/** Why no verdict was given. The interval may lie wholly to one side of 1 and still be no wonder among six groups. */
export const doubts = ['no-answer', 'too-few', 'one-of-six', 'wide'] as const
export type Doubt = (typeof doubts)[number]

/** The reason for "cannot tell"; asked only where that is the verdict. */
export function doubtOf({ expected, ratioLow, ratioHigh, adjustedP }: Seen): Doubt {
  if (![expected, ratioLow, ratioHigh, adjustedP].every(Number.isFinite)) return 'no-answer'
  if (expected < leastExpected) return 'too-few'
  return ratioHigh < 1 || ratioLow > 1 ? 'one-of-six' : 'wide'
}

/** The goal is less than expected. Whether that was shown for all of an audience's groups, for some, for none, or the opposite. */
export type GoalAnswer = 'met' | 'partly' | 'not-shown' | 'mixed' | 'missed' | 'cannot-tell'

export function goalAnswer(seen: readonly Verdict[]): GoalAnswer {
  const fewer = seen.filter((verdict) => verdict === 'fewer').length
  const more = seen.includes('more')
  if (seen.every((verdict) => verdict === 'cannot-tell')) return 'cannot-tell'
  if (fewer === seen.length) return 'met'
  if (more) return fewer > 0 ? 'mixed' : 'missed'
  return fewer > 0 ? 'partly' : 'not-shown'
}

export type PeriodKind = 'year' | 'four-quarters'

/** One line of the answer: a group in a year or in four quarters running. Null where nothing can be said. */
export interface ExpectedRow {
  group: Group
  period: string
  kind: PeriodKind
  observed: number | null
  expected: number | null
  ordinaryLow: number | null
  ordinaryHigh: number | null
  ratio: number | null
  ratioLow: number | null
  ratioHigh: number | null
  p: number | null
  adjustedP: number | null
  verdict: Verdict
  /** Null when municipalities vary no more than chance. */
  theta: number | null
  /** How many times the variance of pure chance municipalities have (Pearson's chi-square by its degrees of freedom); whole years only. */
  dispersion: number | null
  residents: number
  /** Municipalities that taught the model. */
  municipalities: number
  /** What the model knew in this period; a condition is missing before its first year. */
  conditions: CovariateKey[]
  /** The oldest year a fetched condition was taken from, or the size where it had to be carried forward. */
  conditionsFrom: number | null
  /** Whether a condition had to be carried forward from an earlier year. */
  isCarried: boolean
}

/** One municipality in the funnel, without its name. */
export interface FunnelRow {
  group: Group
  period: string
  expected: number
  ratio: number
  isTown: boolean
}

/** The limits of the funnel at one expected number. */
export interface FunnelLimitRow {
  group: Group
  period: string
  expected: number
  low95: number
  high95: number
  low998: number
  high998: number
}

/** What becomes of the answer when the model lacks one thing. Null where the rest allows no answer. */
export interface SensitivityRow {
  group: Group
  period: string
  without: Without
  expected: number | null
  ratio: number | null
  ratioLow: number | null
  ratioHigh: number | null
  theta: number | null
  verdict: Verdict
}

/** A condition as the model used it: how much more or less crime a resident goes with one step (a standard deviation) more of it. */
export interface ConditionRow {
  group: Group
  period: string
  condition: CovariateKey
  takenFrom: number
  isCarried: boolean
  step: number
  /** Whether a step is so much added, or so many times as much. */
  stepIs: 'added' | 'times'
  factor: number
  factorLow: number
  factorHigh: number
}

export interface CrimeAnswers {
  rows: ExpectedRow[]
  funnel: FunnelRow[]
  limits: FunnelLimitRow[]
  sensitivity: SensitivityRow[]
  conditionRows: ConditionRow[]
}

/** The figures of all municipalities, as the model takes them: one entry an area and period, areas outermost, NaN where there is none. */
export interface CrimeFigures {
  areas: string[]
  /** Row of the town. */
  town: number
  quarters: string[]
  counts: Record<Group, Float64Array>
  residents: { quarters: string[]; values: Float64Array }
  conditions: { key: FetchedCondition; years: number[]; values: Float64Array }[]
  /** Codes of municipalities whose residents are not those at risk: they teach, and the answer is shown without each as well. */
  misleading: string[]
}
