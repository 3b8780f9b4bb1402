// Opens what a town left on disk after it was cut off, looks for every receipt, and reads its log from end to end.
import pg from 'pg'
import { sealWaiting } from '../platform/audit/seal.ts'
import { type Verdict, verifyLog } from '../platform/audit/verify.ts'
import { readConfig } from '../platform/config.ts'
import { openDb } from '../platform/db.ts'
import { administratorUrl, startEmbedded } from '../platform/embedded-postgres.ts'
import { hashOf } from '../public-space/reports/code.ts'

export interface Examined {
  /** Acknowledged writes that are gone. */
  lost: number
  /** Receipts of reports that lead to no report with its trail. */
  reportsLost: number
  /** The chain over the log. */
  log: Verdict
  /** The control: one acknowledged row is deleted on purpose. Both checkers must say so. */
  control: { lost: number; findings: number }
}

/** What the town had promised, kept outside it. */
export interface Promised {
  receipts: ReadonlySet<string>
  codes: ReadonlySet<string>
}

/** Throws when the database does not open. The control comes last and spoils the folder, so it is for the end of a bench. */
export async function examine(dataDir: string, { receipts, codes }: Promised): Promise<Examined> {
  const database = await startEmbedded(dataDir, { deed: 'a bench' })
  const db = openDb(database.appUrl)
  const administrator = new pg.Client({ connectionString: administratorUrl(dataDir, 'trygby') })
  await administrator.connect()
  const places = readConfig({ TRYGBY_DATA: dataDir })
  try {
    const lost = await countLost(administrator, receipts)
    const reportsLost = await countReportsLost(
      administrator,
      [...codes].map((code) => hashOf(places.secret, code)),
    )
    await sealWaiting(db, 1)
    const log = await verifyLog(db, 1, places)
    const [deleted] = receipts
    await administrator.query('set session_replication_role = replica') // past references, as only an administrator can
    await administrator.query("delete from platform.audit_entry where thing = 'receipt' and thing_id = $1", [deleted])
    const control = {
      lost: (await countLost(administrator, receipts)) - lost,
      findings: (await verifyLog(db, 1, places)).findings.length - log.findings.length,
    }
    return { lost, reportsLost, log, control }
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

/** A report without its trail, or what was told first, is lost too: they are written together or not at all. */
async function countReportsLost(administrator: pg.Client, hashes: string[]): Promise<number> {
  const { rows } = await administrator.query<{ n: string }>(
    `select count(*) as n from unnest($1::text[]) as given (hash) where not exists (select from public_space.follower f
     join public_space.report r on r.municipality = f.municipality and r.id = f.report
     join public_space.report_event e on e.municipality = r.municipality and e.report = r.id and e.kind = 'received'
     join public_space.report_news n on n.municipality = r.municipality and n.report = r.id and n.key = 'received'
     join public_space.occurrence o on o.municipality = r.municipality and o.report = r.id where f.code_hash = given.hash)`,
    [hashes],
  )
  return Number(rows[0]?.n ?? 0)
}
