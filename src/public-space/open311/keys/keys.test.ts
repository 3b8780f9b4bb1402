// Only the administrator issues keys; each is shown once, opens until it is ended, and only its hash is in the database.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import { sql } from '../../../platform/db.ts'
import { roles } from '../../../platform/roles.ts'
import { hashOfKey, newKey } from './secret.ts'
import { endKey, issueKey, keyByHash, listKeys } from './store.ts'

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const page = '/da/reports/api-keys'
const others = roles.filter((role) => role !== 'administrator')

test('a key is issued, shown once, opens the interface, and opens nothing once it is ended', async () => {
  const issued = await (await town.visit(page, { as: 'administrator', form: { name: 'Vejdriften' } })).text()
  const key = /trygby_[\w-]{43}/.exec(issued)?.[0] ?? assert.fail('no key on the page')
  const list = await (await town.visit(page, { as: 'administrator' })).text()
  assert.match(list, /Vejdriften/)
  assert.doesNotMatch(list, new RegExp(key))
  const send = async () =>
    (await town.visit('/open311/v2/requests.json', { form: { api_key: key, service_code: 'lamp', lat: '55.61', long: '12.35' } })).status
  assert.equal(await send(), 200)
  const [kept] = await town.as('administrator', listKeys)
  assert.ok(kept?.usedOn)
  const rows = await town.as('system', async (tx) =>
    JSON.stringify((await sql`select k::text from public_space.api_key k`.execute(tx)).rows),
  )
  assert.doesNotMatch(rows, new RegExp(key.slice(7)))
  const ended = await town.visit(`${page}/end`, { as: 'administrator', form: { which: kept.id } })
  assert.equal(ended.headers.get('location'), `${page}?done=ended`)
  assert.equal(await send(), 403)
  const log = await town.as(
    'data-protection',
    async (tx) => (await sql<{ deed: string }>`select deed from platform.audit_entry where thing = 'api key' order by at`.execute(tx)).rows,
  )
  assert.deepEqual(
    log.map(({ deed }) => deed),
    ['issued', 'ended'],
  )
})

test('a name that is missing or taken comes back beside its field, with what was written', async () => {
  await town.visit(page, { as: 'administrator', form: { name: 'Taget' } })
  for (const [name, sentence] of [
    ['', /Skriv, hvilket system/],
    ['taget', /har allerede en nøgle/],
    ['x'.repeat(121), /højst 120 tegn/],
  ] as const) {
    const answer = await town.visit(page, { as: 'administrator', form: { name } })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), sentence)
  }
  const none = await town.visit(`${page}/end`, { as: 'administrator', form: { which: 'x' } })
  assert.equal(none.status, 422)
})

test('for everybody else there are no keys, by page and in the database', async () => {
  const id = (await town.as('administrator', (tx) => issueKey(tx, 'Andres', hashOfKey(newKey())))) ?? assert.fail()
  for (const as of [undefined, ...others]) {
    assert.equal((await town.visit(page, as ? { as } : {})).status, 404, as)
    assert.equal((await town.visit(page, { ...(as ? { as } : {}), form: { name: 'x' } })).status, 404, as)
    assert.equal((await town.visit(`${page}/end`, { ...(as ? { as } : {}), form: { which: id } })).status, 404, as)
  }
  for (const role of others) {
    assert.deepEqual(await town.as(role, listKeys), [], role)
    assert.equal(await town.as(role, (tx) => endKey(tx, id)), false, role)
    assert.equal(await town.as(role, (tx) => keyByHash(tx, hashOfKey('x'))), null)
  }
  for (const role of [...others, 'system'] as const)
    await assert.rejects(
      town.as(role, (tx) => issueKey(tx, `Falsk ${role}`, hashOfKey(newKey()))),
      /row-level security/,
      role,
    )
  const owner = await town.accountOf('coordinator')
  await assert.rejects(
    town.as('administrator', (tx) =>
      sql`insert into public_space.api_key (municipality, id, name, key_hash, made_by) values (platform.town(), gen_random_uuid(), 'x', ${hashOfKey('y')}, ${owner})`.execute(
        tx,
      ),
    ),
    /row-level security/,
  )
})
