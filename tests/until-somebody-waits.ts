// For tests of two who do something at once: goes on when one of them stands and waits for the other.
import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Until somebody in this database waits for a lock. Other tests have other databases beside it, and whoever waits there does not count. */
export async function untilSomebodyWaits(databaseUrl: string): Promise<void> {
  const looker = new pg.Client({ connectionString: databaseUrl })
  await looker.connect()
  try {
    for (let tries = 0; tries < 1000; tries++) {
      const waiting = await looker.query(`select from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`)
      if (waiting.rowCount) return
      await pause(5)
    }
    assert.fail('nobody waited')
  } finally {
    await looker.end()
  }
}
