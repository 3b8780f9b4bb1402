// Small files the town cannot do without, written so that a power failure leaves them whole or as they were.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Puts the text in the file's place; on disk, with its name, when this returns. For starting up: it waits for the disk. */
export function writeDurably(path: string, text: string): void {
  const draft = writeDraft(path, text)
  try {
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

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
  const draft = writeDraft(path, text)
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  syncFolder(dirname(path))
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

/** A draft that could not be written is taken away again: whoever tries again and again must not fill the disk with them. */
function writeDraft(path: string, text: string): string {
  const draft = draftOf(path)
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  return draft
}

function sync(handle: number): void {
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
