// Links, unfinished sign-ins and attempts in the database; all of it the machinery's.
import { randomBytes } from 'node:crypto'
import { sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'
import { hashOf } from '../../session.ts'
import { type LinkKind, linkMinutes, type OneTimeLink, type Step, type StepKind, stepMinutes } from './model.ts'

const newToken = (): string => randomBytes(32).toString('base64url')

/** Makes a link and returns its token, which is stored nowhere. */
export async function makeLink(tx: Tx, link: { kind: LinkKind; email: string; account: string | null; goesTo: string }): Promise<string> {
  const token = newToken()
  await sql`insert into platform.one_time_link (municipality, id, token_hash, kind, email, account, goes_to, ends_at)
    values (platform.town(), ${newId()}, ${hashOf(token)}, ${link.kind}, ${link.email}, ${link.account}, ${link.goesTo},
      clock_timestamp() + make_interval(mins => ${linkMinutes[link.kind]}))`.execute(tx)
  return token
}

const linkColumns = sql`id, kind, email, account, goes_to as "goesTo"`

/** The link of a token that still works. Looking does not use it up: mail scanners look too. */
export async function findLink(tx: Tx, token: string): Promise<OneTimeLink | null> {
  const found = await sql<OneTimeLink>`select ${linkColumns} from platform.one_time_link
    where municipality = platform.town() and token_hash = ${hashOf(token)} and used_at is null and ends_at > clock_timestamp()`.execute(tx)
  return found.rows[0] ?? null
}

/** Uses the link up; of two at once only one gets it. */
export async function useLink(tx: Tx, token: string): Promise<OneTimeLink | null> {
  const used = await sql<OneTimeLink>`update platform.one_time_link set used_at = clock_timestamp()
    where municipality = platform.town() and token_hash = ${hashOf(token)} and used_at is null and ends_at > clock_timestamp()
    returning ${linkColumns}`.execute(tx)
  return used.rows[0] ?? null
}

/** Begins a step and returns the token for the browser's cookie. */
export async function beginStep(
  tx: Tx,
  step: { kind: StepKind; account: string | null; goesTo: string; sealed?: string },
): Promise<string> {
  const token = newToken()
  await sql`insert into platform.sign_in_step (municipality, id, token_hash, kind, account, goes_to, sealed, ends_at)
    values (platform.town(), ${newId()}, ${hashOf(token)}, ${step.kind}, ${step.account}, ${step.goesTo}, ${step.sealed ?? ''},
      clock_timestamp() + make_interval(mins => ${stepMinutes}))`.execute(tx)
  return token
}

/** The step this browser is in. Two answers at once wait for each other. */
export async function findStep(tx: Tx, token: string, ...kinds: StepKind[]): Promise<Step | null> {
  const found = await sql<Step>`select id, kind, account, goes_to as "goesTo", sealed from platform.sign_in_step
    where municipality = platform.town() and token_hash = ${hashOf(token)} and kind = any (${kinds}::text[]) and ends_at > clock_timestamp() for update`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

export async function keepInStep(tx: Tx, id: string, sealed: string): Promise<void> {
  await sql`update platform.sign_in_step set sealed = ${sealed} where municipality = platform.town() and id = ${id}`.execute(tx)
}

export async function endStep(tx: Tx, id: string): Promise<void> {
  await sql`delete from platform.sign_in_step where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Counts an attempt before it is judged, so that many at once cannot slip through; false means wait. A pause starts counting anew. */
export async function mayTry(tx: Tx, subject: string, { tries, minutes }: { tries: number; minutes: number }): Promise<boolean> {
  const counted = await sql<{ attempts: number }>`insert into platform.sign_in_throttle as t (municipality, subject, attempts, last_at)
    values (platform.town(), ${subject}, 1, clock_timestamp())
    on conflict (municipality, subject) do update set
      attempts = case when t.last_at < clock_timestamp() - make_interval(mins => ${minutes}) then 1 else least(t.attempts + 1, 1000) end,
      last_at = case when t.attempts >= ${tries} and t.last_at >= clock_timestamp() - make_interval(mins => ${minutes}) then t.last_at else clock_timestamp() end
    returning attempts`.execute(tx)
  return (counted.rows[0]?.attempts ?? tries + 1) <= tries
}

export async function forgetTries(tx: Tx, subject: string): Promise<void> {
  await sql`delete from platform.sign_in_throttle where municipality = platform.town() and subject = ${subject}`.execute(tx)
}

/** Removes what no longer opens anything; returns how many rows. */
export async function removeExpired(tx: Tx): Promise<number> {
  const old = [
    sql`delete from platform.one_time_link where municipality = platform.town() and ends_at < now() - interval '1 day'`,
    sql`delete from platform.sign_in_step where municipality = platform.town() and ends_at < now()`,
    sql`delete from platform.sign_in_throttle where municipality = platform.town() and last_at < now() - interval '1 day'`,
    sql`delete from platform.session where municipality = platform.town() and ends_at < now()`,
  ]
  let gone = 0
  for (const deletion of old) gone += Number((await deletion.execute(tx)).numAffectedRows ?? 0)
  return gone
}
