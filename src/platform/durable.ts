// Small files the town cannot do without, written so that a power failure leaves them whole or as they were.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Puts the text in the file's place; on disk, with its name, when this returns. For starting up: it waits for the disk. */
export const writeDurably = (path: string, text: string): void => throughDraft(path, text, (draft) => renameSync(draft, path))

/** The same while the town serves people: nobody waits for a slow disk, or for another machine's. */
export async function putDurably(path: string, content: string | Uint8Array, mode = 0o600): Promise<void> {
  const draft = draftOf(path)
  try {
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(content)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  await putNames(dirname(path))
}

/** The text that lies there, which is the given one if nothing did. Of several who come at once, one is first. */
export function keepFirst(path: string, text: string): string {
  throughDraft(path, text, (draft) => {
    try {
      linkSync(draft, path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  })
  return readFileSync(path, 'utf8')
}

/** Until then, names that were made, moved or taken away in a folder may be forgotten by a power failure. */
export function syncFolder(folder: string): void {
  if (!foldersOpen) return
  sync(openSync(folder, 'r'))
}

/** The same while the town serves people. */
export async function putNames(folder: string): Promise<void> {
  if (!foldersOpen) return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

const foldersOpen = process.platform !== 'win32'

/** What has been written to a file reaches the disk. */
export const syncFile = (path: string): void => sync(openSync(path, 'r+'))

const draftOf = (path: string): string => `${path}.${randomBytes(4).toString('hex')}.draft`

/** A draft that did not get its place is taken away again: whoever tries again and again must not fill the disk with them. */
function throughDraft(path: string, text: string, place: (draft: string) => void): void {
  const draft = draftOf(path)
  try {
    const file = openSync(draft, 'wx', 0o600)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    place(draft)
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(dirname(path))
}

function sync(handle: number): void {
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
