// The room of safety in public space: every page of its slices.
import type { Web } from '../platform/http/web.ts'
import { answersRoutes } from './answers/routes.tsx'
import { followRoutes } from './follow/routes.tsx'
import { frontRoutes } from './front/routes.tsx'
import { handoverRoutes } from './handovers/routes.tsx'
import { apiRoutes } from './open/api/routes.ts'
import { openRoutes } from './open/routes.tsx'
import { keysRoutes } from './open311/keys/routes.tsx'
import { open311Routes } from './open311/routes.ts'
import { sendingRoutes } from './open311/sending/routes.tsx'
import { phenomenaRoutes } from './phenomena/routes.tsx'
import { placesRoutes } from './places/routes.tsx'
import { dividingRoutes } from './reports/dividing/routes.tsx'
import { entryRoutes } from './reports/entry/routes.tsx'
import { filingRoutes } from './reports/filing/routes.tsx'
import { inboxRoutes } from './reports/inbox/routes.tsx'
import { joiningRoutes } from './reports/joining/routes.tsx'
import { wordsRoutes } from './reports/words/review/routes.tsx'
import { workRoutes } from './reports/work/routes.tsx'
import { worryRoutes } from './reports/worry/routes.tsx'
import { retentionRoutes } from './retention/routes.tsx'
import { routingRoutes } from './routing/routes.tsx'
import { sensitiveCountsRoutes } from './sensitive-counts/routes.tsx'

/** Mounts the room. Fixed addresses come before those that hold a number. */
export function publicSpaceRoom(web: Web): void {
  worryRoutes(web)
  filingRoutes(web)
  frontRoutes(web)
  apiRoutes(web)
  openRoutes(web)
  open311Routes(web)
  keysRoutes(web)
  sendingRoutes(web)
  sensitiveCountsRoutes(web)
  inboxRoutes(web)
  entryRoutes(web)
  joiningRoutes(web)
  dividingRoutes(web)
  wordsRoutes(web)
  retentionRoutes(web)
  routingRoutes(web)
  handoverRoutes(web)
  phenomenaRoutes(web)
  workRoutes(web)
  followRoutes(web)
  answersRoutes(web)
  placesRoutes(web)
}
