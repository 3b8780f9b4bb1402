// Who may ask for which of the town's addresses, as the policies say; an address that stands nowhere here fails the matrix until somebody says.
import { type Role, roles } from '../../src/platform/roles.ts'

const signedIn: readonly Role[] = roles
const staff: readonly Role[] = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']
const figures: readonly Role[] = ['analyst', 'administrator']

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
