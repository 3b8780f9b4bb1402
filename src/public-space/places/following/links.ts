// The links in the letters: each opens one deed for one row, and only the town can make them.
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

export type LinkUse = 'confirm' | 'stop'

/** The part of the link that cannot be guessed; nothing of it is kept. */
export function keyOf(secret: string, use: LinkUse, id: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, 'trygby', `place letters, ${use}`, 32))
  return createHmac('sha256', key).update(id).digest('base64url')
}

export function isKeyOf(secret: string, use: LinkUse, id: string, came: string): boolean {
  const [right, theirs] = [keyOf(secret, use, id), came].map((text) => Buffer.from(text))
  return right !== undefined && theirs !== undefined && right.length === theirs.length && timingSafeEqual(right, theirs)
}

/** The whole link, in the language of whoever gets the letter. */
export const linkTo = (
  { publicUrl, secret }: { publicUrl: string; secret: string },
  use: LinkUse,
  { id, language }: { id: string; language: string },
): string => `${publicUrl}/${language}/places/follow/${use}/${id}/${keyOf(secret, use, id)}`
