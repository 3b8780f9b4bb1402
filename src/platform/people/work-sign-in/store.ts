// Identities and groups of the municipality's own sign-in in the database.
import { sql, type Tx } from '../../db.ts'
import type { WorkRole } from './model.ts'

export async function hasWorkIdentity(tx: Tx, account: string): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`select exists (select from platform.work_identity
    where municipality = platform.town() and account = ${account}) as yes`.execute(tx)
  return found.rows[0]?.yes ?? false
}

export async function accountOfIdentity(tx: Tx, issuer: string, subject: string): Promise<string | null> {
  const found = await sql<{ account: string }>`select account from platform.work_identity
    where municipality = platform.town() and issuer = ${issuer} and subject = ${subject}`.execute(tx)
  return found.rows[0]?.account ?? null
}

export async function keepIdentity(tx: Tx, issuer: string, subject: string, account: string): Promise<void> {
  await sql`insert into platform.work_identity (municipality, issuer, subject, account) values (platform.town(), ${issuer}, ${subject}, ${account})`.execute(
    tx,
  )
}

export async function workMapping(tx: Tx): Promise<WorkRole[]> {
  const found =
    await sql<WorkRole>`select claim, role from platform.work_role where municipality = platform.town() order by claim, role`.execute(tx)
  return found.rows
}

export async function addWorkRole(tx: Tx, { claim, role }: WorkRole): Promise<void> {
  await sql`insert into platform.work_role (municipality, claim, role) values (platform.town(), ${claim}, ${role}) on conflict do nothing`.execute(
    tx,
  )
}

export async function removeWorkRole(tx: Tx, { claim, role }: WorkRole): Promise<void> {
  await sql`delete from platform.work_role where municipality = platform.town() and claim = ${claim} and role = ${role}`.execute(tx)
}
