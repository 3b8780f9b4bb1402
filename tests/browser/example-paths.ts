// The pages a browser looks at, each with somebody who may see it. A page that is mounted and stands nowhere here fails a test.
import type { Role } from '../../src/platform/roles.ts'

export interface Example {
  /** Without its language; a name after a colon stands for one of the filled examples. */
  path: string
  /** A role, or a browser half-way through signing in; nobody known when left out. */
  who?: Role | 'at the second factor' | 'at enrolment'
  /** What the page is answered with, 200 when left out. */
  status?: number
  /** The page's first form is sent as it stands, and comes back with what to correct. */
  sent?: true
}

const by = (who: Example['who'], ...paths: string[]): Example[] => paths.map((path) => ({ path, who }))
const sent = (who: Example['who'], ...paths: string[]): Example[] => paths.map((path) => ({ path, who, status: 422, sent: true }))

const forEverybody: Example[] = [
  ...by(undefined, '/', '/accessibility', '/privacy', '/data', '/data/crime-expected', '/data/crime-expected/1'),
  ...by(undefined, '/knowledge', '/knowledge/crime', '/knowledge/crime/violence', '/knowledge/crime/shoplifting'),
  ...by(undefined, '/knowledge/sources', '/knowledge/sources/:crime'),
  ...by(undefined, '/sign-in', '/sign-in/sent', '/sign-in/link/:link', '/sign-in/link/:invitation', '/sign-in/goodbye', '/sign-out/work'),
  { path: '/sign-in/link/used', status: 404 },
  { path: '/data/:withdrawn/1', status: 410 },
  { path: '/findes-ikke', status: 404 },
  ...sent(undefined, '/sign-in'),
]

const forPeople: Example[] = [
  ...by('resident', '/my-page', '/my-page/leave'),
  ...by('coordinator', '/my-page'),
  ...by('partner', '/my-page', '/organisations/:organisation'),
  ...by('at the second factor', '/sign-in/second-factor'),
  ...by('at enrolment', '/sign-in/second-factor/new'),
  ...sent('at the second factor', '/sign-in/second-factor'),
  ...by('data-protection', '/audit'),
  { path: '/audit?from-day=40', who: 'data-protection', status: 422 },
]

const forFigures: Example[] = [
  ...by('analyst', '/knowledge/crime', '/knowledge/sources', '/knowledge/sources/upload', '/knowledge/sources/upload/:wrong'),
  ...by('administrator', '/knowledge/sources/upload/:ready'),
]

const forAdministrator: Example[] = [
  ...by('administrator', '/people', '/people/new', '/people/:person', '/people/:person/leave', '/people/work-roles'),
  ...by('administrator', '/organisations', '/organisations/new', '/organisations/:organisation', '/jobs'),
  ...by('administrator', '/setup', '/setup/guide', '/setup/town', '/setup/contact', '/setup/languages', '/setup/languages/tr'),
  ...by('administrator', '/setup/areas', '/setup/areas/:area', '/setup/areas/import/:areas'),
  ...by('administrator', '/setup/places', '/setup/places/:place', '/setup/streets', '/setup/streets/import/:streets'),
  ...by('administrator', '/setup/departments', '/setup/departments/new', '/setup/departments/:department'),
  ...by('administrator', '/setup/teams/new', '/setup/teams/:team', '/setup/holidays', '/setup/holidays/:holiday'),
  ...by('administrator', '/setup/categories', '/setup/categories/new', '/setup/categories/:heading', '/setup/categories/:category'),
  ...by('administrator', '/setup/categories/:heading/new'),
  ...sent('administrator', '/people/new', '/organisations/new', '/setup/areas', '/setup/places', '/setup/categories/:heading/new'),
]

export const examplePaths: Example[] = [...forEverybody, ...forPeople, ...forFigures, ...forAdministrator]

/** How a test names an example. */
export const sayExample = ({ path, who, status, sent: isSent }: Example): string =>
  `${path}${isSent ? ', sent empty,' : ''}${status ? ` (${status})` : ''}${who ? ` (${who})` : ''}`
