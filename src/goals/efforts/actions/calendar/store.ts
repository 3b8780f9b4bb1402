// The secret addresses of people's calendars in the database; only a hash of each is kept.
import { oneAtATime, sql, type Tx } from '../../../../platform/db.ts'
import type { Role } from '../../../../platform/roles.ts'

/** When whoever acts made their address; null without one. */
export async function feedMadeAt(tx: Tx): Promise<Date | null> {
  const found = await sql<{ madeAt: Date }>`select made_at as "madeAt" from goals.calendar_feed
    where municipality = platform.town() and account = platform.actor()`.execute(tx)
  return found.rows[0]?.madeAt ?? null
}

/** A new address for whoever acts; an earlier one stops at once. */
export async function renewFeed(tx: Tx, tokenHash: string): Promise<void> {
  // A button pressed twice would insert twice; the second waits, and its address is the one that stands.
  await oneAtATime(tx, 'calendar feed', { ofOneself: true })
  await stopFeed(tx)
  await sql`insert into goals.calendar_feed (municipality, account, token_hash) values (platform.town(), platform.actor(), ${tokenHash})`.execute(
    tx,
  )
}

/** False when there was none. */
export async function stopFeed(tx: Tx): Promise<boolean> {
  const gone = await sql`delete from goals.calendar_feed where municipality = platform.town() and account = platform.actor()`.execute(tx)
  return gone.numAffectedRows === 1n
}

/** Whose address this is, with the roles they have today; null for an unknown one and for an account that is not active. Runs as the machinery. */
export async function ownerOfFeed(tx: Tx, tokenHash: string): Promise<{ account: string; roles: Role[] } | null> {
  const found = await sql<{ account: string; roles: Role[] }>`select a.id as account,
      array(select r.role from platform.account_role r where r.municipality = a.municipality and r.account = a.id order by 1) as roles
    from goals.calendar_feed f join platform.account a on a.municipality = f.municipality and a.id = f.account and a.status = 'active'
    where f.municipality = platform.town() and f.token_hash = ${tokenHash}`.execute(tx)
  return found.rows[0] ?? null
}
