// The inbox at one address: as a list, or one report at a time; with the views somebody keeps and the changes made from it.
import { at } from '../../../platform/http/address.ts'
import type { Web } from '../../../platform/http/web.ts'
import { bulkRoutes } from './bulk/routes.tsx'
import { changeRoutes } from './change/routes.tsx'
import { savedRoutes } from './saved/routes.ts'
import { showInbox } from './show.tsx'
import { showSorting, sortingRoutes } from './triage/routes.tsx'

/** Mounted before `/reports/:id`, whose address would take these for a number. */
export function inboxRoutes(web: Web): void {
  web.get(at('/reports'), (c) => (c.req.query('sort') === '1' ? showSorting(c) : showInbox(c)))
  savedRoutes(web)
  bulkRoutes(web)
  changeRoutes(web)
  sortingRoutes(web)
}
