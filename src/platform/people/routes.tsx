// Every page about people: signing in, one's own page, and the administrator's lists.
import type { Web } from '../http/web.ts'
import { accountRoutes } from './accounts/routes.tsx'
import { myPageRoutes } from './my-page/routes.tsx'
import { organisationRoutes } from './organisations/routes.tsx'
import { secondFactorRoutes } from './second-factor/routes.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { workSignInRoutes } from './work-sign-in/routes.tsx'

/** The list of groups comes before `/people/:id`, which would take its address. */
export function peopleRoutes(web: Web): void {
  signInRoutes(web)
  secondFactorRoutes(web)
  workSignInRoutes(web)
  accountRoutes(web)
  organisationRoutes(web)
  myPageRoutes(web)
}
