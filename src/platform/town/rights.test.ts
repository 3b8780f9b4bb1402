// Who may change the town's facts, tried from the wrong side in the database itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../tests/town.ts'
import { asSystem, sql, type Tx } from '../db.ts'
import { inventedRows, markAsDemonstration, markAsReal } from '../demonstration.ts'
import type { Role } from '../roles.ts'
import { addArea, areaOfSpot, areasAt, drawnAreas } from './area/store.ts'
import { addCategory, addHeading } from './category/store.ts'
import { addDepartment, addTeam } from './department/store.ts'
import { findDraft, keepDraft } from './draft/store.ts'
import { addHoliday } from './holiday/store.ts'
import { addPlace, nearestPlaces } from './place/store.ts'
import { maySetUpTown } from './policy.ts'
import type { Position } from './ring/model.ts'
import { takeOverStreets } from './street/store.ts'

let town: TestTown
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const shape = (...polygons: Position[][][]) => ({ type: 'MultiPolygon' as const, coordinates: polygons })
const others: (Role | 'nobody')[] = ['resident', 'professional', 'coordinator', 'analyst', 'leader', 'partner', 'data-protection', 'nobody']
const tables = ['area', 'place', 'street_segment', 'department', 'team', 'category', 'holiday', 'town_contact']

const asOther = <T>(role: Role | 'nobody', deed: (tx: Tx) => Promise<T>): Promise<T> =>
  role === 'nobody' ? town.db.transaction({ municipality: 1, account: null, roles: [], purpose: 'test' }, deed) : town.as(role, deed)

const count = async (tx: Tx, table: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(`platform.${table}`)}`.execute(tx)).rows[0]?.n ?? 0

before(async () => {
  town = await testTown()
  await town.as('administrator', async (tx) => {
    await addArea(tx, { name: 'Nord', kind: 'quarter', shape: shape([square(12.3, 55.6, 0.02), square(12.308, 55.608, 0.004)]) })
    await addArea(tx, { name: 'Omrids', kind: 'outline', shape: shape([square(12.2, 55.5, 0.3)]) })
    await addPlace(tx, { name: 'Stationen', kind: 'station', lat: 55.603, lon: 12.303, area: null, approximate: false })
    await addPlace(tx, { name: 'Havnen', kind: 'harbour', lat: 55.59, lon: 12.38, area: null, approximate: false })
    await takeOverStreets(tx, [{ street: 'Demovej', fromNumber: 1, toNumber: 9, lat: 55.6, lon: 12.3, area: null, addresses: 5 }], {
      isWhole: true,
    })
    const department = await addDepartment(tx, 'By')
    const team = await addTeam(tx, { name: 'Lys', department: department ?? '' })
    const heading = await addHeading(tx, { nameDa: 'Lys', nameEn: 'Light', isPublic: true })
    await addCategory(tx, heading ?? '', {
      nameDa: 'Lampe',
      nameEn: 'Lamp',
      isPublic: true,
      team: team ?? '',
      days: 5,
      deadlineKind: 'working',
    })
    await addHoliday(tx, { day: '2026-06-05', nameDa: 'Grundlovsdag', nameEn: 'Constitution Day' })
    await sql`insert into platform.language_reading (municipality, code, read_by, read_on) values (1, 'en', 'En tolk', '2026-01-01')`.execute(
      tx,
    )
    await sql`insert into platform.town_contact (municipality, phone) values (1, '12345678')`.execute(tx)
  })
})
after(() => town.close())

test('only the administrator sets up the town, also by the sentence the pages ask', () => {
  for (const role of others) assert.equal(maySetUpTown({ roles: [role] }), false, role)
  assert.equal(maySetUpTown({ roles: ['administrator'] }), true)
})

test('everybody reads the facts of the town, and nobody else changes or removes them', async () => {
  for (const role of others)
    await asOther(role, async (tx) => {
      for (const table of tables) {
        assert.ok((await count(tx, table)) > 0, `${role} reads ${table}`)
        const gone = table === 'town_contact' ? null : await sql`delete from ${sql.table(`platform.${table}`)}`.execute(tx)
        assert.equal(Number(gone?.numAffectedRows ?? 0), 0, `${role} removes ${table}`)
      }
      const renamed = await sql`update platform.area set name = 'Snyd'`.execute(tx)
      const moved = await sql`update platform.town_contact set phone = '1'`.execute(tx)
      assert.deepEqual([Number(renamed.numAffectedRows), Number(moved.numAffectedRows)], [0, 0], role)
    })
})

test('nobody else adds to the facts of the town', async () => {
  for (const role of others) {
    await assert.rejects(
      asOther(role, (tx) => addDepartment(tx, 'Snyd')),
      /row-level security/,
      role,
    )
    await assert.rejects(
      asOther(role, (tx) => addArea(tx, { name: 'Snyd', kind: 'other', shape: shape([square(12.3, 55.6, 0.1)]) })),
      /row-level security/,
      role,
    )
    await assert.rejects(
      asOther(role, (tx) => keepDraft(tx, 'areas', 'snyd', {})),
      /row-level security/,
      role,
    )
    await assert.rejects(
      asOther(role, (tx) =>
        sql`insert into platform.demonstration_row (municipality, table_name, row_id) values (1, 'platform.area', gen_random_uuid())`.execute(
          tx,
        ),
      ),
      /row-level security/,
      role,
    )
  }
})

test('what is invented becomes real by the administrator’s hand alone', async () => {
  const invented = await town.as('system', async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from platform.area limit 1`.execute(tx)
    const id = rows[0]?.id ?? ''
    await markAsDemonstration(tx, 'platform.area', id)
    return id
  })
  const isMarked = () => town.as('system', async (tx) => (await inventedRows(tx, 'platform.area')).has(invented))
  for (const role of others) {
    await asOther(role, (tx) => markAsReal(tx, 'platform.area', invented))
    assert.equal(await isMarked(), true, role)
  }
  await town.as('administrator', (tx) => markAsReal(tx, 'platform.area', invented))
  assert.equal(await isMarked(), false)
})

test('another town sees nothing of this one, and its administrator changes nothing here', async () => {
  await town.db.transaction(asSystem(2, 'test'), (tx) =>
    sql`insert into platform.municipality (municipality, code, name, host) values (2, '151', 'Naboby', 'nabo.example')`.execute(tx),
  )
  await town.db.transaction({ municipality: 2, account: null, roles: ['administrator'], purpose: 'test' }, async (tx) => {
    for (const table of tables) assert.equal(await count(tx, table), 0, table)
  })
})

test('who read a language through is for the administrator alone', async () => {
  for (const role of others) assert.equal(await asOther(role, (tx) => count(tx, 'language_reading')), 0, role)
  assert.equal(await town.as('administrator', (tx) => count(tx, 'language_reading')), 1)
})

test('a file that waits for a yes is seen only by the one who handed it in', async () => {
  const id = await town.as('administrator', (tx) => keepDraft(tx, 'streets', 'gader.csv', { segments: [] }))
  assert.equal((await town.as('administrator', (tx) => findDraft(tx, 'streets', id)))?.fileName, 'gader.csv')
  assert.equal(await town.as('administrator', (tx) => findDraft(tx, 'areas', id)), null)
  for (const role of others) assert.equal(await asOther(role, (tx) => findDraft(tx, 'streets', id)), null, role)
})

test('a spot is in its quarter, not in its hole, and the outline of the town says nothing about where in it', async () => {
  await town.as('resident', async (tx) => {
    assert.deepEqual(
      (await areasAt(tx, { lat: 55.601, lon: 12.301 })).map((area) => area.name),
      ['Nord', 'Omrids'],
    )
    assert.equal((await areaOfSpot(tx, { lat: 55.601, lon: 12.301 }))?.name, 'Nord')
    assert.equal(await areaOfSpot(tx, { lat: 55.61, lon: 12.31 }), null)
    assert.equal(await areaOfSpot(tx, { lat: 55.55, lon: 12.25 }), null)
    assert.deepEqual(
      (await nearestPlaces(tx, { lat: 55.6, lon: 12.3 })).map((place) => place.name),
      ['Stationen', 'Havnen'],
    )
    assert.equal((await drawnAreas(tx)).length, 2)
  })
})

test('a category stands under a heading and never under a category, whoever writes it', async () => {
  await assert.rejects(
    town.as('administrator', (tx) =>
      sql`insert into platform.category (municipality, id, level, parent, name_da, name_en, team, deadline_days, deadline_kind)
        select 1, gen_random_uuid(), 2, c.id, 'x', 'x', c.team, 5, 'working' from platform.category c where c.level = 2`.execute(tx),
    ),
    /foreign key/,
  )
})
