// The database never runs as root: which account it runs under, and which folders that account can get into.
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { EmbeddedDatabaseError } from './error.ts'

/** The user and group numbers the database runs under; null means: as whoever started the town. */
export type Account = { uid: number; gid: number } | null

const NOBODY = 65534

/** As root the database gets an account of its own: the owner of the files that exist, else TRYGBY_DB_UID, else nobody. */
export function databaseAccount(filesOwner?: { uid: number; gid: number }, wanted = process.env.TRYGBY_DB_UID): Account {
  if (process.getuid?.() !== 0) return null
  if (filesOwner && filesOwner.uid !== 0) return { uid: filesOwner.uid, gid: filesOwner.gid }
  const uid = wanted ? Number(wanted) : NOBODY
  if (!Number.isInteger(uid) || uid <= 0)
    throw new EmbeddedDatabaseError(`TRYGBY_DB_UID must be the number of an ordinary user, for example 65534. It was "${wanted}".`)
  return { uid, gid: uid }
}

/** The first folder on the way to `path` that the account cannot get into, or null when the way is open. */
export function closedFolder(path: string, account: Account): string | null {
  if (!account) return null
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (!mayEnter(folder, account)) return folder
    if (folder === dirname(folder)) return null
  }
}

function mayEnter(folder: string, account: { uid: number; gid: number }): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (!found) return true // not there yet: it is made later, with the right owner
  if (found.uid === account.uid) return (found.mode & 0o100) !== 0
  if (found.gid === account.gid) return (found.mode & 0o010) !== 0
  return (found.mode & 0o001) !== 0
}
