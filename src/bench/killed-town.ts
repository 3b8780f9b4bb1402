// Starts the writing town as a process of its own and kills it, its database, or both, without warning.
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readNote } from '../platform/embedded/place.ts'

export type Victim = 'server' | 'database' | 'both'

export interface KilledTown {
  /** Its port once it is ready; null when it ended before. */
  ready: Promise<number | null>
  pid: number
  isAlive(): boolean
  kill(victim: Victim): Promise<void>
  /** Asks it to stop and waits: its exit code and how long it took. */
  end(): Promise<{ code: number | null; ms: number }>
}

export function startKilledTown(dataDir: string): KilledTown {
  const script = fileURLToPath(new URL('./writing-town.ts', import.meta.url))
  const child = spawn(process.execPath, [...process.execArgv, script, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  let last = ''
  child.stderr?.on('data', (piece) => {
    last = String(piece)
  })
  const ready = new Promise<number | null>((done) => {
    let said = ''
    child.stdout?.on('data', (piece) => {
      said += piece
      const port = /ready (\d+)/.exec(said)?.[1]
      if (port) done(Number(port))
    })
    child.once('exit', (code) => {
      if (code) process.stderr.write(`The town of the bench ended by itself (${code}): ${last}\n`)
      done(null)
    })
  })
  return {
    ready,
    pid: child.pid ?? 0,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: async (victim) => {
      if (victim !== 'server') killDatabase(dataDir)
      if (victim !== 'database') await killNow(child, ended)
    },
    end: async () => {
      const began = performance.now()
      child.kill('SIGTERM')
      await ended
      return { code: child.exitCode, ms: performance.now() - began }
    },
  }
}

async function killNow(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGKILL')
  await ended
}

/** Kills the database's main process and everything it started, all at once. */
export function killDatabase(dataDir: string): void {
  for (const pid of databaseProcesses(dataDir)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended on its own in this very moment
    }
  }
}

/** The database's main process and everything it started; empty when it does not run. */
export function databaseProcesses(dataDir: string): number[] {
  const main = mainProcess(dataDir)
  return main === null ? [] : [main, ...startedBy(main)]
}

function mainProcess(dataDir: string): number | null {
  const note = readNote(dataDir)
  if (!note) return null
  const place = resolve(dataDir, note.place)
  for (const name of readdirSync(place).filter((entry) => /^files-\d+$/.test(entry))) {
    try {
      return Number(readFileSync(join(place, name, 'postmaster.pid'), 'utf8').split('\n')[0])
    } catch {
      // not running
    }
  }
  return null
}

/** On Linux the kernel says; elsewhere the children end by themselves when the main process is gone. */
function startedBy(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)
  } catch {
    return []
  }
}
