// Keeps what must be read again but never lie open in the database: encrypted with a key made from the town's secret.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const keyFor = (secret: string, use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'trygby', use, 32))

/** Encrypts `text` for one use and one owner; it opens for the same two only. */
export function seal(secret: string, use: string, owner: string, text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, use), nonce).setAAD(Buffer.from(owner))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** The text again; null when it was changed, or sealed for another use, owner or secret: the town may have got a new one. */
export function unseal(secret: string, use: string, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, use), bytes.subarray(0, 12)).setAAD(Buffer.from(owner))
  decipher.setAuthTag(bytes.subarray(12, 28))
  const opened = decipher.update(bytes.subarray(28))
  try {
    return Buffer.concat([opened, decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** A name for something that must be counted but not stored, such as an e-mail address. */
export const keyedName = (secret: string, use: string, text: string): string =>
  `${use}:${createHmac('sha256', keyFor(secret, 'counting')).update(`${use} ${text}`).digest('base64url')}`
