// Which system is asking: by its key, and slowed down when it knocks too often.
import type { Ask } from '../../../platform/http/web.ts'
import { allow, refuseTooMany } from '../../../platform/rate-limit.ts'
import type { Asked } from '../answers/answer.ts'
import { Problem } from '../answers/model.ts'
import { hashOfKey } from './secret.ts'
import { keyByHash } from './store.ts'

/** So many in a minute with one key: a system that hands over a day's reports at once still comes through. */
const perMinute = 600

export interface KnownKey {
  id: string
  name: string
}

/** The key that was sent; null without one. A wrong one is refused. */
export async function keyIn(c: Ask, { one }: Asked): Promise<KnownKey | null> {
  const sent = one('api_key')
  if (sent === '') return null
  // Whoever tries keys is slowed down by network before any is looked up.
  await refuseTooMany(c, 'open311 keys', 1200, 60)
  const key = await c.var.workAsSystem((tx) => keyByHash(tx, hashOfKey(sent)), 'recognise a key')
  if (!key) throw new Problem(403, 'api_key is not valid.')
  return key
}

/** The key that must be sent with everything that changes something. */
export async function requireKey(c: Ask, asked: Asked): Promise<KnownKey> {
  const key = await keyIn(c, asked)
  if (!key) throw new Problem(403, 'api_key was not provided.')
  const isWithin = await c.var.workAsSystem((tx) => allow(tx, 'open311 writes', key.id, { n: perMinute, perSeconds: 60 }), 'count knocks')
  if (!isWithin) throw new Problem(429, 'Too many requests with this api_key. Wait a minute and try again.')
  return key
}
