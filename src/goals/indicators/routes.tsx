// Every page about indicators: the overview, the form, and the page of one. A name of a page stands before the names of indicators.
import type { Web } from '../../platform/http/web.ts'
import { definitionRoutes } from './definition/routes.tsx'
import { listRoutes } from './list/routes.tsx'
import { pageRoutes } from './page/routes.tsx'
import type { SeriesSources } from './series-source.ts'

export function indicatorsRoutes(web: Web, series: SeriesSources): void {
  listRoutes(web)
  definitionRoutes(web, series)
  pageRoutes(web, series)
}
