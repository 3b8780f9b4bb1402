// What a form about an indicator lets people choose among: goals, sub-goals and series.
import type { Tx } from '../../../platform/db.ts'
import type { Locale } from '../../../platform/i18n.ts'
import { type Goal, goals } from '../../goals/model.ts'
import { saidIn } from '../../goals/said/model.ts'
import { listSubGoals } from '../../goals/sub-goals/store.ts'
import { goalWords } from '../../goals/wording/words.ts'
import type { Indicator } from '../model.ts'
import type { SeriesSources } from '../series-source.ts'
import { type SeriesChoice, seriesChoices } from './series.ts'

export interface Choices {
  goalTitles: Record<Goal, string>
  subGoals: { id: string; goal: Goal; title: string }[]
  choices: SeriesChoice[]
}

/** A sub-goal that has ended is offered only to the indicator that has it. */
export async function choicesAround(tx: Tx, series: SeriesSources, indicator: Indicator | null, locale: Locale): Promise<Choices> {
  const words = await goalWords(tx, locale)
  const subGoals = (await listSubGoals(tx)).filter(({ id, endedAt }) => endedAt === null || id === indicator?.subGoal)
  return {
    goalTitles: Object.fromEntries(goals.map((goal) => [goal, words[goal].title.text])) as Record<Goal, string>, // one entry for each
    subGoals: subGoals.map(({ id, goal, title }) => ({ id, goal, title: saidIn(title, locale).text })),
    choices: await seriesChoices(tx, series, indicator?.series ?? null, locale),
  }
}
