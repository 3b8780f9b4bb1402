// The pages about who handles what residents report.
import type { Web } from '../../platform/http/web.ts'
import { kindRoutes } from './kinds/routes.tsx'
import { ruleRoutes } from './rules/routes.tsx'

export function routingRoutes(web: Web): void {
  kindRoutes(web)
  ruleRoutes(web)
}
