// The town's own database: brought up with the town, found again after a crash, shared with the command line, and stopped.
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, embeddedBinaries } from './embedded/binaries.ts'
import { type Cluster, clusterIn, ensureFiles, running, type Settings, start, stop } from './embedded/cluster.ts'
import { EmbeddedDatabaseError } from './embedded/error.ts'
import { guests } from './embedded/guests.ts'
import { type PlaceNote, readNote, settlePlace, writeNote } from './embedded/place.ts'
import { addresses, administratorAddress, connect, ensureRoles } from './embedded/roles.ts'
import { type CommandHold, holderOf, refusal, type TownLock, takeTown } from './town-lock.mjs'

export interface EmbeddedDatabase {
  /** Owns the database and runs migrations; not a superuser. */
  ownerUrl: string
  /** Serves people; owns nothing, and row-level security holds for it. */
  appUrl: string
  /** Reads everything for a backup, past row-level security; nothing else uses it. */
  backupUrl: string
  /** True when the database was already running: left by a killed town, or brought up by another command. */
  adopted: boolean
  /** Stops the database unless another command still works with it; the last one to leave stops it. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  log?: (line: string) => void
  /** What this process does, for the sentence that a second one gets. */
  deed?: string
  /** How long this process holds the folder, when it is a command and no town. */
  command?: CommandHold
  settings?: Settings
  /** Another PostgreSQL than the embedded one; the tests run on Debian's too. */
  binaries?: Binaries
}

const WATCH_MS = 500
const COMMAND_PATIENCE_MS = 30_000

/** Brings up the town's database. Refused with the other's process id when a town runs on this folder already. */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  return asHost(dataDir, await takeFromCommands(dataDir, options), options)
}

/** A command gives the folder back by itself, so it is waited for a little; whoever else holds the folder is named at once. */
async function takeFromCommands(dataDir: string, options: EmbeddedOptions): Promise<TownLock> {
  const giveUpAt = Date.now() + COMMAND_PATIENCE_MS
  for (let isSaid = false; ; isSaid = true) {
    const taken = takeTown(dataDir, options.deed ?? 'the town')
    if ('lock' in taken) return taken.lock
    const { holder } = taken
    if (holder.command !== 'for a while' || Date.now() > giveUpAt) throw new EmbeddedDatabaseError(refusal(holder, dataDir))
    if (!isSaid) options.log?.(`Waiting for process ${holder.pid} (${holder.deed}) to end ...`)
    await pause(100)
  }
}

/** For the command line: joins the database of the running town, or brings it up when no town runs. */
export async function joinEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  for (;;) {
    const taken = takeTown(dataDir, options.deed ?? 'a command', options.command ?? 'for a while')
    if ('lock' in taken) return asHost(dataDir, taken.lock, options)
    const joined = await asGuest(dataDir, options)
    if (joined) return joined
    await pause(50)
  }
}

/** The administrator's address of a running database, for tests that make databases of their own. */
export function administratorUrl(dataDir: string, database?: string): string {
  const note = readNote(dataDir)
  if (!note) throw new EmbeddedDatabaseError(`There is no database in ${dataDir} yet.`)
  return administratorAddress(note, database)
}

/** Holds the lock: starts or adopts the database, and starts it again should it be killed. */
async function asHost(dataDir: string, lock: TownLock, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => {})
  const guest = guests(dataDir)
  guest.arrive()
  try {
    const { note, place, account } = settlePlace(dataDir)
    const cluster = clusterIn(place, options.binaries ?? (await embeddedBinaries(dataDir, account)), account)
    await ensureFiles(cluster, note.passwords.administrator, log)
    const adopted = await bringUp(dataDir, cluster, note, options)
    const unwatch = watch(cluster, note, options)
    return {
      ...addresses(note),
      adopted,
      stop: async () => {
        await unwatch()
        lock.announceStop()
        guest.leave()
        if (!guest.others()) await stop(cluster)
        lock.release()
        await stopIfLast(dataDir, cluster)
      },
    }
  } catch (error) {
    guest.leave()
    lock.release()
    throw error
  }
}

/** Returns whether it was already running. */
async function bringUp(dataDir: string, cluster: Cluster, note: PlaceNote, options: EmbeddedOptions): Promise<boolean> {
  const found = running(cluster)
  if (found && found.port === note.port && (await answers(note))) {
    await ensureRoles(note)
    return true
  }
  if (found) await stop(cluster)
  for (let attempt = 1; ; attempt++) {
    if (!note.port || attempt > 1) note.port = await freePort()
    writeNote(dataDir, note)
    if (await start(cluster, note.port, options.settings ?? {})) break
    if (attempt === 5)
      throw new EmbeddedDatabaseError('Five free ports in a row were taken by others before the database could use them. Try again.')
  }
  await ensureRoles(note)
  return false
}

async function answers(note: PlaceNote): Promise<boolean> {
  try {
    const client = await connect(administratorAddress(note), 60_000)
    await client.end()
    return true
  } catch {
    return false
  }
}

/** A database that was killed comes back on the same port, so that every pool finds it again by itself. */
function watch(cluster: Cluster, note: PlaceNote, options: EmbeddedOptions): () => Promise<void> {
  const log = options.log ?? (() => {})
  let last = ''
  const say = (line: string) => {
    if (line !== last) log(line)
    last = line
  }
  const look = async () => {
    if (running(cluster)) return
    say('The database stopped unexpectedly and is started again.')
    if (await start(cluster, note.port, options.settings ?? {})) say('The database is back.')
    else say(`Port ${note.port} of the database was taken by another program; waiting for it to become free.`)
  }
  let round: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    round = round.then(look).catch((error: Error) => say(error.message))
  }, WATCH_MS).unref()
  return async () => {
    clearInterval(timer)
    await round
  }
}

async function asGuest(dataDir: string, options: EmbeddedOptions): Promise<EmbeddedDatabase | null> {
  const guest = guests(dataDir)
  guest.arrive()
  const note = await upNote(dataDir)
  if (!note) {
    guest.leave()
    return null
  }
  const { place, account } = settlePlace(dataDir)
  const cluster = clusterIn(place, options.binaries ?? (await embeddedBinaries(dataDir, account)), account)
  return {
    ...addresses(note),
    adopted: true,
    stop: async () => {
      guest.leave()
      await stopIfLast(dataDir, cluster)
    },
  }
}

/** The note of a database that is up, or null when its holder is going away: then there is a lock to be taken. */
async function upNote(dataDir: string): Promise<PlaceNote | null> {
  for (;;) {
    const holder = holderOf(dataDir)
    if (!holder || holder.stopping) return null
    const note = readNote(dataDir)
    if (note?.port && (await ready(note))) return note
    await pause(50)
  }
}

/** Up, and with its roles and database made. */
async function ready(note: PlaceNote): Promise<boolean> {
  try {
    const client = await connect(addresses(note).appUrl, 0)
    await client.end()
    return true
  } catch {
    return false
  }
}

/** Between towns a database may be left to its guests: the last of them stops it. */
async function stopIfLast(dataDir: string, cluster: Cluster): Promise<void> {
  if (guests(dataDir).others() || !running(cluster)) return
  const taken = takeTown(dataDir, 'stopping the database', 'for a while')
  if ('holder' in taken) return
  taken.lock.announceStop()
  if (!guests(dataDir).others()) await stop(cluster)
  taken.lock.release()
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const found = probe.address()
      probe.close(() => resolve(typeof found === 'object' && found ? found.port : 0))
    })
  })
}
