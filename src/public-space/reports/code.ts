// The 16 digits by which somebody follows what they told the town, without an account and without the town knowing who they are.
import { createHmac, hkdfSync } from 'node:crypto'

const keyFor = (secret: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'trygby', use, 32))

/** The code of a form: the same form sent again gets the same code, so a receipt that was lost on the way can be given once more. 16 digits. */
export function codeOf(secret: string, draft: string): string {
  const stirred = createHmac('sha256', keyFor(secret, 'follow-up code')).update(draft).digest()
  return (stirred.readBigUInt64BE(0) % 10n ** 16n).toString().padStart(16, '0')
}

/** What is kept of a code: nobody who reads the database can follow. */
export const hashOf = (secret: string, code: string): string =>
  createHmac('sha256', keyFor(secret, 'follow-up lookup')).update(code).digest('base64url')

/** The digits in what somebody typed, whatever stands between them; null unless there are 16. */
export function digitsIn(typed: string): string | null {
  const digits = typed.replace(/[\s.–-]/g, '')
  return /^\d{16}$/.test(digits) ? digits : null
}

/** Grouped for reading aloud: 1234 5678 9012 3456. */
export const grouped = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')
