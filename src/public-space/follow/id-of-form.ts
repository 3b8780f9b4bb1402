// What a form sent twice becomes: the same identifier, so that it is one deed.
import { createHash } from 'node:crypto'
import { isId, newId } from '../../platform/id.ts'

/** The same form sent twice is one deed; other words, after going back, are another. */
export function idOfForm(key: string, ...words: string[]): string {
  if (!isId(key)) return newId()
  const hex = createHash('sha256')
    .update([key, ...words].join(' '))
    .digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
