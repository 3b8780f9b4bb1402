// The policies the goals cohere with: everybody finds them, those who keep the goals link them, and what cannot be is said plainly.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { readFields } from '../../../platform/result.ts'
import type { Role } from '../../../platform/roles.ts'
import { policyForm } from './model.ts'
import { linkPolicy, listPolicies } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const day = (text: string) => {
  const [year = '', month = '', day = ''] = text.split('-')
  return { 'adoptedOn-year': year, 'adoptedOn-month': month, 'adoptedOn-day': day }
}
const form = {
  nameDa: 'Medborgerpolitik',
  nameEn: 'Citizenship policy',
  ...day('2022-11-8'),
  address: 'https://www.eksempel.dk/medborger',
  goals: ['future-without-crime', 'safe-town'],
}
const others = ['resident', 'professional', 'analyst', 'partner', 'data-protection', 'administrator', undefined] as const
const all = () => town.as('leader', (tx) => listPolicies(tx))
const first = async () => (await all())[0]?.id ?? ''

test('an address is one of the web, and a day is one that has come', () => {
  const read = (more: object) => readFields(policyForm('2026-03-01'), { ...form, adoptedOn: '2022-11-08', ...more })
  const errorsOf = (more: object) => {
    const result = read(more)
    return result.ok ? [] : result.errors.map(({ field, key }) => `${field}: ${key}`)
  }
  for (const address of [
    'www.eksempel.dk',
    'javascript:alert(1)',
    'ftp://eksempel.dk',
    'https://',
    'https://a b',
    'https://u:p@x.dk',
    `https://x.dk/${'y'.repeat(500)}`,
  ])
    assert.deepEqual(errorsOf({ address }), ['address: address'], address)
  const shouted = read({ address: ' HTTPS://Eksempel.DK/Æ ' })
  assert.equal(shouted.ok && shouted.value.address, 'https://eksempel.dk/%C3%86')
  assert.deepEqual(errorsOf({ adoptedOn: '2026-03-01', address: '' }), [])
  for (const [adoptedOn, key] of [
    ['2026-03-02', 'adoptedLater'],
    ['2022-02-30', 'adoptedOn'],
    ['0022-02-03', 'adoptedOn'],
    ['i-går-', 'adoptedOn'],
  ])
    assert.deepEqual(errorsOf({ adoptedOn }), [`adoptedOn: ${key}`], adoptedOn)
  for (const goals of [undefined, [], 'all', ['safe-town', 'x'], '__proto__'])
    assert.deepEqual(errorsOf({ goals }), ['goals: goals'], String(goals))
  const one = read({ goals: 'new-generations' })
  assert.deepEqual(one.ok && one.value.goals, ['new-generations'])
})

test('a coordinator links a policy; everybody finds it in the list and beside its goals', async () => {
  assert.match(await (await town.visit('/da/policies')).text(), /Byen har ikke knyttet politikker/)
  const answer = await town.visit('/da/policies/new', { as: 'coordinator', form })
  assert.equal(answer.headers.get('location'), '/da/policies?done=added')
  const html = await (await town.visit('/da/policies')).text()
  assert.match(
    html,
    /href="https:\/\/www\.eksempel\.dk\/medborger"[\s\S]*8\. november 2022[\s\S]*\/da\/goals\/safe-town[\s\S]*\/da\/goals\/future-without-crime/,
  )
  assert.doesNotMatch(html, /policies\/new|>Ret</)
  assert.match(await (await town.visit('/en/goals/safe-town')).text(), /Citizenship policy<\/a>, adopted 8 November 2022/)
  assert.doesNotMatch(await (await town.visit('/da/goals/fewer-victims')).text(), /Medborgerpolitik/)
})

test('what is wrong is said beside the field, and everything written is kept', async () => {
  const wrong = { ...form, nameDa: '', ...day('2022-13-8'), address: 'eksempel.dk', goals: ['safe-town'] }
  const answer = await town.visit('/da/policies/new', { as: 'leader', form: wrong })
  const html = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(html, /Skriv politikkens navn[\s\S]*Du skrev 2022-13-08[\s\S]*begynder med https:\/\/\. Du skrev “eksempel\.dk”/)
  assert.match(html, /name="adoptedOn-month"[^>]*value="13"/)
  assert.match(html, /value="safe-town" checked/)
  assert.match(await (await town.visit('/da/policies/new', { as: 'leader', form })).text(), /“Medborgerpolitik” er her allerede/)
  assert.equal((await all()).length, 1)
})

test('it is corrected and removed, and the log says so', async () => {
  const its = `/da/policies/${await first()}`
  assert.match(await (await town.visit(its, { as: 'leader' })).text(), /name="adoptedOn-day"[^>]*value="8"/)
  assert.equal((await town.visit(its, { as: 'leader', form: { ...form, nameDa: 'Ny politik', ...day('--'), address: '' } })).status, 303)
  assert.match(await (await town.visit('/da/policies')).text(), /Ny politik[\s\S]*Dagen er ikke skrevet ind/)
  assert.equal((await town.visit(`${its}/remove`, { as: 'leader', form: {} })).status, 303)
  for (const path of [its, `${its}/remove`]) assert.equal((await town.visit(path, { as: 'leader', form })).status, 404, path)
  assert.equal((await town.visit(its, { as: 'leader' })).status, 404)
  const log = await town.as('data-protection', (tx) =>
    sql<{ deed: string }>`select deed from platform.audit_entry where thing = 'policy' order by id`.execute(tx),
  )
  assert.deepEqual(
    log.rows.map(({ deed }) => deed),
    ['added', 'changed', 'removed'],
  )
})

test('nobody else links, corrects or removes one, by page or in the database', async () => {
  await town.visit('/da/policies/new', { as: 'coordinator', form })
  const its = `/da/policies/${await first()}`
  for (const as of others) {
    for (const path of ['/da/policies/new', its]) assert.equal((await town.visit(path, { as })).status, 403, `${as} ${path}`)
    for (const path of ['/da/policies/new', its, `${its}/remove`])
      assert.equal((await town.visit(path, { as, form })).status, 403, `${as} ${path}`)
  }
  const content = { nameDa: 'X', nameEn: '', adoptedOn: null, address: '', goals: ['safe-town' as const] }
  for (const role of others.filter((one) => one !== undefined) as Role[]) {
    await assert.rejects(
      town.as(role, (tx) => linkPolicy(tx, content)),
      /row-level security/,
      role,
    )
    const touched = await town.as(role, async (tx) => [
      (await sql`update goals.policy set name_da = 'x'`.execute(tx)).numAffectedRows,
      (await sql`delete from goals.policy`.execute(tx)).numAffectedRows,
    ])
    assert.deepEqual(touched, [0n, 0n], role)
  }
})
