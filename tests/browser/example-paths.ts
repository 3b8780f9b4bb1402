// The pages a browser looks at, each with somebody who may see it.
import { fillKnowledge } from '../../src/knowledge/analyses/testing/fill-knowledge.ts'
import { fillPeople } from '../../src/platform/people/demo.ts'
import type { Role } from '../../src/platform/roles.ts'
import { fillTown } from '../../src/platform/town/demo.ts'
import type { TestTown } from '../town.ts'

export const examplePaths: { path: string; role?: Role }[] = [
  { path: '/' },
  { path: '/sign-in' },
  { path: '/knowledge' },
  { path: '/knowledge/crime' },
  { path: '/knowledge/crime/violence' },
  { path: '/knowledge/crime/shoplifting' },
  { path: '/knowledge/crime', role: 'analyst' },
  { path: '/knowledge/sources' },
  { path: '/knowledge/sources/:crime' },
  { path: '/knowledge/sources', role: 'analyst' },
  { path: '/knowledge/sources/upload/:wrong', role: 'analyst' },
  { path: '/knowledge/sources/upload/:ready', role: 'administrator' },
  { path: '/data/crime-expected' },
  { path: '/accessibility' },
  { path: '/privacy' },
  { path: '/my-page', role: 'resident' },
  { path: '/data' },
  { path: '/knowledge/sources/upload', role: 'analyst' },
  { path: '/setup', role: 'administrator' },
  { path: '/setup/guide', role: 'administrator' },
  { path: '/setup/town', role: 'administrator' },
  { path: '/setup/contact', role: 'administrator' },
  { path: '/setup/areas', role: 'administrator' },
  { path: '/setup/places', role: 'administrator' },
  { path: '/setup/streets', role: 'administrator' },
  { path: '/setup/departments', role: 'administrator' },
  { path: '/setup/categories', role: 'administrator' },
  { path: '/setup/holidays', role: 'administrator' },
  { path: '/setup/languages', role: 'administrator' },
  { path: '/people', role: 'administrator' },
  { path: '/people/new', role: 'administrator' },
  { path: '/people/work-roles', role: 'administrator' },
  { path: '/organisations', role: 'administrator' },
  { path: '/organisations/new', role: 'administrator' },
  { path: '/my-page/leave', role: 'resident' },
  { path: '/sign-in/sent' },
  { path: '/audit', role: 'data-protection' },
]

/** The demonstration's own things and invented figures, so that lists, tables and charts are looked at with rows. Gives the names in the paths. */
export async function fillExamples(town: TestTown): Promise<Record<string, string>> {
  await town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
  })
  return fillKnowledge(town)
}
