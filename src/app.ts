// The whole town in one place: mounts the platform's pages and each room of the paper, and hands lower rooms what higher ones supply.
import { jobKinds as goalsJobs } from './goals/jobs.ts'
import { goalsRoom, type Supplies } from './goals/routes.tsx'
import { crimeExpectedSeries } from './knowledge/analyses/indicator-series.ts'
import { jobKinds as analysesJobs } from './knowledge/analyses/jobs.ts'
import { fewerVictimsNews } from './knowledge/analyses/news.ts'
import { crimeExpectedPart } from './knowledge/analyses/plan-part.ts'
import { analysesRoutes } from './knowledge/analyses/routes.tsx'
import { ownSeries, statbankSeries } from './knowledge/sources/indicator-series.ts'
import { jobKinds as sourcesJobs } from './knowledge/sources/jobs.ts'
import { sourcesRoutes } from './knowledge/sources/routes.tsx'
import { auditRoutes } from './platform/audit/routes.tsx'
import { backgroundRoutes } from './platform/background/routes.tsx'
import type { Web } from './platform/http/web.ts'
import type { JobKind } from './platform/jobs.ts'
import { pagesRoutes } from './platform/pages/routes.tsx'
import { jobKinds as peopleJobs } from './platform/people/jobs.ts'
import { peopleRoutes } from './platform/people/routes.tsx'
import { platformJobKinds } from './platform/platform-jobs.ts'
import { releaseRoutes } from './platform/release/open/routes.tsx'
import { releaseStaffRoutes } from './platform/release/staff-routes.tsx'
import { townRoutes } from './platform/town/routes.tsx'
import { publicSpaceSetUp } from './public-space/front/ways.ts'
import { jobKinds as publicSpaceJobs } from './public-space/jobs.ts'
import { publicSpaceRoom } from './public-space/routes.tsx'

/** What higher rooms know and the room of goals shows. */
export const supplies: Supplies = {
  news: { 'fewer-victims': fewerVictimsNews },
  series: [statbankSeries, ownSeries, crimeExpectedSeries],
  parts: [crimeExpectedPart],
}

/** Rooms that are set up on pages of their own. */
const furtherSetUp = [publicSpaceSetUp]

/** Every page of the town. */
export function mountTown(web: Web): void {
  web.get('/', (c) => c.redirect(`/${c.var.locale}`, 302))
  goalsRoom(web, supplies)
  publicSpaceRoom(web)
  analysesRoutes(web)
  sourcesRoutes(web)
  releaseRoutes(web)
  releaseStaffRoutes(web)
  peopleRoutes(web)
  townRoutes(web, furtherSetUp)
  auditRoutes(web)
  backgroundRoutes(web)
  pagesRoutes(web)
}

/** Everything the town does off the request path. */
export const jobKinds: JobKind[] = [
  ...platformJobKinds,
  ...peopleJobs,
  ...goalsJobs(supplies),
  ...publicSpaceJobs,
  ...sourcesJobs,
  ...analysesJobs,
]
