// Fifty reports from one home: they land on one point, at least ten front doors could have sent them, and the point stays when houses are built.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestTown, testTown } from '../../../../tests/town.ts'
import type { Tx } from '../../db.ts'
import type { Segment } from '../../town/street/model.ts'
import { takeOverStreets } from '../../town/street/store.ts'
import { type Doors, makeSnapPoints, snapPlace, snapUnits } from './model.ts'
import { makeSnapSet, readSnapSet } from './store.ts'

/** Stretches in a bent grid, some of them a single farm. */
const stretches: Segment[] = Array.from({ length: 240 }, (_, i) => ({
  street: `Prøvevej ${i % 30}`,
  fromNumber: 1 + 10 * Math.floor(i / 30),
  toNumber: 10 + 10 * Math.floor(i / 30),
  lat: 55.6 + 0.0011 * (i % 16) + 0.00003 * ((i * i) % 11),
  lon: 12.3 + 0.0019 * Math.floor(i / 16) + 0.00004 * ((i * 7) % 13),
  area: null,
  addresses: i % 3 === 0 ? 1 : i % 7,
}))

let town: TestTown
before(async () => {
  town = await testTown()
})
after(() => town.close())

const readAs = (role: Parameters<TestTown['as']>[0]) => town.as(role, readSnapSet)
const fill = (file: Segment[]) => town.as('administrator', (tx: Tx) => takeOverStreets(tx, file, { isWhole: true }))

test('a town with fewer than ten front doors has no points, and nothing is kept', async () => {
  await fill([{ street: 'Ene', fromNumber: 1, toNumber: 9, lat: 55.6, lon: 12.3, area: null, addresses: 9 }])
  assert.equal(await town.as('administrator', makeSnapSet), null)
  assert.equal(await readAs('professional'), null)
})

test('the points are made once and read back the same, place by place', async () => {
  await fill(stretches)
  assert.equal((await town.as('administrator', makeSnapSet))?.number, 1)
  const kept = await readAs('professional')
  assert.ok(kept)
  const fresh = { number: 1, ...makeSnapPoints(stretches) }
  for (const place of stretches) assert.deepEqual(snapPlace(kept, place), snapPlace(fresh, place))
  assert.deepEqual(snapUnits(kept), snapUnits(fresh))
})

test('behind every point stand ten front doors or more, counted one by one', async () => {
  const set = await readAs('professional')
  assert.ok(set)
  const doors = new Map<string, number>()
  for (const place of stretches) {
    const { unit } = snapPlace(set, place)
    doors.set(unit, (doors.get(unit) ?? 0) + place.addresses)
  }
  const known = snapUnits(set)
  assert.ok(known.length > 20, `${known.length} points are too few to say anything`)
  assert.deepEqual(new Map(known.map(({ unit, addresses }) => [unit, addresses])), doors)
  assert.ok(Math.min(...doors.values()) >= 10)
})

test('fifty reports from each home leave at least ten front doors possible', async () => {
  const set = await readAs('professional')
  assert.ok(set)
  for (const home of stretches.filter(({ addresses }) => addresses > 0)) {
    const shown: Set<string> = new Set(Array.from({ length: 50 }, () => snapPlace(set, home).unit))
    const possible: number = stretches
      .filter((other) => shown.has(snapPlace(set, other).unit))
      .reduce((all, { addresses }) => all + addresses, 0)
    assert.deepEqual([shown.size, possible >= 10], [1, true])
  }
})

test('when houses are built every home keeps its point', async () => {
  const before: Doors[] = stretches
  const set = await readAs('professional')
  assert.ok(set)
  const points = before.map((place) => snapPlace(set, place).unit)
  await fill([...stretches, { street: 'Nyvej', fromNumber: 1, toNumber: 40, lat: 55.6066, lon: 12.3101, area: null, addresses: 40 }])
  const later = await readAs('professional')
  assert.ok(later)
  assert.deepEqual(
    before.map((place) => snapPlace(later, place).unit),
    points,
  )
})

test('nobody outside the town hall reads the points, and only the administrator and the machinery make them', async () => {
  for (const role of ['resident', 'partner'] as const) assert.equal(await readAs(role), null)
  for (const role of ['resident', 'partner', 'professional', 'analyst', 'coordinator', 'leader'] as const)
    await assert.rejects(town.as(role, makeSnapSet), /row-level security/, role)
})
