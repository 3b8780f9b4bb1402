// Small files the town cannot do without, written so that a power failure leaves them whole or as they were.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Puts the text in the file's place; on disk, with its name, when this returns. For its owner only unless `mode` says who else may read. */
export function writeDurably(path: string, text: string, mode = 0o600): void {
  const draft = writeDraft(path, text, mode)
  renameSync(draft, path)
  syncFolder(dirname(path))
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
  if (process.platform === 'win32') return // folders cannot be opened there
  sync(openSync(folder, 'r'))
}

/** What has been written to a file reaches the disk. */
export const syncFile = (path: string): void => sync(openSync(path, 'r+'))

function writeDraft(path: string, text: string, mode = 0o600): string {
  const draft = `${path}.${randomBytes(4).toString('hex')}.draft`
  const file = openSync(draft, 'wx', mode)
  writeFileSync(file, text)
  sync(file)
  return draft
}

function sync(handle: number): void {
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
