// In a database whose own rules know no Danish letters, lists still stand in Danish order, and a file of the whole town loses no street.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { asAdministrator, testServer } from '../../../tests/database.ts'
import { asSystem, type Db, openDb, type Tx } from '../db.ts'
import { migrate } from '../migrate.ts'
import { addArea, areasAt, drawnAreas, listAreas } from './area/store.ts'
import { addCategory, addHeading, listCategories } from './category/store.ts'
import { addDepartment, addTeam, listDepartments, listTeams } from './department/store.ts'
import { addPlace, listPlaces } from './place/store.ts'
import type { Position } from './ring/model.ts'
import { makeTown } from './store.ts'
import type { Segment } from './street/model.ts'
import { allSegments, listSegments, takeOverStreets } from './street/store.ts'

const shape = {
  type: 'MultiPolygon' as const,
  coordinates: [
    [
      [
        [12.3, 55.6],
        [12.31, 55.6],
        [12.31, 55.61],
        [12.3, 55.61],
        [12.3, 55.6],
      ] as Position[],
    ],
  ],
}

const name = `test_${process.pid}_plain`
let db: Db
let leave: () => Promise<void>

before(async () => {
  const server = await testServer()
  const at = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  await asAdministrator('postgres', (client) =>
    // Its own rules know no Danish letters: to it Å has no small letter.
    client.query(`create database ${name} template template0 encoding 'UTF8' locale_provider libc locale 'C' owner trygby_owner`),
  )
  await migrate(at(server.ownerUrl))
  db = openDb(at(server.appUrl))
  leave = async () => {
    await db.close()
    await asAdministrator('postgres', (client) => client.query(`drop database ${name} with (force)`))
    await server.stop()
  }
})
after(() => leave())

const work = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => db.transaction(asSystem(1, 'test'), deed)
const stretch = (street: string): Segment => ({ street, fromNumber: 1, toNumber: 9, lat: 55.6, lon: 12.3, area: null, addresses: 5 })

test('of a file of the whole town every street stays, whatever letter it begins with; what the file leaves out goes', async () => {
  const left = await work(async (tx) => {
    await makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false })
    await takeOverStreets(tx, ['Ærtevej', 'Demovej'].map(stretch), { isWhole: true })
    await takeOverStreets(tx, ['Demovej', 'Ågade', 'Østervej'].map(stretch), { isWhole: true })
    return allSegments(tx)
  })
  assert.deepEqual(left.map(({ street }) => street).sort(), ['Demovej', 'Ågade', 'Østervej'].sort())
})

test('every list of the set-up stands in the order of the Danish alphabet, capital letters or not', async () => {
  const inOrder = ['abe', 'Bi', 'Zebra', 'ært', 'Ø', 'å', 'Aalborg']
  const lists = await work(async (tx) => {
    await takeOverStreets(tx, inOrder.toReversed().map(stretch), { isWhole: true })
    const department = (await addDepartment(tx, 'By')) ?? ''
    const heading = (await addHeading(tx, { nameDa: 'By', nameEn: 'Town', isPublic: true })) ?? ''
    for (const name of inOrder.toReversed()) {
      await addArea(tx, { name, kind: 'quarter', shape })
      await addPlace(tx, { name, kind: 'other', lat: 55.6, lon: 12.3, area: null, approximate: false })
      const team = (await addTeam(tx, { name, department })) ?? ''
      await addCategory(tx, heading, { nameDa: name, nameEn: name, isPublic: true, team, days: 1, deadlineKind: 'working' })
    }
    for (const name of inOrder.toReversed()) await addDepartment(tx, name)
    const departments = await listDepartments(tx)
    return {
      streets: (await listSegments(tx, { begins: '', offset: 0, most: 20 })).map(({ street }) => street),
      areas: (await listAreas(tx)).map(({ name }) => name),
      drawn: (await drawnAreas(tx)).map(({ name }) => name),
      around: (await areasAt(tx, { lat: 55.605, lon: 12.305 })).map(({ name }) => name),
      places: (await listPlaces(tx)).map(({ name }) => name),
      teams: (await listTeams(tx)).map(({ name }) => name),
      teamsOf: departments.find(({ name }) => name === 'By')?.teams.map(({ name }) => name),
      departments: departments.map(({ name }) => name).filter((name) => name !== 'By'),
      categories: (await listCategories(tx))[0]?.categories.map(({ nameDa }) => nameDa),
    }
  })
  for (const [list, names] of Object.entries(lists)) assert.deepEqual(names, inOrder, list)
})
