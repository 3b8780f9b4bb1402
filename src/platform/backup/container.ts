// The file a backup is: gzipped lines, first what it is, then every table row by row, then the pictures, last a manifest that vouches for all of it.
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'

export interface BackupHead {
  format: 1
  version: string
  takenAt: string
  migrations: string[]
}

export interface Manifest {
  tables: Record<string, { rows: number; sha256: string }>
  files: number
  /** Of every line before this one. */
  sha256: string
}

export type BackupPart =
  | { kind: 'head'; head: BackupHead }
  | { kind: 'table'; table: string; columns: string[] }
  | { kind: 'row'; json: string }
  | { kind: 'file'; hash: string; bytes: Buffer }
  | { kind: 'manifest'; manifest: Manifest }

/** A file that is no whole backup; the message is for the person who restores. */
export class BrokenBackup extends Error {}

export interface BackupWriter {
  table(table: string, columns: string[]): Promise<void>
  rows(lines: string[]): Promise<void>
  file(hash: string, bytes: Buffer): Promise<void>
  /** Writes the manifest and returns it when everything is on disk. */
  end(): Promise<Manifest>
  /** Gives up; what was written is left to be removed. */
  abandon(): Promise<void>
}

/** Begins a new file, readable by its owner only. */
export async function writeBackup(path: string, head: BackupHead): Promise<BackupWriter> {
  const handle = await open(path, 'wx', 0o600)
  const gzip = createGzip({ level: 6 })
  const out = handle.createWriteStream({ flush: true })
  const written = new Promise<void>((resolve, reject) => pipeline(gzip, out, (error) => (error ? reject(error) : resolve())))
  written.catch(() => {}) // seen where it is awaited
  const whole = createHash('sha256')
  const manifest: Manifest = { tables: {}, files: 0, sha256: '' }
  let current: { name: string; rows: number; hash: Hash } | null = null
  const put = async (text: string): Promise<void> => {
    whole.update(text)
    if (!gzip.write(text)) await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), written])
  }
  const endTable = () => {
    if (current) manifest.tables[current.name] = { rows: current.rows, sha256: current.hash.digest('hex') }
    current = null
  }
  await put(`H${JSON.stringify(head)}\n`)
  return {
    table: (table, columns) => {
      endTable()
      current = { name: table, rows: 0, hash: createHash('sha256') }
      return put(`T${JSON.stringify({ table, columns })}\n`)
    },
    rows: (lines) => {
      if (!current) throw new Error('Rows before their table')
      current.rows += lines.length
      for (const line of lines) current.hash.update(line).update('\n')
      return put(lines.map((line) => `R${line}\n`).join(''))
    },
    file: (hash, bytes) => {
      manifest.files++
      return put(`F${hash}${bytes.toString('base64')}\n`)
    },
    end: async () => {
      endTable()
      manifest.sha256 = whole.digest('hex')
      gzip.end(`M${JSON.stringify(manifest)}\n`)
      await written
      return manifest
    },
    abandon: async () => {
      gzip.destroy()
      await written.catch(() => {})
    },
  }
}

/** Reads a backup part by part. Throws BrokenBackup where it is not whole; only after the manifest has come was everything before it right. */
export async function* readBackup(path: string): AsyncGenerator<BackupPart> {
  const whole = createHash('sha256')
  let isFirst = true
  let manifest: Manifest | null = null
  try {
    for await (const line of linesOf(path)) {
      if (manifest) throw new BrokenBackup('There is more in the file after its end.')
      const part = partOf(line)
      if (isFirst !== (part.kind === 'head')) throw new BrokenBackup('This is not a backup of Trygby.')
      isFirst = false
      if (part.kind === 'manifest') manifest = part.manifest
      else whole.update(`${line}\n`)
      if (manifest && whole.digest('hex') !== manifest.sha256)
        throw new BrokenBackup('The backup was changed: its content does not fit its manifest.')
      yield part
    }
  } catch (error) {
    throw error instanceof BrokenBackup ? error : inWords(error, path)
  }
  if (!manifest) throw new BrokenBackup('The backup breaks off: its end is missing.')
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const gunzip = createGunzip()
  pipeline(createReadStream(path), gunzip, () => {}) // a failure comes out of the loop below
  let rest: Buffer[] = []
  for await (const piece of gunzip as AsyncIterable<Buffer>) {
    let from = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      yield Buffer.concat([...rest, piece.subarray(from, end)]).toString('utf8')
      rest = []
      from = end + 1
    }
    if (from < piece.length) rest.push(piece.subarray(from))
  }
  if (rest.length > 0) throw new BrokenBackup('The backup breaks off in the middle of a line.')
}

function partOf(line: string): BackupPart {
  const text = line.slice(1)
  switch (line[0]) {
    case 'H':
      return { kind: 'head', head: JSON.parse(text) }
    case 'T':
      return { kind: 'table', ...JSON.parse(text) }
    case 'R':
      return { kind: 'row', json: text }
    case 'F':
      return { kind: 'file', hash: text.slice(0, 64), bytes: Buffer.from(text.slice(64), 'base64') }
    case 'M':
      return { kind: 'manifest', manifest: JSON.parse(text) }
    default:
      throw new BrokenBackup('This is not a backup of Trygby.')
  }
}

function inWords(error: unknown, path: string): Error {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (code === 'ENOENT') return new BrokenBackup(`There is no file ${path}.`)
  if (code === 'EISDIR') return new BrokenBackup(`${path} is a folder; a backup file was expected.`)
  if (code === 'Z_BUF_ERROR') return new BrokenBackup('The backup breaks off: the file is shorter than it was.')
  if (code.startsWith('Z_'))
    return new BrokenBackup(/header/.test(message) ? 'This is not a backup of Trygby.' : 'The backup was damaged: it cannot be unpacked.')
  if (error instanceof SyntaxError) return new BrokenBackup('The backup was damaged: a line of it cannot be read.')
  return error instanceof Error ? error : new Error(String(error))
}
