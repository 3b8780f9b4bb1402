// What the front page says of a goal when no other room has something to tell: what its indicators say, once they have figures.
import type { Tx } from '../../../platform/db.ts'
import { type Locale, textsFor } from '../../../platform/i18n.ts'
import { da as judgingDa } from '../assessments/texts.da.ts'
import { en as judgingEn } from '../assessments/texts.en.ts'
import type { Goal, GoalNews } from '../model.ts'
import { countsOf, readIndicators } from './standing.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** Null while no indicator of the goal has a released figure. */
export async function figuresNews(tx: Tx, goal: Goal, locale: Locale): Promise<GoalNews | null> {
  const indicators = await readIndicators(tx, goal)
  if (!indicators.some(({ released }) => released?.moved.newest)) return null
  return {
    sentences: [textsFor(locale, { da: judgingDa, en: judgingEn }).figuresSay(countsOf(indicators))],
    href: `/${locale}/goals/${goal}`,
    source: textsFor(locale, { da, en }).sourcesOnThePage,
  }
}
