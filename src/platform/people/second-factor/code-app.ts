// Codes from an app: a shared key and the time give six digits every half minute, each good once.
import { Secret, TOTP } from 'otpauth'

const period = 30

const totp = (key: string, town = 'Trygby', account = ''): TOTP =>
  new TOTP({ issuer: town, label: account, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(key) })

/** A new key of 160 random bits, in the letters apps understand. */
export const newKey = (): string => new Secret({ size: 20 }).base32

/** The address that hands the key to an app on the same device. */
export const addressOf = (key: string, town: string, account: string): string => totp(key, town || 'Trygby', account).toString()

/** The half minute a code belongs to, at most one before or after now; null when it is wrong or not newer than `lastStep`. */
export function stepOfCode(key: string, code: string, lastStep: number, now = Date.now()): number | null {
  const off = totp(key).validate({ token: code, window: 1, timestamp: now })
  if (off === null) return null
  const step = Math.floor(now / 1000 / period) + off
  return step > lastStep ? step : null
}
