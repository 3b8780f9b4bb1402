// Where faults are sent on to, and what became of each, in the database.
import { type Acting, asSystem, sql, type Tx } from '../../../platform/db.ts'
import type { FaultKind } from '../../open/model.ts'
import { isShown } from '../../open/store.ts'
import type { State } from '../../reports/model.ts'
import { minutesUntilNext, mostTries, type Sent, type Target, type Trouble } from './model.ts'

/** The machinery sends. */
export const sendingOn = (municipality: number): Acting => asSystem(municipality, 'send faults on')

const columns = sql`t.id, t.name, t.endpoint, t.jurisdiction, t.sealed_key as "sealedKey", t.service_codes as "serviceCodes", t.areas, t.is_on as "isOn",
  t.answered_at as "answeredAt", t.trouble, t.trouble_at as "troubleAt"`

/** Each target with how many faults are on their way, there and refused. */
export async function listTargets(tx: Tx): Promise<(Target & Sent)[]> {
  const found = await sql<Target & Sent>`select ${columns},
      (count(s.report) filter (where s.state = 'sending'))::int as sending, (count(s.report) filter (where s.state = 'sent'))::int as sent,
      (count(s.report) filter (where s.state = 'refused'))::int as refused
    from public_space.open311_target t left join public_space.open311_sent s on s.municipality = t.municipality and s.target = t.id
    where t.municipality = platform.town() group by t.municipality, t.id order by t.name collate "da-x-icu"`.execute(tx)
  return found.rows
}

export async function readTarget(tx: Tx, id: string): Promise<Target | null> {
  const found =
    await sql<Target>`select ${columns} from public_space.open311_target t where t.municipality = platform.town() and t.id = ${id}`.execute(
      tx,
    )
  return found.rows[0] ?? null
}

export type KeptTarget = Pick<Target, 'name' | 'endpoint' | 'jurisdiction' | 'sealedKey' | 'serviceCodes' | 'areas' | 'isOn'>

/** Null when the name is taken. The key is sealed for the target, so the caller chooses the identifier. */
export async function addTarget(tx: Tx, id: string, target: KeptTarget): Promise<string | null> {
  const added =
    await sql`insert into public_space.open311_target (municipality, id, name, endpoint, jurisdiction, sealed_key, service_codes, areas, is_on, made_by)
    values (platform.town(), ${id}, ${target.name}, ${target.endpoint}, ${target.jurisdiction}, ${target.sealedKey}, ${JSON.stringify(target.serviceCodes)}::jsonb,
      ${target.areas}::uuid[], ${target.isOn}, platform.actor()) on conflict do nothing returning id`.execute(tx)
  return added.rows.length === 1 ? id : null
}

/** False when another target has the name, or this one is not there. */
export async function correctTarget(tx: Tx, id: string, target: KeptTarget): Promise<boolean> {
  const changed =
    await sql`update public_space.open311_target t set name = ${target.name}, endpoint = ${target.endpoint}, jurisdiction = ${target.jurisdiction},
      sealed_key = ${target.sealedKey}, service_codes = ${JSON.stringify(target.serviceCodes)}::jsonb, areas = ${target.areas}::uuid[], is_on = ${target.isOn},
      trouble = '', trouble_at = null
    where t.municipality = platform.town() and t.id = ${id} and not exists (select from public_space.open311_target o
      where o.municipality = platform.town() and o.id <> ${id} and lower(o.name) = lower(${target.name})) returning t.id`.execute(tx)
  return changed.rows.length === 1
}

/** Notes how a call went; an empty trouble is an answer. */
export async function noteCall(tx: Tx, id: string, trouble: Trouble | ''): Promise<void> {
  await sql`update public_space.open311_target set trouble = ${trouble}, trouble_at = case when ${trouble} = '' then null else clock_timestamp() end,
      answered_at = case when ${trouble} = '' then clock_timestamp() else answered_at end
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Puts every open public fault that a target is for in line, each once. What came from another system is not sent on: two servers would send it to each other for ever. */
export async function lineUp(tx: Tx): Promise<void> {
  await sql`insert into public_space.open311_sent (municipality, target, report)
    select r.municipality, t.id, r.id from public_space.open311_target t
      join public_space.report r on r.municipality = t.municipality and t.service_codes ? r.kind and (t.areas = '{}' or r.area = any (t.areas))
    where t.municipality = platform.town() and t.is_on and r.is_public and ${isShown} and r.state <> 'closed' and r.channel <> 'open311'
    on conflict do nothing`.execute(tx)
}

/** A fault on its way, as it is told to the other server. */
export interface Waiting {
  target: string
  report: string
  number: number
  kind: FaultKind
  label: string
  lat: number
  lon: number
  /** Read by somebody and without people; empty otherwise. */
  words: string
  tries: number
  beganAt: Date
}

/** Takes up to so many that are due. They are not due again for a while, so of two rounds at once only one calls; `tries` counts this one. */
export async function takeWaiting(tx: Tx, most: number): Promise<Waiting[]> {
  const found = await sql<Waiting>`with due as (
      select s.target, s.report from public_space.open311_sent s
        join public_space.open311_target t on t.municipality = s.municipality and t.id = s.target and t.is_on
        join public_space.report r on r.municipality = s.municipality and r.id = s.report and r.is_public and r.state <> 'closed'
      where s.municipality = platform.town() and s.state = 'sending' and s.try_after <= clock_timestamp()
      order by s.try_after limit ${most} for update of s skip locked),
    taken as (update public_space.open311_sent s set tries = s.tries + 1, try_after = clock_timestamp() + make_interval(mins => 10)
      from due where s.municipality = platform.town() and s.target = due.target and s.report = due.report returning s.*)
    select k.target, k.report, r.fault_number as number, r.kind, r.place_label as label, r.lat, r.lon,
      case when r.words_state = 'read' then r.words else '' end as words, k.tries, k.began_at as "beganAt"
    from taken k join public_space.report r on r.municipality = k.municipality and r.id = k.report`.execute(tx)
  return found.rows
}

const one = ({ target, report }: Pick<Waiting, 'target' | 'report'>) =>
  sql`municipality = platform.town() and target = ${target} and report = ${report}`

export async function noteSent(tx: Tx, of: Waiting, { id, token }: { id: string; token: string }): Promise<void> {
  await sql`update public_space.open311_sent set state = 'sent', remote_id = ${id.slice(0, 200)}, remote_token = ${token.slice(0, 200)}, remote_status = 'open'
    where ${one(of)}`.execute(tx)
}

/** Refused for good, or tried too often. */
export async function noteRefused(tx: Tx, of: Waiting): Promise<void> {
  await sql`update public_space.open311_sent set state = 'refused' where ${one(of)}`.execute(tx)
}

export async function tryLater(tx: Tx, of: Waiting): Promise<void> {
  await sql`update public_space.open311_sent set try_after = clock_timestamp() + make_interval(mins => ${minutesUntilNext(of.tries)}),
      state = case when tries >= ${mostTries} then 'refused' else state end where ${one(of)}`.execute(tx)
}

/** A fault that is there and about which the other server is asked. */
export interface There {
  target: string
  report: string
  remoteId: string
  remoteToken: string
  remoteStatus: string
  state: State
}

/** Takes up to so many whose state was asked for longer ago than an hour; closed ones are asked no more. */
export async function takeThere(tx: Tx, most: number): Promise<There[]> {
  const found = await sql<There>`with due as (
      select s.target, s.report from public_space.open311_sent s
        join public_space.open311_target t on t.municipality = s.municipality and t.id = s.target and t.is_on
        join public_space.report r on r.municipality = s.municipality and r.id = s.report and r.state <> 'closed'
      where s.municipality = platform.town() and s.state = 'sent' and (s.read_at is null or s.read_at < clock_timestamp() - interval '1 hour')
      order by s.read_at nulls first limit ${most} for update of s skip locked),
    taken as (update public_space.open311_sent s set read_at = clock_timestamp() from due
      where s.municipality = platform.town() and s.target = due.target and s.report = due.report returning s.*)
    select k.target, k.report, k.remote_id as "remoteId", k.remote_token as "remoteToken", k.remote_status as "remoteStatus", r.state
    from taken k join public_space.report r on r.municipality = k.municipality and r.id = k.report`.execute(tx)
  return found.rows
}

export async function noteThere(
  tx: Tx,
  of: There,
  { remoteId, remoteStatus }: { remoteId?: string; remoteStatus?: string },
): Promise<void> {
  await sql`update public_space.open311_sent set remote_id = coalesce(${remoteId ?? null}, remote_id),
      remote_status = coalesce(${remoteStatus ?? null}, remote_status) where ${one(of)}`.execute(tx)
}
