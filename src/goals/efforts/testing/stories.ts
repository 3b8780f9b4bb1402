// A town with one effort to tell stories about, for the tests of this slice.
import type { TestTown } from '../../../../tests/town.ts'
import { correctAccount } from '../../../platform/people/accounts/store.ts'
import { fillPeople } from '../../../platform/people/demo.ts'
import { allOrganisations } from '../../../platform/people/organisations/store.ts'
import { listAreas } from '../../../platform/town/area/store.ts'
import { fillTown } from '../../../platform/town/demo.ts'
import { listDepartments } from '../../../platform/town/department/store.ts'
import { emptyEvaluation } from '../evaluation/model.ts'
import { agreeEvaluation, saveEvaluation } from '../evaluation/store.ts'

/** Areas, departments, people and partners; the test's partner belongs to the first organisation. Returns that organisation. */
export async function peopleAndPlaces(town: TestTown): Promise<{ organisation: string; other: string; area: string; department: string }> {
  const partner = await town.accountOf('partner')
  return town.as('system', async (tx) => {
    await fillTown(tx, 2026)
    await fillPeople(tx)
    const [first, second] = await allOrganisations(tx)
    const [area] = await listAreas(tx)
    const [department] = await listDepartments(tx)
    if (!first || !second || !area || !department) throw new Error('The demonstration town has partners, areas and departments')
    await correctAccount(tx, partner, {
      email: 'partner@example.invalid',
      name: 'Prøve partner',
      organisation: first.id,
      locale: 'da',
    })
    return { organisation: first.id, other: second.id, area: area.id, department: department.id }
  })
}

/** Proposes an effort by its form, as a coordinator unless told, and returns its identifier. */
export async function propose(
  town: TestTown,
  form: Record<string, string | string[]> = {},
  as: 'coordinator' | 'professional' = 'coordinator',
) {
  const fields = { name: 'Lys på stien', kind: 'public-space', goals: 'safe-town', ...form }
  const answer = await town.visit('/da/efforts', { as, form: fields })
  const id = /efforts\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1]
  if (!id) throw new Error(`The effort was not proposed: ${answer.status} ${await answer.text()}`)
  return id
}

/** Everything a planned effort says; the owner is the town's coordinator. */
export const wholeForm = (places: { area: string; department: string }, owner: string) => ({
  what: 'Vi sætter lamper op.',
  areas: places.area,
  audiences: ['residents'],
  department: places.department,
  owner,
  'from-day': '1',
  'from-month': '3',
  'from-year': '2027',
  isPublic: 'yes',
})

export const move = (
  town: TestTown,
  id: string,
  form: Record<string, string>,
  as: 'coordinator' | 'professional' | 'leader' = 'coordinator',
) => town.visit(`/da/efforts/${id}/move`, { as, form })

export const agreeLight = (town: TestTown, id: string) =>
  town.as('coordinator', async (tx) => {
    await saveEvaluation(tx, id, {
      ...emptyEvaluation,
      sizeReason: 'Den er lille.',
      difference: 'Flere går der.',
      seenBy: 'Vi tæller.',
      verdictOn: '2028-01-01',
    })
    await agreeEvaluation(tx, id, { by: await town.accountOf('coordinator'), byName: 'Prøve coordinator' })
  })
