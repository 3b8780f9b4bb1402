// How far long work is, so that a page can show it and a person can stop it. Each report is its own short transaction.
import { sql, type Tx } from './db.ts'
import { newId } from './id.ts'

export interface Progress {
  id: string
  kind: string
  /** What it works on, for instance a table of the statistics bank. */
  about: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
  done: number
  /** 0 when not known. */
  total: number
  note: string
  isAskedToCancel: boolean
  startedAt: Date
  /** Last heard from; work silent for long has probably been killed and will be taken up again. */
  changedAt: Date
}

/** Begins to tell; returns the id to report with. */
export async function openProgress(tx: Tx, kind: string, about: string): Promise<string> {
  const id = newId()
  await sql`insert into platform.progress (municipality, id, kind, about) values (platform.town(), ${id}, ${kind}, ${about})`.execute(tx)
  return id
}

/** Says how far it is. Returns whether somebody asked to stop, so that the work can end itself in good order. */
export async function reportProgress(tx: Tx, id: string, at: { done: number; total: number; note: string }): Promise<boolean> {
  const { rows } = await sql<{ asked: boolean }>`update platform.progress
    set done = ${at.done}, total = ${at.total}, note = ${at.note.slice(0, 1000)}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and state = 'running'
    returning asked_to_cancel_at is not null as asked`.execute(tx)
  return rows[0]?.asked ?? true
}

/** Tells the end; what has ended stays as it ended. */
export async function finishProgress(tx: Tx, id: string, end: { state: 'done' | 'failed' | 'cancelled'; note: string }): Promise<void> {
  await sql`update platform.progress
    set state = ${end.state}, note = ${end.note.slice(0, 1000)}, changed_at = clock_timestamp(),
      done = case when ${end.state} = 'done' then greatest(done, total) else done end
    where municipality = platform.town() and id = ${id} and state = 'running'`.execute(tx)
}

/** Asks running work to stop; it stops at its next report. */
export async function askToCancel(tx: Tx, id: string): Promise<void> {
  await sql`update platform.progress set asked_to_cancel_at = clock_timestamp()
    where municipality = platform.town() and id = ${id} and state = 'running'`.execute(tx)
}

const silence = 120_000

/** Whether work is going on. What has been silent for two minutes was killed, and is taken up again by itself. */
export const isUnderWay = (progress: Progress | null): boolean =>
  progress?.state === 'running' && Date.now() - progress.changedAt.getTime() < silence

/** The newest work of a kind. */
export async function latestProgress(tx: Tx, kind: string): Promise<Progress | null> {
  const { rows } =
    await sql<Progress>`select id, kind, about, state, done, total, note, asked_to_cancel_at is not null as "isAskedToCancel",
      started_at as "startedAt", changed_at as "changedAt"
    from platform.progress where municipality = platform.town() and kind = ${kind} order by started_at desc, id desc limit 1`.execute(tx)
  return rows[0] ?? null
}
