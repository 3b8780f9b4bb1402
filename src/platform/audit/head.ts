// The newest link of the chain, signed and put in a second place: whoever changes the database cannot also change this.
import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { putDurably } from '../durable.ts'

/** One signed head, a small JSON file a day. */
export interface SignedHead {
  municipality: number
  number: number
  hash: string
  at: string
  /** Fingerprint of the public key. */
  key: string
  signature: string
}

/** The secret that the key is made of, and the second place; best on another machine. */
export type HeadPlaces = Pick<Config, 'secret' | 'auditHeadDir'>

// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410).
const ed25519 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Made from the town's secret, so that all its processes sign with one key, on whatever machine they run. */
const privateKeyOf = (secret: string): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([ed25519, Buffer.from(hkdfSync('sha256', secret, 'trygby', 'audit head', 32))]),
    format: 'der',
    type: 'pkcs8',
  })

export const publicKeyOf = (secret: string): KeyObject => createPublicKey(privateKeyOf(secret))
const fingerprint = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
const signedText = ({ municipality, number, hash, at, key }: Omit<SignedHead, 'signature'>): Buffer =>
  Buffer.from(JSON.stringify([municipality, number, hash, at, key]))

/** Signs the head into today's file; a later head of the same day takes its place. */
export async function writeHead(
  places: HeadPlaces,
  municipality: number,
  link: { number: number; hash: string },
  now = new Date(),
): Promise<void> {
  const key = privateKeyOf(places.secret)
  const head = { municipality, number: link.number, hash: link.hash, at: now.toISOString(), key: fingerprint(createPublicKey(key)) }
  const signature = sign(null, signedText(head), key).toString('base64')
  await mkdir(places.auditHeadDir, { recursive: true })
  const file = join(places.auditHeadDir, `head-${municipality}-${now.toISOString().slice(0, 10)}.json`)
  await putDurably(file, `${JSON.stringify({ ...head, signature })}\n`, 0o644)
}

/** A head as found: what it says, and whether a trusted key signed it. */
export type FoundHead = { file: string; head: SignedHead; isGenuine: boolean } | { file: string; head: null; isGenuine: false }

/** All heads of a town in the second place, oldest first. `keys` are the public keys one trusts. */
export async function readHeads(auditHeadDir: string, municipality: number, keys: KeyObject[]): Promise<FoundHead[]> {
  const names = await readdir(auditHeadDir).catch(() => [])
  const mine = names.filter((name) => name.startsWith(`head-${municipality}-`) && name.endsWith('.json')).sort()
  return Promise.all(mine.map((name) => readHead(join(auditHeadDir, name), municipality, keys)))
}

async function readHead(file: string, municipality: number, keys: KeyObject[]): Promise<FoundHead> {
  try {
    const head: SignedHead = JSON.parse(await readFile(file, 'utf8'))
    const key = keys.find((one) => fingerprint(one) === head.key)
    const isGenuine =
      head.municipality === municipality && !!key && verify(null, signedText(head), key, Buffer.from(head.signature, 'base64'))
    return { file, head, isGenuine }
  } catch {
    return { file, head: null, isGenuine: false }
  }
}
