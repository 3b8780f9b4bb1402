import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../db.ts'

let town: TestTown
before(async () => {
  town = await testTown()
  await town.accountOf('partner')
})
after(() => town.close())

const fields = {
  name: 'Prøve Boligselskab',
  kind: 'housing-company',
  maySee: 'Samlede tal.',
  shared: ['aggregates', 'faults'],
  contactName: 'Bo',
  contactEmail: 'bo@bolig.dk',
}
const save = (path: string, form: Record<string, string | string[]>) =>
  town.visit(path, { as: 'administrator', form: { ...fields, ...form } })
let path = ''

test('a partner is added with what the agreement says it may see', async () => {
  const answer = await save('/da/organisations/new', {})
  assert.equal(answer.status, 303)
  path = (answer.headers.get('location') ?? '').replace(/\?.*/, '')
  const page = await (await town.visit(path, { as: 'administrator' })).text()
  assert.match(page, /Samlede tal\./)
  assert.equal([...page.matchAll(/type="checkbox"[^>]*checked/g)].length, 2)
})

test('what is missing or not on the list is said, and what was written is kept', async () => {
  const cases: [Record<string, string | string[]>, RegExp][] = [
    [{ name: '' }, /Skriv partnerens navn/],
    [{ name: 'PRØVE boligselskab' }, /allerede en partner/],
    [{ kind: 'gang' }, /Vælg en slags/],
    [{ maySee: ' ' }, /Skriv, hvad de må se/],
    [{ shared: 'names' }, /Vælg fra listen/],
    [{ contactEmail: 'bo' }, /Der stod &quot;bo&quot;/],
  ]
  for (const [wrong, sentence] of cases) {
    const answer = await save('/da/organisations/new', { name: 'Anden', ...wrong })
    assert.equal(answer.status, 422, JSON.stringify(wrong))
    const page = await answer.text()
    assert.match(page, sentence)
    assert.match(page, /value="bo/)
  }
})

test('a name may be used again by the same partner', async () => {
  assert.equal((await save(path, { name: 'Prøve boligselskab' })).status, 303)
})

test('its own people and staff may read it, others not', async () => {
  const id = path.slice(path.lastIndexOf('/') + 1)
  assert.equal((await town.visit(path, { as: 'partner' })).status, 404)
  await town.as('system', async (tx) =>
    sql`update platform.account set organisation = ${id} where id = ${await town.accountOf('partner')}`.execute(tx),
  )
  assert.match(await (await town.visit('/da/my-page', { as: 'partner' })).text(), new RegExp(`<a href="${path}">Prøve boligselskab</a>`))
  const own = await town.visit(path, { as: 'partner' })
  assert.equal(own.status, 200)
  const page = await own.text()
  assert.match(page, /Samlede tal\./)
  assert.match(page, /Fysiske fejl/)
  assert.doesNotMatch(page, /bo@bolig\.dk|<form[^>]*organisations/)
  assert.equal((await town.visit(path, { as: 'professional' })).status, 200)
  assert.equal((await town.visit(path, { as: 'resident' })).status, 404)
  for (const address of [path, `${path}/end`, '/da/organisations/new'])
    assert.equal((await town.visit(address, { as: 'partner', form: fields })).status, 404, address)
  const another =
    (await save('/da/organisations/new', { name: 'Et andet boligselskab' })).headers.get('location')?.replace(/\?.*/, '') ?? ''
  assert.equal((await town.visit(another, { as: 'partner' })).status, 404)
})

test('when the cooperation ends, its people are out and nothing more is shared', async () => {
  assert.match(await (await town.visit(path, { as: 'administrator' })).text(), /ét menneske mister adgangen/)
  assert.equal((await town.visit(`${path}/end`, { as: 'administrator', form: { a: '' } })).status, 303)
  assert.equal((await town.visit('/da/my-page', { as: 'partner' })).status, 303)
  const page = await (await town.visit(path, { as: 'administrator' })).text()
  assert.match(page, /Sluttet/)
  assert.match(page, /Intet/)
  assert.equal((await save(path, {})).status, 404)
})
