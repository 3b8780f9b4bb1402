// Who may ask for which of the town's addresses, as the policies say; an address that stands nowhere here fails the matrix until somebody says.
import { type Role, roles } from '../../src/platform/roles.ts'

const signedIn: readonly Role[] = roles
const staff: readonly Role[] = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']
const figures: readonly Role[] = ['analyst', 'administrator']
const goalKeepers: readonly Role[] = ['coordinator', 'leader']
const effortWorkers: readonly Role[] = ['professional', 'coordinator', 'leader']
/** Those at the gate: who prepares, approves, decides or watches over public figures. */
const gate: readonly Role[] = ['analyst', 'administrator', 'data-protection', 'coordinator', 'leader']
const indicatorKeepers: readonly Role[] = ['coordinator', 'analyst']

/** Beginnings of addresses without their language; the longest that fits counts. */
const doors: Record<string, 'everybody' | readonly Role[]> = {
  'GET /': 'everybody',
  'GET /healthz': 'everybody',
  'GET /was': 'everybody',
  'GET /accessibility': 'everybody',
  'GET /privacy': 'everybody',
  'GET /data': 'everybody',
  'GET /sources': 'everybody',
  'GET /sign-in': 'everybody',
  'POST /sign-in': 'everybody',
  'POST /sign-out': 'everybody',
  'GET /sign-out': 'everybody',
  'GET /knowledge': 'everybody',
  'POST /knowledge': figures,
  'GET /knowledge/sources/upload': figures,
  // A file on its way in is seen by the analyst who handed it in, and by nobody else.
  'GET /knowledge/sources/upload/:draft': ['analyst'],
  'POST /knowledge/sources/upload/:draft': ['analyst'],
  'GET /release': gate,
  'GET /release/bases/new': figures,
  // A file of counts, too, is for the one who handed it in.
  'GET /release/bases/new/:draft': ['analyst'],
  'POST /release/bases/new/:draft': ['analyst'],
  'GET /release/bases/:slug/edition': figures,
  'GET /release/bases/:slug/words': figures,
  'GET /release/bases/:slug/remove': figures,
  'GET /release/bases/:slug/propose': figures,
  'POST /release': figures,
  'POST /release/datasets/:dataset/withdraw': [...figures, 'data-protection'],
  'GET /goals': 'everybody',
  'GET /goals/:goal/edit': goalKeepers,
  'GET /goals/:goal/assess': goalKeepers,
  'GET /goals/:goal/sub-goals': goalKeepers,
  'POST /goals': goalKeepers,
  'GET /policies': 'everybody',
  'GET /policies/new': goalKeepers,
  'GET /policies/:id': goalKeepers,
  'POST /policies': goalKeepers,
  'GET /indicators': 'everybody',
  'GET /indicators/new': indicatorKeepers,
  'GET /indicators/:slug/edit': indicatorKeepers,
  'GET /indicators/:slug/values': staff,
  'GET /indicators/:slug/values/new': indicatorKeepers,
  'GET /indicators/:slug/values/import': indicatorKeepers,
  'GET /indicators/:slug/values/release': indicatorKeepers,
  'POST /indicators': indicatorKeepers,
  // The demonstration's efforts belong to no professional who visits here; that the owner may is tested beside the pages.
  'GET /efforts': 'everybody',
  'GET /efforts/new': effortWorkers,
  'POST /efforts': effortWorkers,
  'GET /efforts/coverage': staff,
  'POST /efforts/searches': staff,
  'POST /efforts/bulk': goalKeepers,
  'GET /efforts/:id/edit': goalKeepers,
  'POST /efforts/:id': goalKeepers,
  // Asks where to move it, and nobody has said where.
  'GET /efforts/:id/move': [],
  'GET /efforts/:id/partners': goalKeepers,
  'POST /efforts/:id/partners/:partner/confirm': [],
  'GET /efforts/:id/perspectives': staff,
  'POST /efforts/:id/perspectives': staff,
  'POST /efforts/:id/perspectives/:perspective/take-back': [],
  'GET /efforts/:id/actions': goalKeepers,
  'GET /efforts/:id/verdict': [...goalKeepers, 'analyst'],
  'POST /efforts/:id/verdict': [...goalKeepers, 'analyst'],
  'GET /efforts/:id/verdict/:verdict/publish': goalKeepers,
  'POST /efforts/:id/verdict/:verdict/publish': goalKeepers,
  'GET /my-actions': [...staff, 'partner'],
  'POST /my-actions': [...staff, 'partner'],
  // Whoever holds the secret address; the machine that reads it signs in nowhere.
  'GET /calendar': 'everybody',
  'GET /plan': 'everybody',
  'GET /status': 'everybody',
  'GET /plans': staff,
  'GET /plans/new': goalKeepers,
  'GET /plans/:id/settings': goalKeepers,
  'GET /plans/:id/adopt': goalKeepers,
  'GET /plans/:id/chapters/new': goalKeepers,
  'GET /plans/:id/consultation/asked': goalKeepers,
  'GET /plans/:id/consultation/paper': goalKeepers,
  'GET /plans/:id/consultation/comments/:comment/redact': goalKeepers,
  'POST /plans': goalKeepers,
  'GET /legal-bases': staff,
  'GET /legal-bases/new': goalKeepers,
  'GET /legal-bases/:id': goalKeepers,
  'POST /legal-bases': goalKeepers,
  // The plan in consultation asks residents too; that others see none is tested beside the pages.
  'GET /consultations': 'everybody',
  'POST /consultations': 'everybody',
  'POST /consultations/:version/nothing-to-add': ['partner'],
  'GET /my-page': signedIn,
  'POST /my-page': signedIn,
  'GET /audit': ['data-protection'],
  'GET /jobs': ['administrator'],
  'POST /jobs': ['administrator'],
  'GET /people': ['administrator'],
  'POST /people': ['administrator'],
  'GET /organisations': ['administrator'],
  // The one the partner belongs to; that it sees no other is tested beside the page.
  'GET /organisations/:id': [...staff, 'partner'],
  'POST /organisations': ['administrator'],
  'GET /setup': ['administrator'],
  'POST /setup': ['administrator'],
}

/** The roles that may; null for somebody without account. Throws when nobody has said. */
export function whoMay(method: string, pattern: string): readonly (Role | null)[] {
  const asked = `${method} ${pattern.replace(/^\/:locale(?=\/|$)/, '') || '/'}`
  const fits = (door: string) => asked === door || asked.startsWith(`${door}/`) || asked.startsWith(`${door}.`)
  const [door] = Object.keys(doors)
    .filter(fits)
    .sort((a, b) => b.length - a.length)
  const found = door === undefined ? undefined : doors[door]
  if (!found) throw new Error(`Nobody has said in tests/matrix/who-may.ts who may ask for ${asked}`)
  return found === 'everybody' ? [null, ...roles] : found
}
