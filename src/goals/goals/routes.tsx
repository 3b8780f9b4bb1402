// The front page of the town, and every page about its goals.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import type { Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { sameForStrangers } from '../../platform/public-copy/shared.ts'
import { assessmentRoutes } from './assessments/routes.tsx'
import { type Goal, type GoalNews, goals } from './model.ts'
import type { NewsSources } from './news.ts'
import { figuresNews } from './overview/figures-news.ts'
import { overviewRoutes } from './overview/routes.tsx'
import { FrontPage } from './pages.tsx'
import { policyRoutes } from './policies/routes.tsx'
import { subGoalRoutes } from './sub-goals/routes.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { wordingRoutes } from './wording/routes.tsx'
import { goalWords } from './wording/words.ts'

/** `sources` are the rooms that know something true about a goal. */
export function goalsRoutes(web: Web, sources: NewsSources = {}): void {
  web.get(at(), sameForStrangers('goals.', 'knowledge.'), async (c) => {
    const { locale, town } = c.var
    const news: Partial<Record<Goal, GoalNews>> = {}
    const worded = await c.var.work(async (tx) => {
      for (const goal of goals) {
        const told = (await sources[goal]?.(tx, { locale, town: town.name })) ?? (await figuresNews(tx, goal, locale))
        if (told) news[goal] = told
      }
      return goalWords(tx, locale)
    })
    return c.html(<FrontPage frame={frameOf(c)} t={textsFor(locale, { da, en })} worded={worded} news={news} />)
  })

  overviewRoutes(web)
  wordingRoutes(web)
  assessmentRoutes(web)
  subGoalRoutes(web)
  policyRoutes(web)
}
