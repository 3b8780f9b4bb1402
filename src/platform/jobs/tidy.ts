// Forgets each night what the machinery no longer needs: letters sent, effects noted, work shown, knocks counted, files that wait for a yes.
import { asSystem, sql } from '../db.ts'
import { deleteExpiredFiles } from '../files/expire.ts'
import type { JobKind } from '../jobs.ts'

export const tidy: JobKind = {
  name: 'tidy',
  schedule: '15 3 * * *',
  run: async ({ municipality }, { db, config }) => {
    await db.transaction(asSystem(municipality, 'tidy'), async (tx) => {
      await sql`delete from platform.outgoing_mail where municipality = platform.town() and state <> 'waiting' and ended_at < now() - interval '30 days'`.execute(
        tx,
      )
      await sql`delete from platform.job_effect where municipality = platform.town() and at < now() - interval '90 days'`.execute(tx)
      await sql`delete from platform.progress where municipality = platform.town() and changed_at < now() - interval '90 days'`.execute(tx)
      await sql`delete from platform.rate_count where municipality = platform.town() and window_start < now() - interval '1 day'`.execute(
        tx,
      )
      await sql`delete from platform.rate_salt where municipality = platform.town() and day < current_date`.execute(tx)
      await sql`delete from platform.import_draft where municipality = platform.town() and created_at < now() - interval '1 day'`.execute(
        tx,
      )
      await sql`delete from platform.count_draft where municipality = platform.town() and created_at < now() - interval '1 day'`.execute(tx)
    })
    await deleteExpiredFiles(db, config.dataDir, municipality)
  },
}
