// What somebody who writes a phenomenon can choose from, and the names of places that are no people.
import type { Tx } from '../../../platform/db.ts'
import { allOrganisations } from '../../../platform/people/organisations/store.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { namesOfPlaces } from '../../reports/filing/store.ts'
import { colleagues } from './store.ts'

export const choicesFor = async (tx: Tx) => ({
  areas: (await listAreas(tx)).filter(({ kind }) => kind !== 'outline').map(({ id, name }) => ({ id, name })),
  people: await colleagues(tx),
  organisations: (await allOrganisations(tx)).filter(({ endedAt }) => endedAt === null).map(({ id, name }) => ({ id, name })),
})

/** Streets, places, areas and partners of the town: words that look like names and are none. */
export async function knownPlaces(tx: Tx): Promise<string[]> {
  const areas = await listAreas(tx)
  const partners = await allOrganisations(tx)
  return [...(await namesOfPlaces(tx)), ...areas.map(({ name }) => name), ...partners.map(({ name }) => name)]
}
