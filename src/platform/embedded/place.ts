// Where a town's database files lie, and the note in the data folder that says so and keeps the passwords.
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { writeDurably } from '../durable.ts'
import { type Account, closedFolder, databaseAccount } from './account.ts'
import { EmbeddedDatabaseError } from './error.ts'

export interface Passwords {
  administrator: string
  owner: string
  app: string
  backup: string
}

/** The note `postgres.json` in the data folder; only its owner may read it. */
export interface PlaceNote {
  /** Seen from the data folder, so that the folder can be moved; a full path when the files had to go elsewhere. */
  place: string
  port: number
  passwords: Passwords
}

const INSIDE = 'postgres'
const OUTSIDE = '/var/lib/trygby/towns'
const BELONGS = 'belongs-to'
const noteFile = (dataDir: string) => join(dataDir, 'postgres.json')

export function readNote(dataDir: string): PlaceNote | null {
  try {
    return JSON.parse(readFileSync(noteFile(dataDir), 'utf8')) as PlaceNote
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return null
    if (code === 'EACCES')
      throw new EmbeddedDatabaseError(
        `The data folder ${dataDir} belongs to another user. Start the town as that user, or choose another folder with TRYGBY_DATA.`,
      )
    throw new EmbeddedDatabaseError(
      `${noteFile(dataDir)} cannot be read: ${(error as Error).message}. It keeps the database's passwords; put it back from a backup.`,
    )
  }
}

export const writeNote = (dataDir: string, note: PlaceNote): void => writeDurably(noteFile(dataDir), `${JSON.stringify(note, null, 2)}\n`)

/** The note of this data folder, made on first start together with the folder for the database's files. */
export function settlePlace(dataDir: string): { note: PlaceNote; place: string; account: Account } {
  const found = readNote(dataDir)
  const note = found ?? { place: choosePlace(dataDir, databaseAccount()), port: 0, passwords: newPasswords() }
  const place = resolve(dataDir, note.place)
  if (found) guardAgainstCopies(dataDir, place)
  const account = prepare(place)
  if (!found && isAbsolute(note.place)) writeDurably(join(place, BELONGS), resolve(dataDir))
  if (!found) writeNote(dataDir, note)
  return { note, place, account }
}

/** Inside the data folder where the database's account can get there; else in a place of root's, under a name of its own. */
function choosePlace(dataDir: string, account: Account): string {
  return closedFolder(dataDir, account) ? join(OUTSIDE, randomBytes(6).toString('hex')) : INSIDE
}

function prepare(place: string): Account {
  try {
    mkdirSync(resolve(place, '..'), { recursive: true, mode: 0o755 })
    if (!existsSync(place)) mkdirSync(place, { mode: 0o700 })
    const account = databaseAccount(statSync(place))
    if (account) chownSync(place, account.uid, account.gid)
    const closed = closedFolder(place, account)
    if (closed)
      throw new EmbeddedDatabaseError(
        `The database runs as user ${account?.uid} and cannot get into ${closed}. Open that folder (chmod o+x), or choose another with TRYGBY_DATA.`,
      )
    return account
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) throw error
    throw new EmbeddedDatabaseError(`The folder for the database's files could not be made ready: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** A copied data folder must not drive the first town's database. A moved one may: nothing is left at the old address. */
function guardAgainstCopies(dataDir: string, place: string): void {
  if (!existsSync(place))
    throw new EmbeddedDatabaseError(
      `The database's files should be in ${place}, but that folder is not there. Put it back, or restore a backup into an empty data folder.`,
    )
  const sign = join(place, BELONGS)
  if (!existsSync(sign)) return
  const owner = readFileSync(sign, 'utf8')
  if (owner === resolve(dataDir)) return
  if (existsSync(noteFile(owner)))
    throw new EmbeddedDatabaseError(
      `${dataDir} is a copy of the data folder ${owner}, whose database is in ${place}. Use trygby backup and restore to copy a town.`,
    )
  writeDurably(sign, resolve(dataDir))
}

function newPasswords(): Passwords {
  const word = () => randomBytes(24).toString('base64url')
  return { administrator: word(), owner: word(), app: word(), backup: word() }
}
