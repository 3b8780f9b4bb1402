// A town's database for the tests of its sources.

import { asSystem, openDb, type Tx } from '../src/platform/db.ts'
import { makeTown } from '../src/platform/town/store.ts'
import { testDatabase } from './database.ts'

export async function smallTown() {
  const database = await testDatabase()
  const db = openDb(database.appUrl, { connections: 4 })
  const work = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(asSystem(1, 'test'), deed)
  await work((tx) => makeTown(tx, 1, { code: '183', name: 'Prøveby', isDemonstration: false }))
  return {
    db,
    work,
    ...database,
    close: async () => {
      await db.close()
      await database.close()
    },
  }
}
