// A key of an interface: 256 bits nobody can guess, and what is kept of it.
import { createHash, randomBytes } from 'node:crypto'

/** `trygby_` tells whoever finds one where it belongs. */
export const newKey = (): string => `trygby_${randomBytes(32).toString('base64url')}`

/** 43 letters and digits. A key is random through and through, so nothing has to slow down guessing it. */
export const hashOfKey = (key: string): string => createHash('sha256').update(`api key ${key}`).digest('base64url')
