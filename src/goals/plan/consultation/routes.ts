// The consultation: who is asked, what they say of the draft, and what the town answers.
import type { Web } from '../../../platform/http/web.ts'
import type { PlanParts } from '../plan-part.ts'
import { answersRoutes } from './answers/routes.tsx'
import { askedRoutes } from './asked/routes.tsx'
import { commentRoutes } from './comments/routes.tsx'
import { redactRoutes } from './redacted/routes.tsx'

export function consultationRoutes(web: Web, parts: PlanParts): void {
  askedRoutes(web)
  answersRoutes(web)
  redactRoutes(web)
  commentRoutes(web, parts)
}
