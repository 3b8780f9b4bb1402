// Accounts in the database: found, made, corrected, ended.
import { oneAtATime, sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'
import type { Account, AccountForm, AccountStatus, ListedAccount, OwnForm } from './model.ts'

const columns = sql`a.id, a.email, a.name, a.status, a.organisation, a.locale, a.created_at as "madeAt", a.ended_at as "endedAt",
  array(select r.role from platform.account_role r where r.municipality = a.municipality and r.account = a.id order by 1) as roles`

export async function accountById(tx: Tx, id: string): Promise<Account | null> {
  const found =
    await sql<Account>`select ${columns} from platform.account a where a.municipality = platform.town() and a.id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

export async function accountByEmail(tx: Tx, email: string): Promise<Account | null> {
  const found =
    await sql<Account>`select ${columns} from platform.account a where a.municipality = platform.town() and a.email = ${email}`.execute(tx)
  return found.rows[0] ?? null
}

/** Everybody, by name in Danish order. Whether somebody has a second factor is not for this list's reader but for `factorsOf`. */
export async function allAccounts(tx: Tx): Promise<Omit<ListedAccount, 'hasSecondFactor'>[]> {
  const found = await sql<Omit<ListedAccount, 'hasSecondFactor'>>`
    select ${columns}, o.name as "organisationName",
      (select max(s.seen_at) from platform.session s where s.municipality = a.municipality and s.account = a.id) as "lastSeenAt"
    from platform.account a
    left join platform.organisation o on o.municipality = a.municipality and o.id = a.organisation
    where a.municipality = platform.town() order by a.name collate "da-x-icu", a.id`.execute(tx)
  return found.rows
}

export async function makeAccount(
  tx: Tx,
  account: Pick<AccountForm, 'email' | 'name' | 'organisation' | 'locale'>,
  id = newId(),
): Promise<string> {
  await sql`insert into platform.account (municipality, id, email, name, organisation, locale)
    values (platform.town(), ${id}, ${account.email}, ${account.name}, ${account.organisation}, ${account.locale})`.execute(tx)
  return id
}

/** The account of a resident who signs in for the first time; two browsers at once make one. Null when the other one made it. */
export async function makeResident(tx: Tx, email: string, locale: 'da' | 'en'): Promise<string | null> {
  const name = email.slice(0, email.indexOf('@')).slice(0, 120)
  const made = await sql<{ account: string }>`with made as (
      insert into platform.account (municipality, id, email, name, locale) values (platform.town(), ${newId()}, ${email}, ${name}, ${locale})
      on conflict (municipality, email) do nothing returning id)
    insert into platform.account_role (municipality, account, role) select platform.town(), id, 'resident' from made returning account`.execute(
    tx,
  )
  return made.rows[0]?.account ?? null
}

export async function correctAccount(
  tx: Tx,
  id: string,
  account: Pick<AccountForm, 'email' | 'name' | 'organisation' | 'locale'>,
): Promise<void> {
  await sql`update platform.account set email = ${account.email}, name = ${account.name}, organisation = ${account.organisation}, locale = ${account.locale}
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

export async function correctSelf(tx: Tx, id: string, own: OwnForm): Promise<void> {
  await sql`update platform.account set name = ${own.name}, locale = ${own.locale} where municipality = platform.town() and id = ${id}`.execute(
    tx,
  )
}

/** Gives what is missing and takes what is no longer wanted; returns both. */
export async function setRoles(tx: Tx, id: string, wanted: readonly string[]): Promise<{ given: string[]; taken: string[] }> {
  const list = sql`${[...wanted]}::text[]`
  const taken = await sql<{ role: string }>`delete from platform.account_role
    where municipality = platform.town() and account = ${id} and role <> all (${list}) returning role`.execute(tx)
  const given = await sql<{ role: string }>`insert into platform.account_role (municipality, account, role)
    select platform.town(), ${id}, w.role from unnest(${list}) as w(role)
    where not exists (select from platform.account_role r where r.municipality = platform.town() and r.account = ${id} and r.role = w.role)
    returning role`.execute(tx)
  return { given: given.rows.map((row) => row.role), taken: taken.rows.map((row) => row.role) }
}

/** Disables, or lets in again. */
export async function setStatus(tx: Tx, id: string, status: Exclude<AccountStatus, 'left'>): Promise<void> {
  await sql`update platform.account set status = ${status}, ended_at = ${status === 'active' ? null : sql`now()`}
    where municipality = platform.town() and id = ${id} and status <> 'left'`.execute(tx)
}

/**
 * Removes the address and everything that opens the door; `name` is what stays. Needs the machinery's hand. Links that
 * were asked for at the front door and letters on their way know an address and no account, so they go by the address.
 */
export async function emptyAccount(tx: Tx, { id, email }: Pick<Account, 'id' | 'email'>, name: string): Promise<void> {
  await sql`update platform.account set status = 'left', email = null, name = ${name}, organisation = null, ended_at = now()
    where municipality = platform.town() and id = ${id}`.execute(tx)
  await sql`delete from platform.account_role where municipality = platform.town() and account = ${id}`.execute(tx)
  await sql`delete from platform.session where municipality = platform.town() and account = ${id}`.execute(tx)
  await sql`delete from platform.one_time_link where municipality = platform.town() and (account = ${id} or email = ${email})`.execute(tx)
  await sql`delete from platform.outgoing_mail where municipality = platform.town() and recipient = ${email}`.execute(tx)
  await sql`delete from platform.sign_in_step where municipality = platform.town() and account = ${id}`.execute(tx)
  await sql`delete from platform.code_app where municipality = platform.town() and account = ${id}`.execute(tx)
  await sql`delete from platform.passkey where municipality = platform.town() and account = ${id}`.execute(tx)
  await sql`delete from platform.recovery_code where municipality = platform.town() and account = ${id}`.execute(tx)
  await sql`delete from platform.work_identity where municipality = platform.town() and account = ${id}`.execute(tx)
}

/** Whether somebody else could still run the town when this one is gone. Two who leave at once wait for each other here. */
export async function anotherAdministrator(tx: Tx, id: string): Promise<boolean> {
  await oneAtATime(tx, 'administrators')
  const found = await sql<{ yes: boolean }>`select exists (
    select from platform.account a join platform.account_role r on r.municipality = a.municipality and r.account = a.id
    where a.municipality = platform.town() and a.status = 'active' and r.role = 'administrator' and a.id <> ${id}) as yes`.execute(tx)
  return found.rows[0]?.yes ?? false
}

/** The invented people of the demonstration who can be tried out, by role. */
export async function demonstrationPeople(tx: Tx): Promise<Account[]> {
  const found = await sql<Account>`select ${columns} from platform.account a
    join platform.demonstration_row d on d.municipality = a.municipality and d.table_name = 'platform.account' and d.row_id = a.id
    where a.municipality = platform.town() and a.status = 'active' order by d.place`.execute(tx)
  return found.rows
}

export interface Reading {
  at: Date
  roles: string
  deed: string
  purpose: string
}

/** Who read or changed what is stored about whoever asks, the latest first. */
export async function readingsOfSelf(tx: Tx): Promise<Reading[]> {
  const found = await sql<Reading>`select at, roles, deed, purpose from platform.audit_entry
    where municipality = platform.town() and thing = 'account' and thing_id = platform.actor()::text and account is distinct from platform.actor()
      and roles <> 'system' order by at desc limit 100`.execute(tx)
  return found.rows
}
