// The set-up of the town, for its administrator and nobody else.
import type { Web } from '../http/web.ts'
import { areaRoutes } from './area/routes.tsx'
import { categoryRoutes } from './category/routes.tsx'
import { contactRoutes } from './contact/routes.tsx'
import { departmentRoutes } from './department/routes.tsx'
import { holidayRoutes } from './holiday/routes.tsx'
import { languageRoutes } from './language/routes.tsx'
import type { Further } from './overview/model.ts'
import { overviewRoutes } from './overview/routes.tsx'
import { placeRoutes } from './place/routes.tsx'
import { onlyAdministrator, setupAt } from './setup-route.ts'
import { streetRoutes } from './street/routes.tsx'

/** `further`: where rooms are set up that have pages of their own for it. */
export function townRoutes(web: Web, further: readonly Further[]): void {
  web.use(setupAt('/*'), async (c, next) => {
    onlyAdministrator(c)
    await next()
  })
  overviewRoutes(web, further)
  contactRoutes(web)
  areaRoutes(web)
  placeRoutes(web)
  streetRoutes(web)
  departmentRoutes(web)
  categoryRoutes(web)
  holidayRoutes(web)
  languageRoutes(web)
}
