// Whether an import survives being killed together with its database: what was acknowledged must still be there, every time.
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { fetchStanding } from '../../knowledge/sources/statbank/store.ts'
import { findLostFigures } from '../../knowledge/sources/store.ts'
import type { Tx } from '../../platform/db.ts'

export interface KillSettings {
  times: number
  /** Address of the role that owns nothing, on a port that stays the same when the database comes back. */
  appUrl: string
  statbankUrl: string
  /** At most so many cells in one portion: small portions give more moments to be killed in. */
  cellsAtATime?: number
  /** Kills the database with the import and returns when it answers again; left out, only the import is killed. */
  killDatabase?: () => Promise<void>
  /** Work in the database between the kills. */
  work: <T>(deed: (tx: Tx) => Promise<T>) => Promise<T>
  /** The longest an import may run before it is killed, in milliseconds. */
  within: number
  /** Numbers from 0 up to 1: when to kill. */
  random: () => number
  onKill?: (kills: number) => void
}

export interface KillReport {
  kills: number
  /** Portions and tables that the database had acknowledged before a kill. */
  acknowledged: number
  /** Imports that were through before their kill came. */
  through: number
  /** What was acknowledged and gone afterwards, in words; empty when all is well. */
  lost: string[]
}

/** Kills an import again and again, and compares its receipts with the database each time. Ends with one import left in peace. */
export async function importUnderKills(settings: KillSettings): Promise<KillReport> {
  const report: KillReport = { kills: 0, acknowledged: 0, through: 0, lost: [] }
  while (report.kills < settings.times) {
    const before = await settings.work(fetchStanding)
    const receipts = await runAndKill(settings)
    report.kills += 1
    report.acknowledged += receipts.lines.length
    if (receipts.isThrough) report.through += 1
    const after = await settings.work(fetchStanding)
    report.lost.push(...missingReceipts(receipts.lines, before, after), ...(await lostInWords(settings)))
    settings.onKill?.(report.kills)
  }
  await new Promise((resolve) => startImport(settings).once('exit', resolve))
  report.lost.push(...(await lostInWords(settings)))
  return report
}

const lostInWords = async ({ work }: KillSettings): Promise<string[]> =>
  (await work(findLostFigures)).map(
    ({ table, expected, held }) => `${table}: ${expected} figures were written, ${held} are held, or some differ`,
  )

function startImport({ appUrl, statbankUrl, cellsAtATime = 2000 }: KillSettings): ChildProcess {
  const file = fileURLToPath(new URL('./import-process.ts', import.meta.url))
  const env = { ...process.env, APP_URL: appUrl, STATBANK_URL: statbankUrl, CELLS: String(cellsAtATime) }
  return spawn(process.execPath, [...process.execArgv, file], { env, stdio: ['ignore', 'pipe', 'ignore'] })
}

/** One import, killed at a random moment after it is ready; the receipts it gave until then. */
async function runAndKill(settings: KillSettings): Promise<{ lines: string[]; isThrough: boolean }> {
  const child = startImport(settings)
  let said = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await new Promise<void>((resolve) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => resolve())
  })
  const code = await Promise.race([ended, pause(settings.random() * settings.within, 'time is up' as const)])
  child.kill('SIGKILL')
  await Promise.all([ended, settings.killDatabase?.()])
  // A line cut off in the middle was not given whole, and so is no receipt.
  return {
    lines: said
      .split('\n')
      .slice(0, -1)
      .filter((line) => line !== 'ready'),
    isThrough: code === 0,
  }
}

export interface Standing {
  /** Fetches carried through. */
  done: number
  /** Portions kept of the one under way. */
  kept: number
}

/** Receipts that the database no longer honours. */
export function missingReceipts(lines: string[], before: Map<string, Standing>, after: Map<string, Standing>): string[] {
  return lines.flatMap((line) => {
    const [what = '', table = '', count = '0'] = line.split(' ')
    const then = before.get(table)?.done ?? 0
    const now = after.get(table) ?? { done: 0, kept: 0 }
    if (what === 'done' && now.done <= then) return [`${table} was carried through, and that is gone`]
    if (what === 'kept' && now.done <= then && now.kept < Number(count))
      return [`${table}: ${count} portions were kept, ${now.kept} are there`]
    return []
  })
}
