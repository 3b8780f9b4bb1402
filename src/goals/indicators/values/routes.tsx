// Everything about the figures of an indicator: all of them, one by hand, a whole file, and the look before they are released.
import type { Web } from '../../../platform/http/web.ts'
import type { SeriesSources } from '../series-source.ts'
import { approveRoutes } from './approve/routes.tsx'
import { entryRoutes } from './entry/routes.tsx'
import { importRoutes } from './import/routes.tsx'
import { listRoutes } from './list/routes.tsx'

export function valuesRoutes(web: Web, series: SeriesSources): void {
  listRoutes(web, series)
  entryRoutes(web)
  importRoutes(web)
  approveRoutes(web)
}
