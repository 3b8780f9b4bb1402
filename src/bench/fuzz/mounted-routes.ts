// Every address of the town, read off the mounted pages themselves.
import { mountTown } from '../../app.ts'
import type { Config } from '../../platform/config.ts'
import { newTownWeb } from '../../platform/http/serve.ts'
import type { Platform } from '../../platform/http/web.ts'
import type { Known } from './nasty.ts'

export function mountedRoutes(config: Config): Known['routes'] {
  // Mounting asks for nothing but the settings; the pages are never opened here.
  const web = newTownWeb({ config } as Platform, mountTown)
  return web.routes.filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*')).map(({ method, path }) => ({ method, path }))
}
