// The days of the demonstration's story that only the machinery may set.
import { sql, type Tx } from '../../../platform/db.ts'

/** Agrees an invented evaluation as of a day before its effort began. */
export async function agreeOn(tx: Tx, effort: string, byName: string, at: Date): Promise<void> {
  await sql`update goals.evaluation set agreed_by_name = ${byName}, agreed_at = ${at}
    where municipality = platform.town() and effort = ${effort} and agreed_at is null`.execute(tx)
}

/** Has an invented partner say yes to its promise on a day of the story. */
export async function confirmOn(tx: Tx, partner: string, at: Date): Promise<void> {
  await sql`update goals.effort_partner set confirmed_at = ${at} where municipality = platform.town() and id = ${partner}`.execute(tx)
}
