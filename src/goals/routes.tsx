// The room of shared goals: every page of its slices, with what higher rooms supply.
import type { Web } from '../platform/http/web.ts'
import { calendarRoutes } from './efforts/actions/calendar/routes.tsx'
import { myActionsRoutes } from './efforts/actions/mine/routes.tsx'
import { actionRoutes } from './efforts/actions/routes.tsx'
import { bulkRoutes } from './efforts/bulk/routes.tsx'
import { coverageRoutes } from './efforts/coverage/routes.tsx'
import { evaluationRoutes } from './efforts/evaluation/routes.tsx'
import type { EvidenceSources } from './efforts/evidence-source.ts'
import { effortListRoutes } from './efforts/list/routes.tsx'
import { effortRoutes } from './efforts/routes.tsx'
import type { NewsSources } from './goals/news.ts'
import { goalsRoutes } from './goals/routes.tsx'
import { indicatorsRoutes } from './indicators/routes.tsx'
import type { SeriesSources } from './indicators/series-source.ts'
import { valuesRoutes } from './indicators/values/routes.tsx'
import type { PlanParts } from './plan/plan-part.ts'
import { planRoutes } from './plan/routes.ts'

/** What the rooms above hand to this one. */
export interface Supplies {
  /** The newest true sentence about each goal, for the front page. */
  news: NewsSources
  /** Series that feed indicators. */
  series: SeriesSources
  /** Live parts of other rooms that a chapter may bind. */
  parts: PlanParts
  /** What an effort may point to as evidence. */
  evidence?: EvidenceSources
}

export function goalsRoom(web: Web, { news, series, parts, evidence = [] }: Supplies): void {
  goalsRoutes(web, news)
  // Before an effort's own page: the list's addresses begin alike.
  effortListRoutes(web)
  coverageRoutes(web)
  bulkRoutes(web)
  valuesRoutes(web, series)
  indicatorsRoutes(web, series)
  evaluationRoutes(web)
  actionRoutes(web)
  myActionsRoutes(web)
  calendarRoutes(web)
  effortRoutes(web, evidence)
  planRoutes(web, parts)
}
