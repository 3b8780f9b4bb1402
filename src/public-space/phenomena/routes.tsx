// Every page of phenomena: the list with suggestions, putting one together, its own page, perspectives, the response, and observations.
import type { Web } from '../../platform/http/web.ts'
import { phenomenonListRoutes } from './list/routes.tsx'
import { observationRoutes } from './observations/routes.tsx'
import { phenomenonPageRoutes } from './page/routes.tsx'
import { responseRoutes } from './response/routes.tsx'
import { voiceRoutes } from './voices/routes.tsx'
import { writingRoutes } from './writing/routes.tsx'

/** Fixed addresses come before those that hold a number. */
export function phenomenaRoutes(web: Web): void {
  observationRoutes(web)
  phenomenonListRoutes(web)
  writingRoutes(web)
  voiceRoutes(web)
  responseRoutes(web)
  phenomenonPageRoutes(web)
}
