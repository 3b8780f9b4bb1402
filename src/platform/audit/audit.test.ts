// The log: written with the deed, sealed within a second, and nothing can be changed, removed, moved or cut off unseen.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { type TestDatabase, testDatabase } from '../../../tests/database.ts'
import { record } from '../audit.ts'
import { asSystem, type Db, openDb, sql, type Tx } from '../db.ts'
import { newId } from '../id.ts'
import { makeTown } from '../town/store.ts'
import { type HeadPlaces, publicKeyOf, writeHead } from './head.ts'
import { sealWaiting } from './seal.ts'
import { lastSeal } from './store.ts'
import { verifyLog } from './verify.ts'

let database: TestDatabase
let db: Db
let tamperer: pg.Client
let places: HeadPlaces
const asMachinery = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)
const note = (thingId: string) => asMachinery((tx) => record(tx, { deed: 'changed', thing: 'area', thingId, detail: { b: 1, a: 'æ' } }))
const findings = async () =>
  (await verifyLog(db, 1, places)).findings.map((finding) => ('number' in finding ? `${finding.kind} ${finding.number}` : finding.kind))

async function signNow(now = new Date()): Promise<void> {
  const link = await asMachinery(lastSeal)
  if (link) await writeHead(places, 1, link, now)
}

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl, { connections: 8 })
  tamperer = new pg.Client({ connectionString: database.ownerUrl })
  await tamperer.connect()
  await asMachinery((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
  // Whoever owns the database can do what the town itself cannot: that is whom the chain is for.
  for (const table of ['audit_entry', 'audit_seal', 'audit_unsealed'])
    await tamperer.query(`alter table platform.${table} no force row level security`)
  await tamperer.query('alter table platform.audit_seal drop constraint audit_seal_municipality_entry_fkey')
})
after(async () => {
  await tamperer.end()
  await db.close()
  await database.close()
  await rm(places.auditHeadDir, { recursive: true, force: true })
})
beforeEach(async () => {
  await tamperer.query('delete from platform.audit_unsealed; delete from platform.audit_seal; delete from platform.audit_entry')
  if (places) await rm(places.auditHeadDir, { recursive: true })
  places = { secret: 'the secret of the town, 32 or more', auditHeadDir: await mkdtemp(join(tmpdir(), 'trygby-audit-')) }
  for (let i = 1; i <= 10; i++) await note(String(i))
  assert.equal(await sealWaiting(db, 1), 10)
  await signNow()
})

test('an honest log is whole', async () => {
  const verdict = await verifyLog(db, 1, places)
  assert.deepEqual(verdict, { links: 10, heads: 1, vouchedFor: 10, findings: [] })
})

test('an edit is found, in any field', async () => {
  const edits = [
    "deed = 'read'",
    "thing = 'x'",
    "thing_id = 'x'",
    "purpose = 'x'",
    "roles = 'x'",
    "detail = '{}'",
    "at = at + interval '1 microsecond'",
    `account = '${newId()}'`,
  ]
  for (const [i, edit] of edits.entries()) {
    await tamperer.query(
      `update platform.audit_entry set ${edit} where id = (select entry from platform.audit_seal where number = ${i + 1})`,
    )
    assert.equal((await findings()).at(-1), `changed ${i + 1}`, edit)
  }
  assert.equal((await findings()).length, edits.length)
})

test('a removed entry is found, with or without its link', async () => {
  await tamperer.query('delete from platform.audit_entry where id = (select entry from platform.audit_seal where number = 7)')
  assert.deepEqual(await findings(), ['removed 7'])
  await tamperer.query('delete from platform.audit_seal where number = 7')
  assert.deepEqual(await findings(), ['gap 7', 'out-of-place 8'])
})

test('two entries swapped are found', async () => {
  await tamperer.query(`alter table platform.audit_seal drop constraint audit_seal_municipality_entry_key`)
  await tamperer.query(
    `update platform.audit_seal s set entry = o.entry from platform.audit_seal o where (s.number, o.number) in ((3, 6), (6, 3))`,
  )
  assert.deepEqual(await findings(), ['changed 3', 'changed 6'])
  await tamperer.query('alter table platform.audit_seal add constraint audit_seal_municipality_entry_key unique (municipality, entry)')
})

test('an end cut off is found, also when the chain is continued after it', async () => {
  await tamperer.query('delete from platform.audit_entry where id in (select entry from platform.audit_seal where number > 8)')
  await tamperer.query('delete from platform.audit_seal where number > 8')
  assert.deepEqual(await findings(), ['cut-off 10'])
  await note('11')
  await note('12')
  await note('13')
  await sealWaiting(db, 1)
  assert.deepEqual(await findings(), ['rewritten 10'])
})

test('an entry slipped in behind the sealer is found', async () => {
  await note('slipped in')
  await tamperer.query(
    "delete from platform.audit_unsealed; update platform.audit_entry set at = now() - interval '5 minutes' where thing_id = 'slipped in'",
  )
  assert.deepEqual(await findings(), ['unsealed'])
})

test('a head changed, or signed with another key, is found', async () => {
  const [name] = await readdir(places.auditHeadDir)
  const file = join(places.auditHeadDir, name ?? '')
  const honest = await readFile(file, 'utf8')
  await writeFile(file, honest.replace('"number":10', '"number":9'))
  assert.deepEqual(await findings(), ['false-head'])
  await writeFile(file, 'nothing')
  assert.deepEqual(await findings(), ['false-head'])
  const other = { ...places, secret: 'another secret of the same length' }
  const link = await asMachinery(lastSeal)
  assert.ok(link)
  await writeHead(other, 1, link)
  assert.deepEqual(await findings(), ['false-head'])
})

test('after the secret was replaced, old heads are genuine to whoever trusts the old key too', async () => {
  const before = { ...places, secret: 'the secret of last year, 32 or more' }
  const link = await asMachinery(lastSeal)
  assert.ok(link)
  await writeHead(before, 1, link, new Date(Date.now() - 24 * 3600_000))
  assert.deepEqual(await findings(), ['false-head'])
  const keys = [before, places].map(({ secret }) => publicKeyOf(secret))
  assert.deepEqual((await verifyLog(db, 1, places, keys)).findings, [])
})

test('a day has one head, and each day its own', async () => {
  await signNow()
  await signNow(new Date(Date.now() + 24 * 3600_000))
  assert.equal((await readdir(places.auditHeadDir)).length, 2)
  assert.equal((await verifyLog(db, 1, places)).heads, 2)
})

test('a deed kept late is sealed late, and none is missed', async () => {
  const order: string[] = []
  const slow = asMachinery(async (tx) => {
    await record(tx, { deed: 'changed', thing: 'area', thingId: 'slow' })
    while (order.length < 2) await new Promise((resolve) => setTimeout(resolve, 10))
  })
  await note('quick')
  order.push('quick')
  assert.equal(await sealWaiting(db, 1), 1)
  order.push('sealed')
  await slow
  assert.equal(await sealWaiting(db, 1), 1)
  assert.deepEqual(await findings(), [])
})

test('many writers and several sealers at once make one whole chain', async () => {
  const writers = Array.from({ length: 5 }, async (_, w) => {
    for (let i = 0; i < 30; i++) await note(`${w}-${i}`)
  })
  let isDone = false
  const sealers = Array.from({ length: 3 }, async () => {
    while (!isDone) await sealWaiting(db, 1)
  })
  await Promise.all(writers)
  isDone = true
  await Promise.all(sealers)
  await sealWaiting(db, 1)
  const verdict = await verifyLog(db, 1, places)
  assert.deepEqual([verdict.links, verdict.findings], [160, []])
})

test('nobody of the town changes or removes an entry or a seal, nor writes in the name of another', async () => {
  const deeds = [
    sql`update platform.audit_entry set deed = 'x'`,
    sql`delete from platform.audit_entry`,
    sql`update platform.audit_seal set hash = ${'0'.repeat(64)}`,
    sql`delete from platform.audit_seal`,
  ]
  for (const deed of deeds)
    await assert.rejects(
      asMachinery((tx) => deed.execute(tx)),
      /permission denied/,
    )
  const officer = { municipality: 1, account: newId(), roles: ['data-protection'] as const, purpose: 'test' }
  await assert.rejects(
    db.transaction(officer, (tx) =>
      sql`insert into platform.audit_entry (municipality, id, account, roles, deed, thing, thing_id, purpose)
    values (1, ${newId()}, ${newId()}, '', 'x', 'x', 'x', 'x')`.execute(tx),
    ),
    /row-level security/,
  )
  await assert.rejects(
    db.transaction(officer, (tx) =>
      sql`insert into platform.audit_seal (municipality, number, entry, previous, hash)
    values (1, 99, ${newId()}, ${'0'.repeat(64)}, ${'0'.repeat(64)})`.execute(tx),
    ),
    /row-level security/,
  )
  assert.equal((await db.transaction(officer, (tx) => sql`delete from platform.audit_unsealed returning 1`.execute(tx))).rows.length, 0)
})

test('the log is read by the data protection officer, and by people only their own entries', async () => {
  const count = (tx: Tx) =>
    sql<{ n: number }>`select count(*)::int as n from platform.audit_entry`.execute(tx).then(({ rows }) => rows[0]?.n)
  const officer = { municipality: 1, account: newId(), roles: ['data-protection'] as const, purpose: 'test' }
  assert.equal(await db.transaction(officer, count), 10)
  for (const role of ['resident', 'partner', 'professional', 'coordinator', 'analyst', 'leader', 'administrator'] as const) {
    const person = { municipality: 1, account: newId(), roles: [role], purpose: 'test' }
    assert.equal(await db.transaction(person, count), 0)
    await db.transaction(person, (tx) => record(tx, { deed: 'read', thing: 'area', thingId: '1' }))
    assert.equal(await db.transaction(person, count), 1)
  }
  assert.equal(await db.transaction(asSystem(2, 'another town'), count), 0)
})
