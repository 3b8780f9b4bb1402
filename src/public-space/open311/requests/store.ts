// Faults as other systems ask for them, from the database, and addresses by the gazetteer's own identifiers.
import { sql, type Tx } from '../../../platform/db.ts'
import type { Spot } from '../../../platform/town/position/model.ts'
import { isShown } from '../../open/store.ts'
import type { ServiceRequest } from './model.ts'

export interface Wanted {
  numbers: number[] | null
  kinds: string[] | null
  from: Date | null
  to: Date | null
  isOpen: boolean | null
  most: number
}

const columns = sql`r.fault_number as number, r.kind, r.state <> 'closed' as "isOpen", r.place_label as label, r.lat, r.lon,
  r.received_at as "receivedAt", r.changed_at as "changedAt", r.answer_by as "answerBy",
  coalesce((select t.name from platform.team t where t.municipality = r.municipality and t.id = r.team), '') as unit,
  (select json_build_object('key', n.key, 'unit', n.unit, 'outcome', n.detail ->> 'outcome', 'words', n.words) from public_space.report_news n
    where n.municipality = r.municipality and n.report = r.id and n.key <> 'question' order by n.told_at desc, n.id desc limit 1) as told`

// What came through this interface may be followed with a key before the town has looked at it; what came by other doors may not.
const cameHere = sql`r.municipality = (select platform.town()) and r.door = 'fault' and r.channel = 'open311' and r.merged_into is null`

/** Requests that fit, the newest first. With `isKnown` as the machinery, for a system with a key. */
export async function listRequests(
  tx: Tx,
  { numbers, kinds, from, to, isOpen, most }: Wanted,
  isKnown: boolean,
): Promise<ServiceRequest[]> {
  const among = isKnown
    ? sql`public_space.report r where (r.is_public and ${isShown} or ${cameHere})`
    : sql`public_space.public_fault r where ${isShown}`
  const found = await sql<ServiceRequest>`select ${columns} from ${among}
      and (${numbers}::bigint[] is null or r.fault_number = any (${numbers}::bigint[]))
      and (${kinds}::text[] is null or r.kind = any (${kinds}::text[]))
      and (${from}::timestamptz is null or r.received_at >= ${from}) and (${to}::timestamptz is null or r.received_at <= ${to})
      and (${isOpen}::boolean is null or (r.state <> 'closed') = ${isOpen}::boolean)
    order by r.received_at desc, r.fault_number desc limit ${most}`.execute(tx)
  return found.rows
}

/** The public number of the fault a draft became; null when there is none. Only the machinery asks. */
export async function numberOfDraft(tx: Tx, draft: string): Promise<number | null> {
  const found = await sql<{ number: number }>`select fault_number as number from public_space.report
    where municipality = platform.town() and draft = ${draft}`.execute(tx)
  return found.rows[0]?.number ?? null
}

export interface Stretch extends Spot {
  street: string
  fromNumber: number
  toNumber: number
}

/** A stretch of the town's gazetteer by its identifier. */
export async function stretchById(tx: Tx, id: string): Promise<Stretch | null> {
  const found =
    await sql<Stretch>`select street, from_number as "fromNumber", to_number as "toNumber", lat, lon from platform.street_segment
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}
