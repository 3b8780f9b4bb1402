// The trial town: points from far away make a second, invented town, marked as such, and the same command takes it away.
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../tests/database.ts'
import type { CommandContext } from '../platform/command.ts'
import { readConfig } from '../platform/config.ts'
import { asSystem, type Db, openDb, sql, type Tx } from '../platform/db.ts'
import { makeTown, townsWithHosts } from '../platform/town/store.ts'
import { commands } from './commands.ts'
import { trialHost } from './fill.ts'
import { addressAt, boxOf, moved, moves, quartersOf } from './layout.ts'
import { readPoints } from './points.ts'

let database: TestDatabase
let db: Db
let folder: string

const london = [
  'Month,Longitude,Latitude,Crime type',
  '2020-10,-0.09,51.51,Drugs',
  '2020-11,-0.09,51.51,Burglary',
  '2019-03,-0.08,51.52,Robbery',
  '2019-03,-1.6,51.5,Drugs',
]
const memphis = [
  'uid,offense_type,date,lon,lat',
  '1,personal robbery,2019-12-28 23:10:00,-89.9,35.1',
  '2,personal robbery,2019-12-30 12:00:00,-89.9,35.2',
]

before(async () => {
  database = await testDatabase()
  db = openDb(database.appUrl)
  folder = await mkdtemp(join(tmpdir(), 'trygby-points-'))
  await writeFile(join(folder, 'police_uk_city_of_london.csv'), london.join('\n'))
  await writeFile(join(folder, 'memphis_robberies_2019.csv'), memphis.join('\n'))
  await db.transaction(asSystem(1, 'test'), (tx) => makeTown(tx, 1, { code: '183', name: 'Ishøj', isDemonstration: true }))
})
after(async () => {
  await db.close()
  await database.close()
  await rm(folder, { recursive: true })
})

async function command(args: string[], exit = 0, mode: 'demonstration' | 'production' = 'demonstration'): Promise<string> {
  const said: string[] = []
  const [found] = commands
  if (!found || found.alone) throw new Error('No command')
  const at: CommandContext = {
    config: { ...readConfig({ TRYGBY_DATA: '/tmp/trygby-trial-test' }), mode },
    db,
    municipality: 1,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    backupUrl: null,
    print: (line) => said.push(line),
  }
  assert.equal(await found.run(args, at), exit)
  return said.join('\n')
}

/** The town of a host, or else the one that answers to any. */
const townOfHost = async (host: string | null) => {
  const all = await townsWithHosts(db)
  return (all.find((town) => town.host === host) ?? all.find((town) => town.host === null))?.town ?? null
}
const inTrial = async <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => {
  const town = await townOfHost(trialHost)
  return db.transaction(asSystem(town?.municipality ?? 0, 'test'), deed)
}

test('points keep their pattern: a hundred metres in London are a hundred metres here, and eight hundred in Memphis', () => {
  const metres = (a: { lat: number; lon: number } | null, b: { lat: number; lon: number } | null): number => {
    assert.ok(a && b)
    return Math.hypot((b.lat - a.lat) * 111_320, (b.lon - a.lon) * 111_320 * Math.cos((a.lat * Math.PI) / 180))
  }
  const north = moved(moves.london, { lat: 51.51 + 100 / 111_320, lon: -0.09 })
  assert.ok(Math.abs(metres(moved(moves.london, { lat: 51.51, lon: -0.09 }), north) - 100) < 0.5)
  const east = moved(moves.memphis, { lat: 35.1, lon: -89.9 + 800 / (111_320 * Math.cos((35.1225 * Math.PI) / 180)) })
  assert.ok(Math.abs(metres(moved(moves.memphis, { lat: 35.1, lon: -89.9 }), east) - 100) < 0.5)
  assert.equal(moved(moves.london, { lat: 51.6, lon: -0.09 }), null)
})

test('the two parts of the town do not overlap, and every spot has an invented address', () => {
  const [a, b] = [boxOf(moves.london), boxOf(moves.memphis)]
  assert.ok(a.north < b.south)
  assert.equal(quartersOf('X', a).length, 8)
  assert.match(addressAt({ box: a, firstStreet: 0 }, { lat: a.south + 0.0001, lon: a.west + 0.0001 }), /^Prøvelærkevej 1$/)
})

test('months keep their season, weekdays and hours stay what they were, and nothing lies in the future', async () => {
  const points = await readPoints(folder, '2026-06-10')
  assert.deepEqual(
    points.map(({ kind, day, time, isWeekend }) => [kind, day.slice(0, 7), time, isWeekend]),
    [
      ['being-followed', '2024-03', null, null],
      ['open-drugs', '2025-10', null, null],
      ['lamp', '2025-11', null, null],
      ['mopeds', '2026-06', 'night', true],
      ['mopeds', '2026-06', 'day', false],
    ],
  )
  assert.equal(new Date(points.at(-1)?.day ?? '').getUTCDay(), new Date('2019-12-30').getUTCDay())
  assert.deepEqual(await readPoints(folder, '2026-06-10'), points)
})

test('without the points a sentence says where they were looked for, and nothing is made', async () => {
  assert.match(
    await command(['--data', '/nowhere'], 2),
    /The points are not there: police_uk_city_of_london\.csv and memphis_robberies_2019\.csv in \/nowhere/,
  )
  assert.match(await command(['--data', folder], 1, 'production'), /in production, and nothing invented belongs/)
  assert.equal(await townOfHost(trialHost).then((town) => town?.name), 'Ishøj')
})

test('one command makes the town, marked as invented, with credits; a second time changes nothing; and it goes again', async () => {
  const said = await command(['--data', folder])
  assert.match(said, /Prøveby is here as town 2, with 5 invented reports/)
  assert.match(said, /http:\/\/proeveby\.localhost:3000/)
  assert.match(said, /Open Government Licence v3\.0/)
  const town = await townOfHost(trialHost)
  assert.ok(town?.isDemonstration && town.name === 'Prøveby')
  assert.equal((await townOfHost(null))?.name, 'Ishøj')
  const reports = await inTrial((tx) =>
    sql<{
      marked: boolean
      area: boolean
      events: number
      news: number
      state: string
      isPublic: boolean
      door: string
    }>`select d.row_id is not null as marked, r.area is not null as area, r.state, r.is_public as "isPublic", r.door,
      (select count(*)::int from public_space.report_event e where e.municipality = r.municipality and e.report = r.id) as events,
      (select count(*)::int from public_space.report_news n where n.municipality = r.municipality and n.report = r.id) as news
      from public_space.report r left join platform.demonstration_row d on d.municipality = r.municipality and d.row_id = r.id
      where r.municipality = platform.town()`.execute(tx),
  )
  assert.equal(reports.rows.length, 5)
  for (const report of reports.rows) {
    assert.ok(report.marked && report.area)
    assert.equal(report.events, report.state === 'received' ? 1 : 2)
    assert.equal(report.news, report.state === 'closed' ? 2 : 1)
    assert.ok(!report.isPublic || report.door === 'fault')
  }
  const origins = await inTrial((tx) =>
    sql<{ origin: string }>`select distinct origin from platform.area where municipality = platform.town()`.execute(tx),
  )
  assert.equal(origins.rows.length, 2)
  assert.match(await command(['--data', folder]), /is here already/)
  assert.match(await command(['--remove']), /Removed: Prøveby and its 5 reports/)
  for (const table of [
    'public_space.report',
    'platform.area',
    'platform.street_segment',
    'platform.account',
    'platform.demonstration_row',
    'platform.team',
  ])
    assert.equal(
      (await inTrial((tx) => sql`select from ${sql.table(table)} where municipality = platform.town()`.execute(tx))).rows.length,
      0,
      table,
    )
  assert.match(await command(['--data', folder]), /as town 2, with 5/)
})
