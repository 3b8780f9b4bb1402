// The plan: everybody reads what is adopted, colleagues see every version, and coordinator and leader write and adopt.
import type { Web } from '../../platform/http/web.ts'
import { chapterRoutes } from './chapters/routes.tsx'
import { consultationRoutes } from './consultation/routes.ts'
import { legalBasisRoutes } from './legal-basis/routes.tsx'
import { partsWith } from './parts/all.ts'
import type { PlanParts } from './plan-part.ts'
import { publishedRoutes } from './published/routes.tsx'
import { versionRoutes } from './versions/routes.tsx'

/** `supplied` are the live parts of the rooms above. */
export function planRoutes(web: Web, supplied: PlanParts): void {
  const parts = partsWith(supplied)
  publishedRoutes(web)
  versionRoutes(web, parts)
  chapterRoutes(web, parts)
  consultationRoutes(web, parts)
  legalBasisRoutes(web)
}
