// Crime against what was to be expected: every group and period put to the model, the town always predicted by the others.
import { adjustPValues, type ExpectedCount, type ExpectedCounts, expectedCount, expectedCounts, type TownFigures } from '@trygby/analysis'
import {
  type ConditionRow,
  type CrimeAnswers,
  type CrimeFigures,
  type ExpectedRow,
  type FunnelLimitRow,
  type FunnelRow,
  type Group,
  groups,
} from '../model.ts'
import { answerOf, orNull, verdictOn } from './answer-of.ts'
import { reportedIn } from './carry.ts'
import { conditionsInModel, funnelLimits } from './model-in-words.ts'
import { comparablePeriods } from './periods.ts'
import { leaveOutEach } from './sensitivity.ts'
import { type Setting, settle, townFigures } from './setting.ts'

export type OnProgress = (done: number, all: number) => void

/** Answers all questions about crime in the town. Whole years predict every municipality; four quarters running only the town. */
export async function expectCrime(figures: CrimeFigures, onProgress?: OnProgress): Promise<CrimeAnswers> {
  const settings = comparablePeriods(figures.quarters).map((period) => settle(period, figures))
  const headline = settings.findLast(({ period }) => period.kind === 'year')
  if (!headline) throw new Error('Expected at least one year with four quarters, but there is none')
  const rows: ExpectedRow[] = []
  const funnel: FunnelRow[] = []
  let found: Map<Group, ExpectedCounts> = new Map()
  for (const [index, setting] of settings.entries()) {
    const answers = await expectPeriod(setting, figures)
    rows.push(...answers.rows)
    for (const [group, { towns }] of answers.all) funnel.push(...funnelOf(towns, group, setting.period.name, figures.town))
    if (setting === headline) found = answers.all
    onProgress?.(index + 1, settings.length)
  }
  return { rows, funnel, ...(await describe(headline, figures, found)) }
}

async function expectPeriod(setting: Setting, figures: CrimeFigures) {
  const all = new Map<Group, ExpectedCounts>()
  const towns = new Map<Group, ExpectedCount>()
  for (const group of groups) {
    const given = townFigures(setting, figures, group)
    const answer = setting.period.kind === 'year' ? await answerOf(() => expectedCounts(given, { towns: usableRows(given) })) : null
    if (answer) all.set(group, answer)
    const town =
      setting.period.kind === 'year'
        ? answer?.towns.find((one) => one.town === figures.town)
        : await answerOf(() => expectedCount(given, figures.town))
    if (town) towns.set(group, town)
  }
  const adjusted = adjustPValues(groups.map((group) => towns.get(group)?.p ?? Number.NaN)).adjusted
  const rows = groups.map((group, place) => rowOf(setting, figures, group, towns.get(group), all.get(group), adjusted[place]))
  return { rows, all }
}

function rowOf(
  setting: Setting,
  figures: CrimeFigures,
  group: Group,
  town: ExpectedCount | undefined,
  all: ExpectedCounts | undefined,
  adjustedP: number | undefined,
): ExpectedRow {
  const { period, residents, conditions } = setting
  const observed = reportedIn(period, figures.counts[group], figures.quarters.length, figures.areas.length)[figures.town]
  // The size is of the year itself unless it says otherwise, and does not make a year known.
  const dated = conditions.filter(({ key, isCarried }) => key !== 'size' || isCarried)
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
    verdict: verdictOn(town, adjustedP),
    theta: orNull(town?.theta),
    dispersion: orNull(all?.poissonDispersion),
    residents: Math.round(residents[figures.town] ?? 0),
    municipalities: town?.n ?? 0,
    conditions: conditions.map(({ key }) => key),
    conditionsFrom: dated.length > 0 ? Math.min(...dated.map(({ takenFrom }) => takenFrom)) : null,
    isCarried: dated.some(({ isCarried }) => isCarried),
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
async function describe(setting: Setting, figures: CrimeFigures, found: Map<Group, ExpectedCounts>) {
  const period = setting.period.name
  const limits: FunnelLimitRow[] = []
  const conditionRows: ConditionRow[] = []
  const answered: Group[] = []
  for (const [group, { towns }] of found) {
    const own = towns.find(({ town }) => town === figures.town)
    if (!own) continue
    answered.push(group)
    limits.push(...funnelLimits(towns, own).map((limit) => ({ group, period, ...limit })))
    const given = townFigures(setting, figures, group)
    const inModel = await answerOf(() => conditionsInModel(given, figures.town, setting.conditions))
    conditionRows.push(...(inModel ?? []).map((row) => ({ group, period, ...row })))
  }
  return { limits, conditionRows, sensitivity: await leaveOutEach(setting, figures, answered) }
}

/** Municipalities with figures of their own; for the others nothing is to be seen. */
const usableRows = ({ teaches = [] }: TownFigures): number[] =>
  Array.from(teaches, Number).flatMap((teaches, row) => (teaches ? [row] : []))
