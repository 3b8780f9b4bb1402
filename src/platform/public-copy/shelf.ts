// The shelf with the last copy of every public page, on disk beside the town's data, for the hours when the database is away.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface PublicCopy {
  /** Media type as it was answered. */
  type: string
  /** When the page was drawn, ISO 8601. */
  taken: string
  body: Buffer
}

export interface Shelf {
  put(address: string, copy: PublicCopy): Promise<void>
  get(address: string): Promise<PublicCopy | null>
  /** Forgets every copy but these: what was withdrawn is not shown again. */
  keepOnly(addresses: Iterable<string>): Promise<void>
}

/** A town's shelf in `dataDir`; `host` is the town's own host name, or empty for the only town. */
export function shelfOf(dataDir: string, host: string): Shelf {
  const folder = join(dataDir, 'public-copy', nameOf(host))
  return {
    put: async (address, { type, taken, body }) => {
      await mkdir(folder, { recursive: true })
      const file = join(folder, nameOf(address))
      await writeFile(`${file}.new`, Buffer.concat([Buffer.from(`${JSON.stringify({ type, taken })}\n`), body]))
      await rename(`${file}.new`, file)
    },
    get: async (address) => {
      const bytes = await readFile(join(folder, nameOf(address))).catch(() => null)
      if (!bytes) return null
      const end = bytes.indexOf(10)
      const { type, taken } = JSON.parse(bytes.toString('utf8', 0, end)) as { type: string; taken: string }
      return { type, taken, body: bytes.subarray(end + 1) }
    },
    keepOnly: async (addresses) => {
      const kept = new Set([...addresses].map(nameOf))
      const names = await readdir(folder).catch(() => [])
      for (const name of names) if (!kept.has(name)) await rm(join(folder, name), { force: true })
    },
  }
}

/** Addresses come from outside, so a file is named by their digest. */
const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex')
