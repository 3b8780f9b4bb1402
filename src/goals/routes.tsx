// The room of shared goals: every page of its slices, with what higher rooms supply.
import type { Web } from '../platform/http/web.ts'
import type { NewsSources } from './goals/news.ts'
import { goalsRoutes } from './goals/routes.tsx'
import type { SeriesSources } from './indicators/series-source.ts'
import type { PlanParts } from './plan/plan-part.ts'

/** What the rooms above hand to this one. */
export interface Supplies {
  /** The newest true sentence about each goal, for the front page. */
  news: NewsSources
  /** Series that feed indicators. */
  series: SeriesSources
  /** Live parts of other rooms that a chapter may bind. */
  parts: PlanParts
}

export function goalsRoom(web: Web, { news }: Supplies): void {
  goalsRoutes(web, news)
}
