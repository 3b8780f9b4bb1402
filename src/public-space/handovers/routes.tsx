// Every page about handing reports over. Fixed addresses come before those that hold an identifier.
import type { Web } from '../../platform/http/web.ts'
import { blockRoutes } from './blocks/routes.tsx'
import { countsRoutes } from './counts/routes.tsx'
import { listRoutes } from './list/routes.tsx'
import { oneRoutes } from './one/routes.tsx'
import { sendingRoutes } from './sending/routes.tsx'

export function handoverRoutes(web: Web): void {
  sendingRoutes(web)
  countsRoutes(web)
  blockRoutes(web)
  listRoutes(web)
  oneRoutes(web)
}
