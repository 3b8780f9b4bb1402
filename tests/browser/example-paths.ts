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

const forGoals: Example[] = [
  ...by(undefined, '/goals', '/goals/safe-town', '/goals/fewer-victims', '/policies'),
  ...by('coordinator', '/goals/safe-town', '/goals/safe-town/edit', '/goals/safe-town/assess', '/goals/safe-town/sub-goals/new'),
  ...by('coordinator', '/goals/safe-town/sub-goals/:subGoal', '/policies/new', '/policies/:policy'),
  ...sent('coordinator', '/goals/safe-town/assess', '/goals/safe-town/sub-goals/new', '/policies/new'),
  ...by(undefined, '/indicators', '/indicators/trygge-hvor-de-bor', '/indicators/trygge-gaester', '/indicators/vold-mod-forventet'),
  ...by('coordinator', '/indicators?state=proposed', '/indicators/gode-naboer', '/indicators/new', '/indicators/trygge-hvor-de-bor/edit'),
  ...by('coordinator', '/indicators/trygge-hvor-de-bor', '/indicators/trygge-hvor-de-bor/values'),
  ...by('coordinator', '/indicators/trygge-hvor-de-bor/values/new', '/indicators/trygge-hvor-de-bor/values/new?period=2023'),
  ...by('coordinator', '/indicators/trygge-hvor-de-bor/values/import'),
  ...sent('coordinator', '/indicators/new', '/indicators/trygge-hvor-de-bor/values/new', '/indicators/trygge-hvor-de-bor/values/import'),
]

const forEfforts: Example[] = [
  ...by(undefined, '/efforts', '/efforts?words=findesikke', '/efforts/:light', '/efforts/:guards', '/efforts/:contact/evaluation'),
  ...by('coordinator', '/efforts', '/efforts/coverage', '/efforts/new', '/efforts/:light', '/efforts/:mopeds', '/efforts/:mopeds/edit'),
  ...by('coordinator', '/efforts/:mopeds/move?to=ended', '/efforts/:mopeds/partners/new', '/efforts/:mopeds/partners/:partner'),
  ...by('coordinator', '/efforts/:mopeds/perspectives/new', '/efforts/:walks/verdict'),
  ...by('coordinator', '/efforts/:sparetimeJob/verdict/:verdict/publish', '/efforts/:leisurePass/evaluation'),
  ...by('coordinator', '/efforts/:leisurePass/actions/new', '/efforts/:light/actions/:action', '/my-actions'),
  ...by('partner', '/my-actions', '/efforts?partner=own', '/efforts/:light'),
  ...sent('coordinator', '/efforts/new', '/efforts/:mopeds/move?to=ended', '/efforts/:mopeds/partners/new'),
  ...sent('coordinator', '/efforts/:mopeds/perspectives/new', '/efforts/:walks/verdict', '/efforts/:leisurePass/actions/new'),
]

const forPlan: Example[] = [
  ...by(undefined, '/plan', '/plan/1', '/plan/2', '/plan/2/changes', '/status', '/status/:status', '/status/:status/changes'),
  ...by(
    'coordinator',
    '/plans',
    '/plans/new',
    '/plans/new?kind=status',
    '/plans/:asked',
    '/plans/:asked/preview',
    '/plans/:asked/settings',
  ),
  ...by('coordinator', '/plans/:forAdoption', '/plans/:forAdoption/adopt', '/plans/:first'),
  ...by('coordinator', '/plans/:asked/chapters/new', '/plans/:asked/chapters/:chapter', '/plans/:asked/chapters/:chapter/saves/:save'),
  ...by('coordinator', '/plans/:asked/consultation', '/plans/:asked/consultation/asked', '/plans/:asked/consultation/paper'),
  ...by('coordinator', '/plans/:asked/consultation/comments/:comment', '/plans/:asked/consultation/comments/:comment/redact'),
  ...by('coordinator', '/legal-bases', '/legal-bases/new', '/legal-bases/:basis'),
  ...by('analyst', '/plans', '/plans/:asked', '/plans/:asked/chapters/:chapter', '/legal-bases'),
  ...by(undefined, '/consultations', '/consultations/:asked', '/consultations/:asked/chapters/:chapter', '/consultations/:asked/whole'),
  ...by('partner', '/consultations', '/consultations/:asked', '/consultations/:asked/chapters/:chapter', '/consultations/:asked/thanks'),
  ...by('partner', '/consultations/:first'),
  ...sent('coordinator', '/legal-bases/new', '/plans/:asked/chapters/new', '/plans/:forAdoption/adopt'),
  ...sent('coordinator', '/plans/:asked/consultation/paper', '/plans/:asked/consultation/comments/:comment'),
  ...sent('coordinator', '/plans/:asked/consultation/comments/:comment/redact'),
  ...sent('partner', '/consultations/:asked/whole'),
]

const counts = '/release/bases/demo-unge-i-klubberne'

const forGate: Example[] = [
  ...by(undefined, '/data/demo-unge-efter-alder', '/data/demo-unge-efter-alder?alder=16-17&page=2', '/data/demo-unge-efter-klub/1'),
  ...by(undefined, '/data/demo-unge-efter-sted', '/data/demo-unge-efter-sted?sted=total'),
  { path: '/data/demo-unge-efter-aar', status: 410 },
  { path: '/data/demo-unge-efter-aar/1', status: 410 },
  ...by('analyst', '/release', counts, `${counts}/words`, `${counts}/edition`, `${counts}/remove`, '/release/bases/demo-uger/remove'),
  ...by('analyst', '/release/bases/new', '/release/bases/new/:handedIn', '/release/bases/new/:faulty', '/release/bases/new/:explained'),
  ...by('analyst', '/release/bases/new/:explained/words', '/release/bases/new/:described/look'),
  ...by('analyst', '/release/bases/new/:newer', '/release/bases/new/:newer/look'),
  ...by('analyst', `${counts}/propose`, `${counts}/propose?from=:refused&coarser=alder`, '/release/bases/demo-uger/propose'),
  ...by('analyst', '/release/bases/demo-uden-tal', '/release/bases/demo-uden-tal/propose', '/release/bases/demo-steder'),
  // The one at work is held still: it would go on by itself while it is looked at.
  ...by('analyst', '/release/proposals/:waiting?still=yes', '/release/proposals/:working?still=yes', '/release/proposals/:stopped'),
  ...by('analyst', '/release/proposals/:refused', '/release/proposals/:placesRefused?rows=withheld', '/release/proposals/:dropped'),
  ...by('administrator', '/release/proposals/:readyToRelease', '/release/proposals/:readyToRelease?table=2', '/release/proposals/:letOut'),
  ...by(
    'coordinator',
    '/release',
    counts,
    '/release/proposals/:readyToRelease',
    '/release/proposals/:refused',
    '/release/datasets/demo-unge-efter-aar',
  ),
  ...by('leader', '/release/proposals/:working?still=yes', '/release/proposals/:placesLetOut', '/release/datasets/demo-unge-efter-klub'),
  ...by('data-protection', '/release', counts, '/release/proposals/:refused', '/release/datasets/demo-unge-efter-aar'),
  ...by('coordinator', '/indicators/trygge-hvor-de-bor/values/release'),
  ...by('analyst', '/indicators/trygge-gaester/values/release'),
  ...sent('analyst', '/release/bases/new', `${counts}/edition`, '/release/bases/new/:explained/words', '/release/bases/new/:otherColumns'),
  // A year made coarser is not divided any more, and there is nothing to propose.
  ...sent('analyst', '/release/bases/demo-uger/propose?from=:dropped&coarser=uge'),
  ...sent('data-protection', '/release/datasets/demo-unge-efter-klub'),
]

const forPublicSpace: Example[] = [
  ...by(
    undefined,
    '/public-space',
    '/report',
    '/report/unsafe',
    '/report/fault',
    '/report/fault/lamp',
    '/report/good/life',
    '/report/worry',
  ),
  ...by(undefined, '/report/disturbance/mopeds', '/follow', '/faults', '/faults/:publicFault', '/faults/:closedFault', '/answers'),
  ...by(undefined, '/follow/fault/:publicFault', '/places/follow', '/places/follow?done=asked'),
  ...sent(undefined, '/follow', '/places/follow'),
  ...by('coordinator', '/public-space', '/reports', '/reports?sort=1', '/reports/new', '/reports/:newReport', '/reports/:fault'),
  ...by(
    'coordinator',
    '/reports/:mopedReport',
    '/reports/:closedReport',
    '/reports/:mopedReport/join',
    '/reports/:mopedReport/divide',
    '/reports/words',
    '/reports/help',
  ),
  ...by('coordinator', '/reports/help/new', '/reports/help/:helpLine', '/reports/kinds', '/reports/routing', '/reports/routing/new'),
  ...by('coordinator', '/phenomena', '/phenomena/:phenomenon', '/phenomena/:closedPhenomenon', '/phenomena/:phenomenon/edit'),
  ...by('coordinator', '/observations/new', '/answers/drafts', '/answers/new', '/answers/:answerDraft/edit', '/places/posters'),
  ...by('coordinator', '/places/:poster/poster', '/handovers', '/reports/counts'),
  ...by(
    'coordinator',
    '/handovers/:handover',
    '/handovers/new',
    '/handovers/new?report=:fault',
    '/handovers/counts',
    '/reports/routing/:routingRule',
  ),
  ...by(
    'coordinator',
    '/phenomena/new',
    '/phenomena/new?counts=2',
    '/phenomena/new?reports=:mopedReport&reports=:newReport',
    '/phenomena/:closedPhenomenon?step=assess',
  ),
  ...by('coordinator', '/phenomena/:phenomenon/voices/:waitingVoice', '/phenomena/:phenomenon?step=respond'),
  ...by(undefined, '/handover/:handoverLink', '/places/follow/confirm/:placeFollower/:confirmKey'),
  ...by(undefined, '/places/follow/stop/:placeFollower/:stopKey'),
  { path: '/handover/none', status: 404 },
  { path: '/places/follow/stop/none/none', status: 404 },
  ...by('administrator', '/handovers/blocks/:blocksOf'),
  ...by('analyst', '/reports', '/phenomena/:phenomenon', '/reports/counts'),
  ...by('partner', '/public-space', '/handovers', '/handovers/counts', '/phenomena'),
  ...by(
    'administrator',
    '/reports/retention',
    '/reports/api-keys',
    '/reports/sending',
    '/reports/sending/new',
    '/reports/sending/:sendingTarget',
  ),
  ...by('administrator', '/handovers/blocks'),
  ...by('data-protection', '/reports/retention'),
  ...sent('coordinator', '/reports/new', '/answers/new', '/observations/new', '/reports/help/new', '/reports/routing/new'),
]

export const examplePaths: Example[] = [
  ...forEverybody,
  ...forPeople,
  ...forFigures,
  ...forAdministrator,
  ...forGoals,
  ...forEfforts,
  ...forPlan,
  ...forGate,
  ...forPublicSpace,
]

/** How a test names an example. */
export const sayExample = ({ path, who, status, sent: isSent }: Example): string =>
  `${path}${isSent ? ', sent empty,' : ''}${status ? ` (${status})` : ''}${who ? ` (${who})` : ''}`
