// Sets up a second factor once the person has shown that it works, with codes on paper for the day it is lost.
import type { Tx } from '../../db.ts'
import { queueMail } from '../../mail.ts'
import type { Account } from '../accounts/model.ts'
import { seal } from '../sealed.ts'
import { codeAppUse } from './check.ts'
import { stepOfCode } from './code-app.ts'
import { checkMade, type Place } from './passkey.ts'
import { hashCodes, newCodes } from './recovery-codes.ts'
import { factorsOf, keepCodeApp, keepPasskey, keepRecoveryCodes } from './store.ts'

export interface Enrolled {
  kind: 'code app' | 'passkey'
  /** The new codes on paper; none when the person already has a sheet. */
  codes: string[] | null
}

export interface Letter {
  subject: string
  text: string
}

/** Runs as the machinery. Null when the code does not fit the key. A new app takes the place of the old one. */
export async function enrolApp(
  tx: Tx,
  secret: string,
  account: Account,
  key: string,
  code: string,
  letter: Letter,
): Promise<Enrolled | null> {
  const step = key ? stepOfCode(key, code, 0) : null
  if (step === null) return null
  await keepCodeApp(tx, account.id, seal(secret, codeAppUse, account.id, key), step)
  return { kind: 'code app', codes: await afterChange(tx, account, letter) }
}

/** Runs as the machinery. Null when the browser's answer does not hold. */
export async function enrolPasskey(
  tx: Tx,
  place: Place,
  account: Account,
  challenge: string,
  answer: string,
  name: string,
  letter: Letter,
): Promise<Enrolled | null> {
  const made = challenge ? await checkMade(place, challenge, answer) : null
  if (!made) return null
  await keepPasskey(tx, account.id, name, made)
  return { kind: 'passkey', codes: await afterChange(tx, account, letter) }
}

/** Gives a sheet of codes to whoever has none. */
export async function giveSheet(tx: Tx, account: string): Promise<string[]> {
  const codes = newCodes()
  await keepRecoveryCodes(tx, account, await hashCodes(codes))
  return codes
}

async function afterChange(tx: Tx, account: Account, letter: Letter): Promise<string[] | null> {
  if (account.email) await queueMail(tx, { to: account.email, ...letter })
  return (await factorsOf(tx, account.id)).recoveryCodesLeft > 0 ? null : giveSheet(tx, account.id)
}
