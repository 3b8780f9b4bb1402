// The staff's pages of the gate: bases of counts and what is proposed of them.
import type { Web } from '../http/web.ts'
import { baseRoutes } from './base/routes.tsx'
import { overviewRoutes } from './overview/routes.tsx'
import { proposeRoutes } from './proposal/propose/routes.tsx'
import { proposalRoutes } from './proposal/report/routes.tsx'

export function releaseStaffRoutes(web: Web): void {
  overviewRoutes(web)
  baseRoutes(web)
  proposeRoutes(web)
  proposalRoutes(web)
}
