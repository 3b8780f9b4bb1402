// The folder where pictures lie: each under the hash of its content, so that the same picture lies there once.
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { putDurably, putNames } from '../durable.ts'

export const filesFolder = (dataDir: string): string => join(dataDir, 'files')

const pathOf = (dataDir: string, hash: string): string => join(filesFolder(dataDir), hash.slice(0, 2), hash)

/** Keeps the bytes; on disk when this returns. */
export async function putFile(dataDir: string, hash: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(dataDir, hash)
  if (await stat(path).catch(() => null)) return utimes(path, new Date(), new Date()) // new again for whoever tidies
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await putDurably(path, bytes)
  await putNames(filesFolder(dataDir))
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
