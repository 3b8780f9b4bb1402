// One report is sorted by its own page as many are from the inbox: the category follows, who follows is told, and what is over stays.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { addCategory, addHeading } from '../../../platform/town/category/store.ts'
import { addDepartment, addTeam } from '../../../platform/town/department/store.ts'
import { readNews, readReport, readTrail } from './store.ts'
import { aReport } from './testing/a-report.ts'

let town: TestTown
let team = ''
before(async () => {
  town = await testTown()
  await town.as('system', async (tx) => {
    team = (await addTeam(tx, { name: 'Belysning', department: (await addDepartment(tx, 'By og Miljø')) ?? '' })) ?? ''
  })
})
after(() => town.close())

const read = async (id: string) => (await town.as('professional', (tx) => readReport(tx, id))) ?? assert.fail('no report')
const newsOf = async (id: string) =>
  (await town.as('professional', (tx) => readNews(tx, id))).map(({ key, unit, answerBy }) => [key, unit, answerBy])
const dayFields = (day: string | null) => {
  const [year = '', month = '', ofMonth = ''] = (day ?? '').split('-')
  return { 'answerBy-day': ofMonth, 'answerBy-month': month, 'answerBy-year': year }
}
/** Sends the page of sorting with what it would hold, less what is changed. */
async function sort(id: string, changes: { kind?: string; team?: string; answerBy?: string } = {}): Promise<Response> {
  const { kind, team: has, answerBy, revision } = await read(id)
  const { answerBy: day = answerBy, ...other } = changes
  const form = { kind, team: has?.id ?? '', revision: String(revision), ...dayFields(day), ...other }
  return town.visit(`/da/reports/${id}/sort`, { as: 'professional', form })
}

test('a new day of the answer is told, as it is from the inbox', async () => {
  const { id } = await aReport(town)
  assert.equal((await sort(id, { answerBy: '2027-03-01' })).status, 303)
  assert.deepEqual((await newsOf(id)).at(-1), ['team', '', '2027-03-01'])
  assert.equal((await sort(id, { team })).status, 303)
  assert.deepEqual((await newsOf(id)).at(-1), ['team', 'Belysning', '2027-03-01'])
  assert.deepEqual(
    (await town.as('professional', (tx) => readTrail(tx, id))).map(({ kind, words }) => [kind, words]),
    [
      ['received', ''],
      ['sorted', ''],
      ['assigned', 'Belysning'],
    ],
  )
})

test('the category follows the kind', async () => {
  const { id } = await aReport(town, 'lamp')
  const category = await town.as('system', async (tx) => {
    const heading = (await addHeading(tx, { nameDa: 'Grønt', nameEn: 'Green', isPublic: true })) ?? ''
    const bushes = { nameDa: 'Buske', nameEn: 'Bushes', isPublic: true, team, days: 3, deadlineKind: 'working' as const }
    return (await addCategory(tx, heading, bushes)) ?? ''
  })
  await town.as('administrator', (tx) =>
    sql`insert into public_space.kind_category (municipality, kind, category) values (platform.town(), 'bush', ${category})`.execute(tx),
  )
  await sort(id, { kind: 'bush' })
  assert.deepEqual([(await read(id)).kind, (await read(id)).category], ['bush', category])
})

test('nobody works on what is closed, so no team and no day; what it was about may be corrected, and it is taken off the map', async () => {
  const { id } = await aReport(town)
  const closing = { outcome: 'solved', saidBy: 'staff', answer: 'Lampen er skiftet og lyser.' }
  const close = async (more: object) =>
    town.visit(`/da/reports/${id}/close`, {
      as: 'professional',
      form: { ...closing, ...more, revision: String((await read(id)).revision) },
    })
  assert.equal((await close({ outcome: 'duplicate' })).status, 422, 'only putting together makes one the same as another')
  assert.equal((await close({})).status, 303)
  assert.equal((await read(id)).isPublic, true)
  const told = await newsOf(id)
  for (const change of [{ team }, { answerBy: '2027-03-01' }]) assert.equal((await sort(id, change)).status, 422)
  assert.equal((await sort(id, { kind: 'bush' })).status, 303)
  const { state, kind, isPublic } = await read(id)
  assert.deepEqual([state, kind, isPublic], ['closed', 'bush', false])
  assert.deepEqual(await newsOf(id), told)
})
