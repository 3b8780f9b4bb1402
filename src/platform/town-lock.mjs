// One data folder, one town: the lock that keeps a second town off the same folder and names the first one.
// Plain JavaScript, because the start command reads it before anything is installed, on an older Node too.
import { execFileSync } from 'node:child_process'
import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

/**
 * Who holds a data folder: a process is known by its id *and* the moment it began, since ids are used again.
 * A command holds the folder for as long as it takes, or until it is stopped; a town is no command.
 * @typedef {'for a while' | 'until stopped'} CommandHold
 * @typedef {{ pid: number, began: string, machine: string, deed: string, command?: CommandHold, stopping?: boolean }} Holder
 * @typedef {{ release(): void, announceStop(): void }} TownLock
 */

const BEAT_MS = 5000
/** A holder on another machine (or in another container) cannot be looked up: it counts as gone when it stopped beating. */
const SILENT_MS = 15_000
/** A lock that cannot be read is being written this very moment, or was cut off by a power failure long ago. */
const UNREADABLE_MS = 2000
const TRIES = 100

const machine = machineName()

/** @param {string} dataDir */
const lockFile = (dataDir) => join(dataDir, 'trygby.lock')

/**
 * The moment a process began, as the system counts it; empty when there is no such process.
 * @param {number} pid
 */
export function beganAt(pid) {
  try {
    if (process.platform === 'linux') {
      // The command's name stands in brackets and may hold spaces: the fields are counted from the last bracket.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? '' : `${fields[19]}@${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
    }
    if (process.platform !== 'win32') return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    process.kill(pid, 0)
    return 'running'
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM' ? 'running' : ''
  }
}

/**
 * @param {string} deed
 * @returns {Holder}
 */
export const thisProcess = (deed) => ({ pid: process.pid, began: beganAt(process.pid), machine, deed })

/** @param {Holder} holder */
export const isAlive = (holder) => holder.began !== '' && beganAt(holder.pid) === holder.began

/**
 * Who holds the folder now, or null. Reads only; nothing is taken.
 * @param {string} dataDir
 * @returns {Holder | null}
 */
export function holderOf(dataDir) {
  const holder = read(lockFile(dataDir))
  return holder && holds(holder, dataDir) ? holder : null
}

const waysOut = {
  town: 'One folder holds one town: stop that process first, or choose another folder with TRYGBY_DATA.',
  'for a while': 'Start the town when that command has ended.',
  'until stopped': 'Stop that command, start the town, and then the command again: it joins the running town.',
}

/** The sentence a second starter gets. @param {Holder} holder @param {string} dataDir */
export function refusal(holder, dataDir) {
  const where = holder.machine === machine ? '' : ` on ${holder.machine}`
  return `The data folder ${dataDir} is in use by process ${holder.pid}${where} (${holder.deed}). ${waysOut[holder.command ?? 'town']}`
}

/**
 * Takes the folder, or says who has it. The lock outlives kill -9; the next taker sees that its process is gone.
 * @param {string} dataDir
 * @param {string} deed what this process is doing, for the sentence others get
 * @param {CommandHold} [command]
 * @returns {{ lock: TownLock } | { holder: Holder }}
 */
export function takeTown(dataDir, deed, command) {
  makeFolder(dataDir)
  const file = lockFile(dataDir)
  const me = { ...thisProcess(deed), ...(command && { command }) }
  for (let attempt = 1; ; attempt++) {
    if (createWhole(file, me)) return { lock: heldLock(file, me) }
    const found = read(file)
    if (!found && attempt > TRIES) throw new Error(`${file} cannot be read by this user. It is held by a town of another user.`)
    if (!found) continue // it was released between the two looks
    if (holds(found, dataDir) || attempt > TRIES) return { holder: found }
    clearStale(file, found)
    if (attempt > 1) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5) // somebody else is clearing it
  }
}

/** @param {string} dataDir */
function makeFolder(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    throw new Error(`The data folder ${dataDir} cannot be written to by this user (${code}). Choose another with TRYGBY_DATA.`, {
      cause: error,
    })
  }
}

/**
 * @param {string} file
 * @param {Holder} me
 * @returns {TownLock}
 */
function heldLock(file, me) {
  const beat = setInterval(() => touch(file), BEAT_MS)
  beat.unref()
  let held = true
  const mine = () => held && read(file)?.began === me.began && read(file)?.pid === me.pid
  return {
    announceStop: () => {
      if (!mine()) return
      writeFileSync(`${file}.${me.pid}`, JSON.stringify({ ...me, stopping: true }))
      renameSync(`${file}.${me.pid}`, file)
    },
    release: () => {
      clearInterval(beat)
      if (mine()) unlinkSync(file)
      held = false
    },
  }
}

/** @param {string} file */
function touch(file) {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // a full disk or a folder taken away is noticed by the database, with a better sentence
  }
}

/** @param {Holder} holder @param {string} dataDir */
function holds(holder, dataDir) {
  if (holder.machine === machine) return isAlive(holder)
  try {
    return Date.now() - statSync(lockFile(dataDir)).mtimeMs < (holder.machine === '' ? UNREADABLE_MS : SILENT_MS)
  } catch {
    return false
  }
}

/**
 * Makes the lock file appear with its whole content in one step; false when there is one already.
 * @param {string} file
 * @param {Holder} holder
 */
function createWhole(file, holder) {
  const draft = `${file}.${holder.pid}`
  writeFileSync(draft, JSON.stringify(holder))
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code
    if (code === 'EEXIST') return false
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return createPlain(file, holder)
    throw error
  } finally {
    unlinkSync(draft)
  }
}

/**
 * For file systems without hard links.
 * @param {string} file
 * @param {Holder} holder
 */
function createPlain(file, holder) {
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes a dead holder's lock. Only one process may remove the lock of one dead holder, and it looks once more before:
 * otherwise a slow second remover could remove the lock that a quick one has just made.
 * @param {string} file
 * @param {Holder} dead
 */
function clearStale(file, dead) {
  const claim = `${file}.after-${dead.pid}-${dead.began.replace(/\W/g, '').slice(0, 40)}`
  if (!createPlain(claim, thisProcess('clearing a lock'))) {
    const clearer = read(claim)
    if (clearer && !isAlive(clearer)) unlinkSync(claim)
    return
  }
  try {
    const now = read(file)
    if (now && now.pid === dead.pid && now.began === dead.began) unlinkSync(file)
  } finally {
    unlinkSync(claim)
  }
}

/**
 * @param {string} file
 * @returns {Holder | null}
 */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    // A folder that is closed to us has no holder we could name; taking it fails with a sentence of its own.
    if (['ENOENT', 'EACCES'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return null
    if (error instanceof SyntaxError) return { pid: 0, began: '', machine: '', deed: 'unreadable lock' }
    throw error
  }
}

/** Processes of two containers on one machine do not see each other: the container is part of the machine's name. */
function machineName() {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}
