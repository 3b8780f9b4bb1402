// Crime against what was to be expected: every group and period put to the model, the town always predicted by the others.
import {
  adjustPValues,
  type ExpectedCount,
  type ExpectedCounts,
  expectedCount,
  expectedCounts,
  expectedCountWithoutCovariates,
  type TownFigures,
} from '@trygby/analysis'
import { carryForward, reportedIn, residentsIn } from './carry.ts'
import {
  type ConditionRow,
  type CovariateKey,
  type CrimeAnswers,
  type CrimeFigures,
  type ExpectedRow,
  type FunnelLimitRow,
  type FunnelRow,
  type Group,
  groups,
  type SensitivityRow,
  verdictOf,
} from './model.ts'
import { conditionsInModel, funnelLimits } from './model-in-words.ts'
import { comparablePeriods, type Period } from './periods.ts'

export interface ExpectOptions {
  signal?: AbortSignal
  onProgress?: (done: number, all: number) => void
}

/** One period made ready for the model. */
interface Setting {
  period: Period
  residents: Float64Array
  conditions: { key: CovariateKey; values: Float64Array; takenFrom: number; isCarried: boolean }[]
}

/** Answers all questions about crime in the town. Whole years predict every municipality; four quarters running only the town. */
export async function expectCrime(figures: CrimeFigures, { signal, onProgress }: ExpectOptions = {}): Promise<CrimeAnswers> {
  const settings = comparablePeriods(figures.quarters).map((period) => settle(period, figures))
  const years = settings.filter(({ period }) => period.kind === 'year')
  const headline = years.at(-1)
  if (!headline) throw new Error('Expected at least one year with four quarters, but there is none')
  const rows: ExpectedRow[] = []
  const funnel: FunnelRow[] = []
  let found: Map<Group, ExpectedCounts> = new Map()
  for (const [index, setting] of settings.entries()) {
    const answers = await expectPeriod(setting, figures, signal)
    rows.push(...answers.rows)
    for (const [group, { towns }] of answers.all) funnel.push(...funnelOf(towns, group, setting.period.name, figures.town))
    if (setting === headline) found = answers.all
    onProgress?.(index + 1, settings.length)
  }
  const fullyKnown = years.findLast(({ conditions }) => conditions.length > 0 && conditions.every(({ isCarried }) => !isCarried))
  return {
    headline: headline.period.name,
    fullyKnown: fullyKnown?.period.name ?? null,
    conditions: headline.conditions.map(({ key }) => key),
    rows,
    funnel,
    ...describe(headline, figures, found),
  }
}

const settle = (period: Period, figures: CrimeFigures): Setting => ({
  period,
  residents: residentsIn(period, figures),
  conditions: figures.conditions.flatMap((condition) => {
    const carried = carryForward(condition, period.year, figures.areas.length)
    return carried ? [{ key: condition.key, ...carried }] : []
  }),
})

/** The figures of one group in one period; municipalities without residents or counts are told to the model as not teaching. */
function townFigures({ period, residents, conditions }: Setting, figures: CrimeFigures, group: Group): TownFigures {
  const reported = reportedIn(period, figures.counts[group], figures.quarters.length, figures.areas.length)
  const usable = reported.map((count, area) => (Number.isFinite(count) && (residents[area] ?? 0) > 0 ? 1 : 0))
  return {
    observed: reported.map((count, area) => (usable[area] ? count : area === figures.town ? Number.NaN : 0)),
    population: residents.map((people, area) => (usable[area] ? people : 1)),
    covariates: Object.fromEntries(conditions.map(({ key, values }) => [key, values])),
    teaches: usable,
  }
}

/** The figures of one group in the newest whole year, as the model takes them. */
export function newestYear(figures: CrimeFigures, group: Group): TownFigures {
  const period = comparablePeriods(figures.quarters).findLast(({ kind }) => kind === 'year')
  if (!period) throw new Error('Expected at least one year with four quarters, but there is none')
  return townFigures(settle(period, figures), figures, group)
}

async function expectPeriod(setting: Setting, figures: CrimeFigures, signal?: AbortSignal) {
  const all = new Map<Group, ExpectedCounts>()
  const towns = new Map<Group, ExpectedCount>()
  for (const group of groups) {
    signal?.throwIfAborted()
    const given = townFigures(setting, figures, group)
    const answer = setting.period.kind === 'year' ? await answerOf(() => expectedCounts(given, { signal, towns: usableRows(given) })) : null
    if (answer) all.set(group, answer)
    const town =
      setting.period.kind === 'year'
        ? answer?.towns.find((one) => one.town === figures.town)
        : await answerOf(() => expectedCount(given, figures.town))
    if (town) towns.set(group, town)
  }
  const adjusted = adjustPValues(groups.map((group) => towns.get(group)?.p ?? Number.NaN)).adjusted
  const rows = groups.map((group, place) => rowOf(setting, figures, group, towns.get(group), all.get(group), adjusted[place] ?? Number.NaN))
  return { rows, all }
}

/** A group the model cannot answer for stays without figures; the page says that nothing can be told. */
async function answerOf<T>(ask: () => T | Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'AnalysisError' && (error as { code?: string }).code !== 'cancelled') return null
    throw error
  }
}

const orNull = (value: number | undefined): number | null => (value !== undefined && Number.isFinite(value) ? value : null)

function rowOf(
  setting: Setting,
  figures: CrimeFigures,
  group: Group,
  town: ExpectedCount | undefined,
  all: ExpectedCounts | undefined,
  adjustedP: number,
): ExpectedRow {
  const { period, residents, conditions } = setting
  const observed = reportedIn(period, figures.counts[group], figures.quarters.length, figures.areas.length)[figures.town]
  const years = conditions.map(({ takenFrom }) => takenFrom)
  return {
    group,
    period: period.name,
    kind: period.kind,
    observed: orNull(observed),
    expected: orNull(town?.expected),
    ordinaryLow: orNull(town?.ordinaryLower),
    ordinaryHigh: orNull(town?.ordinaryUpper),
    ratio: orNull(town?.ratio),
    ratioLow: orNull(town?.ratioLower),
    ratioHigh: orNull(town?.ratioUpper),
    p: orNull(town?.p),
    adjustedP: orNull(adjustedP),
    verdict: town
      ? verdictOf({ expected: town.expected, ratioLow: town.ratioLower, ratioHigh: town.ratioUpper, adjustedP })
      : 'cannot-tell',
    theta: orNull(town?.theta),
    dispersion: orNull(all?.poissonDispersion),
    residents: Math.round(residents[figures.town] ?? 0),
    municipalities: town?.n ?? 0,
    conditionsFrom: years.length > 0 ? Math.min(...years) : null,
    isCarried: conditions.some(({ isCarried }) => isCarried),
  }
}

/** All municipalities of a group and year, in the order of their expected number and nothing else; none where the town has no answer. */
function funnelOf(towns: readonly ExpectedCount[], group: Group, period: string, own: number): FunnelRow[] {
  if (!towns.some(({ town }) => town === own)) return []
  return towns
    .map(({ town, expected, ratio }) => ({ group, period, expected, ratio, isTown: town === own }))
    .sort((a, b) => a.expected - b.expected)
}

/** What the page of a group shows beside the newest answer: the limits of the funnel, the conditions, and the answer without each of them. */
function describe(setting: Setting, figures: CrimeFigures, found: Map<Group, ExpectedCounts>) {
  const period = setting.period.name
  const limits: FunnelLimitRow[] = []
  const conditionRows: ConditionRow[] = []
  const answered: Group[] = []
  for (const [group, { towns }] of found) {
    const own = towns.find(({ town }) => town === figures.town)
    if (!own) continue
    answered.push(group)
    limits.push(...funnelLimits(towns, own).map((limit) => ({ group, period, ...limit })))
    conditionRows.push(
      ...conditionsInModel(townFigures(setting, figures, group), figures.town, setting.conditions).map((row) => ({
        group,
        period,
        ...row,
      })),
    )
  }
  return { limits, conditionRows, sensitivity: leaveOutEach(setting, figures, answered) }
}

/** The verdicts of all groups when one condition is kept from the model; adjusted over the groups as the real ones are. */
function leaveOutEach(setting: Setting, figures: CrimeFigures, answered: Group[]): SensitivityRow[] {
  if (setting.conditions.length === 0) return []
  const byGroup = answered.map((group) => ({
    group,
    answers: expectedCountWithoutCovariates(townFigures(setting, figures, group), figures.town),
  }))
  const leftOut: (CovariateKey | null)[] = [null, ...setting.conditions.map(({ key }) => key)]
  return leftOut.flatMap((without, place) => {
    const adjusted = adjustPValues(byGroup.map(({ answers }) => answers[place]?.result.p ?? Number.NaN)).adjusted
    return byGroup.flatMap(({ group, answers }, index): SensitivityRow[] => {
      const town = answers[place]?.result
      if (!town) return []
      const seen = { expected: town.expected, ratioLow: town.ratioLower, ratioHigh: town.ratioUpper }
      const verdict = verdictOf({ ...seen, adjustedP: adjusted[index] ?? Number.NaN })
      return [{ group, period: setting.period.name, without, ...seen, ratio: town.ratio, verdict }]
    })
  })
}

/** Municipalities with figures of their own; for the others nothing is to be seen. */
const usableRows = ({ teaches = [] }: TownFigures): number[] =>
  Array.from(teaches, Number).flatMap((teaches, row) => (teaches ? [row] : []))
