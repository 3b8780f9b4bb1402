// The days of the demonstration's story that only the machinery may set.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Kind } from '../../reports/model.ts'
import type { EventKind, PhenomenonForm, Source } from '../model.ts'
import type { Whose } from '../voices/model.ts'

/** Invented reports of a kind in an area, the newest first: those still open, or those closed with an answer. */
export async function inventedReports(tx: Tx, kind: Kind, area: string, areClosed: boolean): Promise<Source[]> {
  const found =
    await sql<Source>`select r.id, r.number, r.kind, r.place_label as label, r.lat, r.lon, r.times, r.weekdays, r.consequences, r.voices,
      r.state, r.received_at as "receivedAt"
    from public_space.report r join platform.demonstration_row d on d.municipality = r.municipality and d.table_name = 'public_space.report' and d.row_id = r.id
    where r.municipality = platform.town() and r.kind = ${kind} and r.area = ${area} and r.merged_into is null and (r.state = 'closed') = ${areClosed}
    order by r.received_at desc limit 12`.execute(tx)
  return found.rows
}

export async function makeOn(tx: Tx, id: string, form: PhenomenonForm, at: { lat: number; lon: number }, day: Date): Promise<void> {
  await sql`insert into public_space.phenomenon (municipality, id, behaviour, where_text, consequence, kinds, shape, street, area, lat, lon, radius_m,
      weekdays, from_hour, to_hour, owner, made_at)
    values (platform.town(), ${id}, ${form.behaviour}, ${form.where}, ${form.consequence}, ${form.kinds}, ${form.shape}, ${form.street}, ${form.area},
      ${at.lat}, ${at.lon}, ${form.radius}, ${form.weekdays}, ${form.fromHour}, ${form.toHour}, ${form.owner}, ${day})`.execute(tx)
  await sql`update public_space.phenomenon set organisations = ${form.organisations}::uuid[]
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

export async function noteOn(
  tx: Tx,
  phenomenon: string,
  kind: EventKind,
  { by, words = '', day }: { by: string; words?: string; day: Date },
): Promise<void> {
  await sql`insert into public_space.phenomenon_event (municipality, id, phenomenon, kind, account_name, words, happened_at)
    values (platform.town(), ${newId()}, ${phenomenon}, ${kind}, ${by}, ${words}, ${day})`.execute(tx)
}

interface Said {
  whose: Whose
  who: string
  organisation: string | null
  words: string
  by: string
  asked: Date
  answered: Date
}

export async function sayOn(tx: Tx, phenomenon: string, { whose, who, organisation, words, by, asked, answered }: Said): Promise<void> {
  await sql`insert into public_space.phenomenon_voice (municipality, id, phenomenon, whose, who, organisation, state, words, written_by_name, invited_at, answered_at)
    values (platform.town(), ${newId()}, ${phenomenon}, ${whose}, ${who}, ${organisation}::uuid, 'said', ${words}, ${by}, ${asked}, ${answered})`.execute(
    tx,
  )
}

/** Where it stands: what is thought, what was agreed, the effort that answers and what people have heard of it. */
export async function standOn(
  tx: Tx,
  id: string,
  stand: { analysis: string; rhythm: string; ring: number; plan: string; effort: string; told: string[]; stage: string; tied: Date },
): Promise<void> {
  await sql`update public_space.phenomenon set analysis = ${stand.analysis}, rhythm = ${stand.rhythm}, ring_m = ${stand.ring},
      displacement_plan = ${stand.plan} where municipality = platform.town() and id = ${id}`.execute(tx)
  await sql`update public_space.phenomenon set effort = ${stand.effort}, told_moves = ${stand.told}, stage = ${stand.stage}, tied_at = ${stand.tied}
    where municipality = platform.town() and id = ${id}`.execute(tx)
}
