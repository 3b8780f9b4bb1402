// Second factors in the database; all of it the machinery's.
import { oneAtATime, sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'
import type { Factors, Passkey } from './model.ts'
import type { KeptPasskey } from './passkey.ts'
import type { KeptCode } from './recovery-codes.ts'

export async function factorsOf(tx: Tx, account: string): Promise<Factors> {
  const passkeys = await sql<Passkey>`select id, name, made_at as "madeAt", used_at as "usedAt" from platform.passkey
    where municipality = platform.town() and account = ${account} order by made_at`.execute(tx)
  const rest = await sql<{ codeApp: boolean; recoveryCodesLeft: number }>`select
    exists (select from platform.code_app where municipality = platform.town() and account = ${account}) as "codeApp",
    (select count(*)::int from platform.recovery_code where municipality = platform.town() and account = ${account}) as "recoveryCodesLeft"`.execute(
    tx,
  )
  return { codeApp: rest.rows[0]?.codeApp ?? false, recoveryCodesLeft: rest.rows[0]?.recoveryCodesLeft ?? 0, passkeys: passkeys.rows }
}

/** The accounts that have a second factor, for the administrator's list. */
export async function accountsWithFactor(tx: Tx): Promise<Set<string>> {
  const found = await sql<{ account: string }>`select account from platform.code_app where municipality = platform.town()
    union select account from platform.passkey where municipality = platform.town()`.execute(tx)
  return new Set(found.rows.map((row) => row.account))
}

/** The app's sealed key; locks it, so that one code at two doors is judged one after the other. */
export async function codeAppOf(tx: Tx, account: string): Promise<{ sealedKey: string; lastStep: number } | null> {
  const found = await sql<{
    sealedKey: string
    lastStep: number
  }>`select sealed_key as "sealedKey", last_step as "lastStep" from platform.code_app
    where municipality = platform.town() and account = ${account} for update`.execute(tx)
  return found.rows[0] ?? null
}

export async function keepCodeApp(tx: Tx, account: string, sealedKey: string, lastStep: number): Promise<void> {
  await sql`insert into platform.code_app (municipality, account, sealed_key, last_step) values (platform.town(), ${account}, ${sealedKey}, ${lastStep})
    on conflict (municipality, account) do update set sealed_key = excluded.sealed_key, last_step = excluded.last_step, made_at = clock_timestamp()`.execute(
    tx,
  )
}

export async function noteCodeUsed(tx: Tx, account: string, step: number): Promise<void> {
  await sql`update platform.code_app set last_step = ${step} where municipality = platform.town() and account = ${account}`.execute(tx)
}

export async function removeCodeApp(tx: Tx, account: string): Promise<void> {
  await sql`delete from platform.code_app where municipality = platform.town() and account = ${account}`.execute(tx)
}

export async function passkeysOf(tx: Tx, account: string): Promise<KeptPasskey[]> {
  const found = await sql<
    Omit<KeptPasskey, 'publicKey'> & { publicKey: Buffer }
  >`select id, credential, public_key as "publicKey", uses, transports from platform.passkey
    where municipality = platform.town() and account = ${account} order by made_at for update`.execute(tx)
  return found.rows.map((row) => ({ ...row, publicKey: new Uint8Array(row.publicKey) }))
}

export async function keepPasskey(tx: Tx, account: string, name: string, made: Omit<KeptPasskey, 'id'>): Promise<void> {
  await sql`insert into platform.passkey (municipality, id, account, credential, public_key, uses, transports, name)
    values (platform.town(), ${newId()}, ${account}, ${made.credential}, ${Buffer.from(made.publicKey)}, ${made.uses}, ${made.transports}, ${name})`.execute(
    tx,
  )
}

export async function notePasskeyUsed(tx: Tx, id: string, uses: number): Promise<void> {
  await sql`update platform.passkey set uses = ${uses}, used_at = clock_timestamp() where municipality = platform.town() and id = ${id}`.execute(
    tx,
  )
}

export async function removePasskey(tx: Tx, account: string, id: string): Promise<void> {
  await sql`delete from platform.passkey where municipality = platform.town() and account = ${account} and id = ${id}`.execute(tx)
}

/** The salt of a person's sheet of recovery codes. */
export async function sheetSalt(tx: Tx, account: string): Promise<string | null> {
  const found = await sql<{
    salt: string
  }>`select salt from platform.recovery_code where municipality = platform.town() and account = ${account} limit 1`.execute(tx)
  return found.rows[0]?.salt ?? null
}

/** Uses a recovery code up; of two at once only one gets it. */
export async function useRecoveryCode(tx: Tx, account: string, code: KeptCode): Promise<boolean> {
  const used = await sql`delete from platform.recovery_code
    where municipality = platform.town() and account = ${account} and salt = ${code.salt} and hash = ${code.hash}`.execute(tx)
  return Number(used.numAffectedRows ?? 0) === 1
}

/** A new sheet makes the old one worthless. Of two sheets made at once the later one counts. */
export async function keepRecoveryCodes(tx: Tx, account: string, codes: readonly KeptCode[]): Promise<void> {
  await oneAtATime(tx, `recovery codes of ${account}`)
  await sql`delete from platform.recovery_code where municipality = platform.town() and account = ${account}`.execute(tx)
  for (const { salt, hash } of codes)
    await sql`insert into platform.recovery_code (municipality, id, account, salt, hash) values (platform.town(), ${newId()}, ${account}, ${salt}, ${hash})`.execute(
      tx,
    )
}

/** Takes away everything a person had set up: it was lost, and somebody made sure who asked. */
export async function removeFactors(tx: Tx, account: string): Promise<void> {
  await removeCodeApp(tx, account)
  await sql`delete from platform.passkey where municipality = platform.town() and account = ${account}`.execute(tx)
  await sql`delete from platform.recovery_code where municipality = platform.town() and account = ${account}`.execute(tx)
}
