// Ten codes on paper for the day the phone is gone: hashed slowly, each good once.
import { randomBytes, randomInt, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const slowly = promisify<string, string, number, Buffer>(scrypt)

// No 0/O, 1/I/L or U: what is read from paper must not be mistaken.
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
export const howMany = 10

/** Sixteen letters, 78 random bits. */
const newCode = (): string => Array.from({ length: 16 }, () => letters[randomInt(letters.length)]).join('')

export const newCodes = (): string[] => Array.from({ length: howMany }, newCode)

export interface KeptCode {
  salt: string
  hash: string
}

/** One salt for a person's whole sheet, so that checking a code is one slow hash and not ten. */
export async function hashCodes(codes: readonly string[], salt = randomBytes(16).toString('base64url')): Promise<KeptCode[]> {
  const hashed: KeptCode[] = []
  for (const code of codes) hashed.push({ salt, hash: (await slowly(code, salt, 32)).toString('base64url') })
  return hashed
}
