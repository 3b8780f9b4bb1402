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
/** Lost: the app's key was sealed with a secret the town no longer has, so no code of it can be judged. */
export type Verdict = 'right' | 'wrong' | 'wait' | 'lost'

export const codeAppUse = 'code app'

/** Runs as the machinery. Who only guesses has first held the mailbox, so a stranger cannot lock anybody out. */
export async function checkSecondFactor(tx: Tx, secret: string, place: Place, account: string, shown: Shown): Promise<Verdict> {
  const subject = keyedName(secret, 'code', account)
  if (!(await mayTry(tx, subject, patience.code))) return 'wait'
  const verdict =
    shown.kind === 'app'
      ? await judgeAppCode(tx, secret, account, shown.code)
      : verdictOn(shown.kind === 'recovery' ? await isRecoveryCode(tx, account, shown.code) : await isPasskey(tx, place, account, shown))
  if (verdict === 'right') await forgetTries(tx, subject)
  return verdict
}

const verdictOn = (isRight: boolean): Verdict => (isRight ? 'right' : 'wrong')

async function judgeAppCode(tx: Tx, secret: string, account: string, code: string): Promise<Verdict> {
  const app = await codeAppOf(tx, account)
  if (!app) return 'wrong'
  const key = unseal(secret, codeAppUse, account, app.sealedKey)
  if (key === null) return 'lost'
  const step = stepOfCode(key, code, app.lastStep)
  if (step !== null) await noteCodeUsed(tx, account, step)
  return verdictOn(step !== null)
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
