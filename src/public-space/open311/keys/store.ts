// Keys of the interface in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { ApiKey } from './model.ts'

/** Keys that open first, then those that were ended. */
export async function listKeys(tx: Tx): Promise<ApiKey[]> {
  const found = await sql<ApiKey>`select id, name, made_at as "madeAt", used_on as "usedOn", ended_at as "endedAt" from public_space.api_key
    where municipality = platform.town() order by ended_at is not null, name collate "da-x-icu", made_at`.execute(tx)
  return found.rows
}

/** Keeps the hash of a new key; null when a key that opens has that name. */
export async function issueKey(tx: Tx, name: string, hash: string): Promise<string | null> {
  const id = newId()
  const added = await sql`insert into public_space.api_key (municipality, id, name, key_hash, made_by)
    values (platform.town(), ${id}, ${name}, ${hash}, platform.actor()) on conflict do nothing returning id`.execute(tx)
  return added.rows.length === 1 ? id : null
}

/** False when it is not there or was ended before. */
export async function endKey(tx: Tx, id: string): Promise<boolean> {
  const ended = await sql`update public_space.api_key set ended_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and ended_at is null returning id`.execute(tx)
  return ended.rows.length === 1
}

/** The key with this hash, if it opens; notes the day. Only the machinery may. */
export async function keyByHash(tx: Tx, hash: string): Promise<{ id: string; name: string } | null> {
  const found = await sql<{ id: string; name: string; stale: boolean }>`select id, name, used_on is distinct from current_date as stale
    from public_space.api_key where municipality = platform.town() and key_hash = ${hash} and ended_at is null`.execute(tx)
  const key = found.rows[0]
  if (key?.stale)
    await sql`update public_space.api_key set used_on = current_date where municipality = platform.town() and id = ${key.id}`.execute(tx)
  return key ? { id: key.id, name: key.name } : null
}
