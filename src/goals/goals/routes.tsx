// The front page of the town.
import { at } from '../../platform/http/address.ts'
import { frameOf } from '../../platform/http/frame.ts'
import type { Web } from '../../platform/http/web.ts'
import { textsFor } from '../../platform/i18n.ts'
import { type Goal, type GoalNews, goals } from './model.ts'
import type { NewsSources } from './news.ts'
import { FrontPage } from './pages.tsx'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** `sources` are the rooms that know something true about a goal. */
export function goalsRoutes(web: Web, sources: NewsSources = {}): void {
  web.get(at(), async (c) => {
    const { locale, town } = c.var
    const news: Partial<Record<Goal, GoalNews>> = {}
    await c.var.work(async (tx) => {
      for (const goal of goals) {
        const told = await sources[goal]?.(tx, { locale, town: town.name })
        if (told) news[goal] = told
      }
    })
    return c.html(<FrontPage frame={frameOf(c)} t={textsFor(locale, { da, en })} news={news} />)
  })
}
