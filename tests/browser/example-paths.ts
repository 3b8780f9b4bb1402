// The pages a browser looks at, each with somebody who may see it.
import type { Role } from '../../src/platform/roles.ts'
import type { TestTown } from '../town.ts'

export const examplePaths: { path: string; role?: Role }[] = [
  { path: '/' },
  { path: '/sign-in' },
  { path: '/knowledge' },
  { path: '/knowledge/crime' },
  { path: '/knowledge/sources' },
  { path: '/accessibility' },
  { path: '/privacy' },
  { path: '/my-page', role: 'resident' },
  { path: '/setup', role: 'administrator' },
  { path: '/people', role: 'administrator' },
  { path: '/audit', role: 'data-protection' },
]

/** Something on every page, so that lists and tables are looked at with rows. */
export async function fillExamples(_town: TestTown): Promise<void> {}
