// Opens what a town left on disk after it was cut off, looks for every receipt, and reads its log from end to end.
import pg from 'pg'
import { sealWaiting } from '../platform/audit/seal.ts'
import { type Verdict, verifyLog } from '../platform/audit/verify.ts'
import { readConfig } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import { administratorUrl, startEmbedded } from '../platform/embedded-postgres.ts'

export interface Examined {
  /** Acknowledged writes that are gone. */
  lost: number
  /** The chain over the log. */
  log: Verdict
  /** The control: one acknowledged row is deleted on purpose. Both checkers must say so. */
  control: { lost: number; findings: number }
}

/** Throws when the database does not open. The control comes last and spoils the folder, so it is for the end of a bench. */
export async function examine(dataDir: string, receipts: ReadonlySet<string>): Promise<Examined> {
  const database = await startEmbedded(dataDir, { deed: 'a bench' })
  const db = openDb(database.appUrl)
  const administrator = new pg.Client({ connectionString: administratorUrl(dataDir, 'trygby') })
  await administrator.connect()
  const places = readConfig({ TRYGBY_DATA: dataDir })
  try {
    const lost = await countLost(administrator, receipts)
    await sealWaiting(db, 1)
    const log = await verifyLog(db, 1, places)
    const [deleted] = receipts
    await administrator.query('set session_replication_role = replica') // past references, as only an administrator can
    await administrator.query("delete from platform.audit_entry where thing = 'receipt' and thing_id = $1", [deleted])
    const control = {
      lost: (await countLost(administrator, receipts)) - lost,
      findings: (await verifyLog(db, 1, places)).findings.length - log.findings.length,
    }
    return { lost, log, control }
  } finally {
    await administrator.end()
    await db.close()
    await database.stop()
  }
}

async function countLost(administrator: pg.Client, receipts: ReadonlySet<string>): Promise<number> {
  const { rows } = await administrator.query<{ id: string }>("select thing_id as id from platform.audit_entry where thing = 'receipt'")
  const there = new Set(rows.map(({ id }) => id))
  return [...receipts].filter((id) => !there.has(id)).length
}
