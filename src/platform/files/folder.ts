// The folder where pictures lie: each under the hash of its content, so that the same picture lies there once.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

const pathOf = (dataDir: string, hash: string): string => join(filesFolder(dataDir), hash.slice(0, 2), hash)

/** Keeps the bytes; on disk when this returns. */
export async function putFile(dataDir: string, hash: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(dataDir, hash)
  if (await stat(path).catch(() => null)) return utimes(path, new Date(), new Date()) // new again for whoever tidies
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(4).toString('hex')}.draft`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  for (const folder of [dirname(path), filesFolder(dataDir)]) await syncNames(folder)
}

/** Until then the name of a new file may be forgotten by a power failure. */
async function syncNames(folder: string): Promise<void> {
  if (process.platform === 'win32') return // folders cannot be opened there
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

export const getFile = (dataDir: string, hash: string): Promise<Buffer> => readFile(pathOf(dataDir, hash))

export const removeFile = (dataDir: string, hash: string): Promise<void> => rm(pathOf(dataDir, hash), { force: true })

/** The hashes of all files that lie there, with when they were put there. */
export async function allFiles(dataDir: string): Promise<{ hash: string; putAt: Date }[]> {
  const found: { hash: string; putAt: Date }[] = []
  for (const shelf of await readdir(filesFolder(dataDir)).catch(() => []))
    for (const hash of await readdir(join(filesFolder(dataDir), shelf)))
      if (/^[0-9a-f]{64}$/.test(hash)) found.push({ hash, putAt: (await stat(pathOf(dataDir, hash))).mtime })
  return found
}
