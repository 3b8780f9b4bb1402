// A town's database for the tests of its sources.

import { testDatabase } from '../../../../../tests/database.ts'
import { asSystem, openDb, type Tx } from '../../../../platform/db.ts'
import { makeTown } from '../../../../platform/town/store.ts'

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
