// What is asked about crime in the town, group by group, and when an answer may be given.

export const groups = ['all', 'violence', 'burglary-home', 'other-theft', 'burglary-business', 'shoplifting'] as const
export type Group = (typeof groups)[number]
export const isGroup = (text: string): text is Group => (groups as readonly string[]).includes(text)

/** The paper asks about residents and about businesses: two questions with two answers. */
export type Audience = 'residents' | 'businesses'
export const audiences: readonly Audience[] = ['residents', 'businesses']
export const groupsOf: Record<Audience, readonly Group[]> = {
  residents: ['all', 'violence', 'burglary-home', 'other-theft'],
  businesses: ['burglary-business', 'shoplifting'],
}
export const audienceOf = (group: Group): Audience => (groupsOf.businesses.includes(group) ? 'businesses' : 'residents')

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
export const covariateKeys = ['gini', 'unemployment', 'aged-15-24', 'income'] as const
export type CovariateKey = (typeof covariateKeys)[number]

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
  /** How many times more municipalities vary than chance alone; whole years only. */
  dispersion: number | null
  residents: number
  /** Municipalities that taught the model. */
  municipalities: number
  /** The oldest year a condition was taken from. */
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

/** What becomes of the verdict when the model is not told one condition; null is the whole model. */
export interface SensitivityRow {
  group: Group
  period: string
  without: CovariateKey | null
  expected: number
  ratio: number
  ratioLow: number
  ratioHigh: number
  verdict: Verdict
}

/** A condition as the model used it: how much more or less crime goes with one step (a standard deviation) more of it. */
export interface ConditionRow {
  group: Group
  period: string
  condition: CovariateKey
  takenFrom: number
  isCarried: boolean
  step: number
  factor: number
  factorLow: number
  factorHigh: number
}

export interface CrimeAnswers {
  /** The newest whole year. */
  headline: string
  /** The newest whole year for which every condition is known for that very year; null when there is none. */
  fullyKnown: string | null
  conditions: CovariateKey[]
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
  conditions: { key: CovariateKey; years: number[]; values: Float64Array }[]
}
