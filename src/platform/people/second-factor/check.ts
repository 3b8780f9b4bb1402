// Judges what somebody shows as their second factor: every try counts first, and nothing shown is good twice.
import type { Tx } from '../../db.ts'
import { keyedName, unseal } from '../sealed.ts'
import { patience } from '../sign-in/model.ts'
import { forgetTries, mayTry } from '../sign-in/store.ts'
import { stepOfCode } from './code-app.ts'
import type { ShownCode } from './model.ts'
import { checkShown, type Place } from './passkey.ts'
import { hashCodes } from './recovery-codes.ts'
import { codeAppOf, noteCodeUsed, notePasskeyUsed, passkeysOf, sheetSalt, useRecoveryCode } from './store.ts'

export type Shown = ShownCode | { kind: 'passkey'; answer: string; challenge: string }
export type Verdict = 'right' | 'wrong' | 'wait'

export const codeAppUse = 'code app'

/** Runs as the machinery. Who only guesses has first held the mailbox, so a stranger cannot lock anybody out. */
export async function checkSecondFactor(tx: Tx, secret: string, place: Place, account: string, shown: Shown): Promise<Verdict> {
  const subject = keyedName(secret, 'code', account)
  if (!(await mayTry(tx, subject, patience.code))) return 'wait'
  const right =
    shown.kind === 'app'
      ? await isAppCode(tx, secret, account, shown.code)
      : shown.kind === 'recovery'
        ? await isRecoveryCode(tx, account, shown.code)
        : await isPasskey(tx, place, account, shown)
  if (right) await forgetTries(tx, subject)
  return right ? 'right' : 'wrong'
}

async function isAppCode(tx: Tx, secret: string, account: string, code: string): Promise<boolean> {
  const app = await codeAppOf(tx, account)
  if (!app) return false
  const step = stepOfCode(unseal(secret, codeAppUse, account, app.sealedKey), code, app.lastStep)
  if (step === null) return false
  await noteCodeUsed(tx, account, step)
  return true
}

async function isRecoveryCode(tx: Tx, account: string, code: string): Promise<boolean> {
  const salt = await sheetSalt(tx, account)
  const [kept] = await hashCodes([code], salt ?? undefined)
  return salt !== null && kept !== undefined && useRecoveryCode(tx, account, kept)
}

async function isPasskey(
  tx: Tx,
  place: Place,
  account: string,
  { answer, challenge }: { answer: string; challenge: string },
): Promise<boolean> {
  const shown = await checkShown(place, challenge, await passkeysOf(tx, account), answer)
  if (!shown) return false
  await notePasskeyUsed(tx, shown.id, shown.uses)
  return true
}
