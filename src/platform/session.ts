// Being signed in: a random token in a cookie, its hash in the database, short limits for staff.
import { createHash, randomBytes } from 'node:crypto'
import { sql, type Tx } from './db.ts'
import { newId } from './id.ts'
import { type Actor, isStaff, type Role } from './roles.ts'

const minute = 60_000
const hour = 60 * minute

/** How long a session lasts at most and unused, in milliseconds. Staff: 8 h and 15 min. Others: 30 days and 14 days. */
export const limitsOf = (actor: Pick<Actor, 'roles'>): { whole: number; idle: number } =>
  isStaff({ account: '', name: '', organisation: null, roles: actor.roles }) || actor.roles.includes('partner')
    ? { whole: 8 * hour, idle: 15 * minute }
    : { whole: 30 * 24 * hour, idle: 14 * 24 * hour }

/** Minutes after signing in during which what opens the door may be changed. */
export const freshMinutes = 15

export type SignInMethod = 'mail-link' | 'second-factor' | 'oidc' | 'demonstration'

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Opens a session for an account whose sign-in was checked; runs as the machinery. Returns the token for the cookie.
 * It counts from when the person showed themselves: at a work sign-in that may be a while ago.
 */
export async function openSession(
  tx: Tx,
  account: string,
  roles: readonly Role[],
  method: SignInMethod,
  { device = '', now = new Date(), shownAt = now }: { device?: string; now?: Date; shownAt?: Date } = {},
): Promise<{ token: string; endsAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const endsAt = new Date(now.getTime() + limitsOf({ roles }).whole)
  await sql`insert into platform.session (municipality, id, token_hash, account, method, device, created_at, seen_at, ends_at)
    values (platform.town(), ${newId()}, ${hashOf(token)}, ${account}, ${method}, ${device}, ${shownAt}, ${now}, ${endsAt})`.execute(tx)
  return { token, endsAt }
}

/** Who presents this token: null when it is unknown, over, idle too long, or the account is no longer active. Runs as the machinery. */
export async function actorOfToken(tx: Tx, token: string, now = new Date()): Promise<Actor | null> {
  const found = await sql<{
    id: string
    method: SignInMethod
    account: string
    name: string
    organisation: string | null
    seen_at: Date
    ends_at: Date
    roles: Role[]
  }>`
    select s.id, s.method, a.id as account, a.name, a.organisation, s.seen_at, s.ends_at,
      array(select r.role from platform.account_role r where r.municipality = a.municipality and r.account = a.id order by 1) as roles
    from platform.session s join platform.account a on a.municipality = s.municipality and a.id = s.account
    where s.municipality = platform.town() and s.token_hash = ${hashOf(token)} and a.status = 'active'`.execute(tx)
  const session = found.rows[0]
  if (!session) return null
  // A resident who has become staff since then has shown a mailbox only, and comes in again with a second factor.
  if (session.method === 'mail-link' && session.roles.some((role) => role !== 'resident')) return null
  const idle = now.getTime() - session.seen_at.getTime()
  if (session.ends_at <= now || idle > limitsOf(session).idle) return null
  if (idle > minute / 2)
    await sql`update platform.session set seen_at = ${now} where municipality = platform.town() and id = ${session.id}`.execute(tx)
  return { account: session.account, name: session.name, roles: session.roles, organisation: session.organisation }
}

/** Ends the session of this token; says how it had begun, or null when it was over already. */
export async function closeSession(tx: Tx, token: string): Promise<SignInMethod | null> {
  const ended = await sql<{ method: SignInMethod }>`delete from platform.session
    where municipality = platform.town() and token_hash = ${hashOf(token)} returning method`.execute(tx)
  return ended.rows[0]?.method ?? null
}

/** A session in a person's own list. */
export interface OwnSession {
  id: string
  method: SignInMethod
  device: string
  madeAt: Date
  seenAt: Date
  /** The one that asks. */
  current: boolean
}

/** The open sessions of an account, the latest used first. */
export async function sessionsOf(tx: Tx, account: string): Promise<OwnSession[]> {
  const found = await sql<OwnSession>`select id, method, device, created_at as "madeAt", seen_at as "seenAt",
      token_hash = platform.presented_token() as current
    from platform.session where municipality = platform.town() and account = ${account} and ends_at > now() order by seen_at desc`.execute(
    tx,
  )
  return found.rows
}

/** Ends one session of an account; false when it was over already. */
export async function endSession(tx: Tx, account: string, id: string): Promise<boolean> {
  const ended =
    await sql`delete from platform.session where municipality = platform.town() and account = ${account} and id = ${id}`.execute(tx)
  return ended.numAffectedRows === 1n
}

/** Ends every session of an account at once, perhaps but the one that asks. Returns how many there were. */
export async function endSessions(tx: Tx, account: string, { butThisOne = false } = {}): Promise<number> {
  const ended = await sql`delete from platform.session where municipality = platform.town() and account = ${account}
    and not (${butThisOne} and token_hash = platform.presented_token())`.execute(tx)
  return Number(ended.numAffectedRows ?? 0)
}

/** Whether whoever asks signed in a moment ago: asked before what opens the door is changed. */
export async function isFresh(tx: Tx): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`select exists (select from platform.session where municipality = platform.town()
    and token_hash = platform.presented_token() and created_at > now() - make_interval(mins => ${freshMinutes})) as yes`.execute(tx)
  return found.rows[0]?.yes ?? false
}
