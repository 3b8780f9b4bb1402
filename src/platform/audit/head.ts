// The newest link of the chain, signed and put in a second place: whoever changes the database cannot also change this.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

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

export interface HeadPlaces {
  /** The town's data folder, which holds the key. */
  dataDir: string
  /** The second place; best on another machine. */
  auditHeadDir: string
}

const privateFile = (dataDir: string) => join(dataDir, 'audit-key')
export const publicFile = (dataDir: string): string => join(dataDir, 'audit-key.pub')
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
  const key = await privateKey(places.dataDir)
  const head = { municipality, number: link.number, hash: link.hash, at: now.toISOString(), key: fingerprint(createPublicKey(key)) }
  const signature = sign(null, signedText(head), key).toString('base64')
  await mkdir(places.auditHeadDir, { recursive: true })
  const file = join(places.auditHeadDir, `head-${municipality}-${now.toISOString().slice(0, 10)}.json`)
  const draft = `${file}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify({ ...head, signature })}\n`)
  await rename(draft, file)
}

async function privateKey(dataDir: string): Promise<KeyObject> {
  try {
    return createPrivateKey(await readFile(privateFile(dataDir)))
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error
  }
  const { privateKey: key, publicKey } = generateKeyPairSync('ed25519')
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(privateFile(dataDir), key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
    await writeFile(publicFile(dataDir), publicKey.export({ type: 'spki', format: 'pem' }))
    return key
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
    return createPrivateKey(await readFile(privateFile(dataDir)))
  }
}

/** A head as found: what it says, and whether the town's key signed it. */
export type FoundHead = { file: string; head: SignedHead; isGenuine: boolean } | { file: string; head: null; isGenuine: false }

/** All heads of a town in the second place, oldest first. `publicKeyFile` is the copy of the public key one trusts. */
export async function readHeads(auditHeadDir: string, municipality: number, publicKeyFile: string): Promise<FoundHead[]> {
  const names = await readdir(auditHeadDir).catch(() => [])
  const mine = names.filter((name) => name.startsWith(`head-${municipality}-`) && name.endsWith('.json')).sort()
  if (mine.length === 0) return []
  const key = createPublicKey(await readFile(publicKeyFile))
  return Promise.all(mine.map((name) => readHead(join(auditHeadDir, name), municipality, key)))
}

async function readHead(file: string, municipality: number, key: KeyObject): Promise<FoundHead> {
  try {
    const head: SignedHead = JSON.parse(await readFile(file, 'utf8'))
    const isGenuine =
      head.municipality === municipality &&
      head.key === fingerprint(key) &&
      verify(null, signedText(head), key, Buffer.from(head.signature, 'base64'))
    return { file, head, isGenuine }
  } catch {
    return { file, head: null, isGenuine: false }
  }
}
