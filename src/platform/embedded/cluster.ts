// The town's database files: made once, started, found again after a crash, and stopped.
import { execFile } from 'node:child_process'
import { chownSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { appendFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { syncFile, syncFolder } from '../durable.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { EmbeddedDatabaseError } from './error.ts'

export const ADMINISTRATOR = 'trygby_administrator'

/** One set of database files with the programs and the account that run them. */
export interface Cluster {
  place: string
  files: string
  binaries: Binaries
  account: Account
}

/** Settings beyond the town's own; tests use them to trade safety for speed. */
export type Settings = Record<string, string>

const townSettings: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.2',
  password_encryption: 'scram-sha-256',
  default_text_search_config: 'pg_catalog.danish',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The log must not hold what people wrote: a failed statement and its values stay out of it.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
}

const LOG_LIMIT = 10_000_000
const START_SECONDS = 600
const ORPHANS_MS = 20_000
const run = promisify(execFile)

export const logFile = (cluster: Cluster) => join(cluster.place, 'postgres.log')

/** Files of another main version are not opened: their folder carries the version. */
export function clusterIn(place: string, binaries: Binaries, account: Account): Cluster {
  return { place, files: join(place, `files-${Number.parseInt(binaries.version, 10)}`), binaries, account }
}

/** Makes the files where there are none yet. They appear whole under their name, so a start cut short leaves nothing half. */
export async function ensureFiles(cluster: Cluster, password: string, log: (line: string) => void): Promise<void> {
  if (existsSync(join(cluster.files, 'PG_VERSION'))) return
  const older = (await readdir(cluster.place)).find((name) => /^files-\d+$/.test(name))
  if (older) throw new EmbeddedDatabaseError(otherVersion(cluster, older))
  log(`Making a database in ${cluster.place} (first start) ...`)
  const draft = `${cluster.files}.draft`
  const secret = join(cluster.place, 'first-password')
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  writeFileSync(secret, password, { mode: 0o600 })
  if (cluster.account) for (const path of [draft, secret]) chownSync(path, cluster.account.uid, cluster.account.gid)
  try {
    await program(cluster, 'initdb', [
      `--pgdata=${draft}`,
      `--username=${ADMINISTRATOR}`,
      '--auth=scram-sha-256',
      `--pwfile=${secret}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=da-DK',
      '--data-checksums',
    ])
  } finally {
    rmSync(secret, { force: true })
  }
  const conf = join(draft, 'postgresql.conf')
  await appendFile(conf, "\n# Written anew at every start. Your own settings go below this line and win.\ninclude 'trygby.conf'\n")
  syncFile(conf)
  await rename(draft, cluster.files)
  syncFolder(cluster.place)
}

const otherVersion = (cluster: Cluster, older: string) =>
  `The database files in ${join(cluster.place, older)} were made by another main version of PostgreSQL than the one installed now (${cluster.binaries.version}). Go back to the release that made them, run trygby backup, and restore the backup with this release into an empty data folder.`

/** Starts the database on this port and returns when it answers; false when the port is taken by somebody else. */
export async function start(cluster: Cluster, port: number, extra: Settings): Promise<boolean> {
  const settings = { ...townSettings, port: String(port), ...extra }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`)
  const conf = join(cluster.files, 'trygby.conf')
  writeFileSync(conf, lines.join(''))
  openLog(cluster)
  if (cluster.account) for (const path of [conf, logFile(cluster)]) chownSync(path, cluster.account.uid, cluster.account.gid)
  forgetDead(cluster)
  for (const giveUpAt = Date.now() + ORPHANS_MS; ; await pause(100)) {
    const from = statSync(logFile(cluster)).size
    try {
      await program(cluster, 'pg_ctl', ['start', '-w', '-s', '-t', String(START_SECONDS), '-D', cluster.files, '-l', logFile(cluster)])
      return true
    } catch (error) {
      const said = await logSince(cluster, from)
      if (/Address already in use/i.test(said)) return false
      // What a killed database had started ends by itself a moment later, and until then holds the files.
      if (/shared memory block .* is still in use/.test(said) && Date.now() < giveUpAt) continue
      throw new EmbeddedDatabaseError(`The database did not start. It said: ${said.trim() || (error as Error).message}`, { cause: error })
    }
  }
}

/**
 * Takes away the note of a killed database. PostgreSQL takes the process number in it at its word, but that number may be another program's
 * by now, or that of a process nobody has buried yet (in a container without init: ever). Processes that still use the files it finds without the note.
 */
function forgetDead(cluster: Cluster): void {
  if (!running(cluster)) rmSync(join(cluster.files, 'postmaster.pid'), { force: true })
}

/** Stops the database if it runs: open work is rolled back, what was acknowledged is on disk. */
export async function stop(cluster: Cluster): Promise<void> {
  if (!running(cluster)) return
  try {
    await program(cluster, 'pg_ctl', ['stop', '-w', '-s', '-m', 'fast', '-t', '60', '-D', cluster.files])
  } catch {
    if (running(cluster)) await program(cluster, 'pg_ctl', ['stop', '-w', '-s', '-m', 'immediate', '-t', '30', '-D', cluster.files])
  }
}

/** The running database of these files, found by the note it leaves: its process and its port. */
export function running(cluster: Cluster): { pid: number; port: number; ready: boolean } | null {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster.files, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!pid || !isDatabase(pid, cluster)) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** A process id may long since belong to another program: on Linux its command line must name these files. */
function isDatabase(pid: number, cluster: Cluster): boolean {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster.files)
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function openLog(cluster: Cluster): void {
  const size = statSync(logFile(cluster), { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT) renameSync(logFile(cluster), `${logFile(cluster)}.1`)
  if (size === 0 || size > LOG_LIMIT) writeFileSync(logFile(cluster), '', { mode: 0o600 })
}

async function logSince(cluster: Cluster, from: number): Promise<string> {
  const file = await open(logFile(cluster))
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4000), 0, 4000, from)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Runs one of the database's programs as its account; what it says becomes the error's sentence. */
async function program(cluster: Cluster, name: string, args: string[]): Promise<void> {
  const { PATH, SystemRoot } = process.env
  try {
    // Only what the programs need: a town's secrets in the environment are no business of theirs.
    await run(join(cluster.binaries.bin, name), args, {
      ...cluster.account,
      cwd: cluster.place,
      env: { PATH, SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
    })
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string }
    throw new EmbeddedDatabaseError(`${name} failed: ${`${stderr}\n${stdout}`.trim().split('\n').slice(-4).join(' ') || message}`, {
      cause: error,
    })
  }
}
