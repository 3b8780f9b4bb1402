// Whether the answers about crime have followed the figures: decided by what the database holds, never by who brought the figures in.
import { sql, type Tx } from '../../../platform/db.ts'
import { isUnderWay, latestProgress } from '../../../platform/progress.ts'
import { fetchJob } from '../../sources/fetch-in-sight.ts'
import { questions } from '../gather.ts'
import { analysisName } from '../store.ts'
import type { AtHand } from './model.ts'

/** What there is to calculate from, with `about`: the town's code and when the newest of the figures came, by which an earlier calculation is known to be of today's figures. */
export async function figuresAtHand(tx: Tx): Promise<{ state: AtHand; about: string }> {
  const tables = Object.values(questions).map(({ table }) => table)
  const needed = [questions.crime.table, questions.people.table]
  const { rows } = await sql<{ code: string; held: number; newest: Date | null }>`select m.code, f.newest,
      coalesce(f.held, 0)::int as held
    from platform.municipality m left join lateral (
      select max(f.finished_at) as newest, count(distinct s.table_id) filter (where s.table_id = any(${needed})) as held
      from knowledge.fetch f join knowledge.source s on s.municipality = f.municipality and s.id = f.source
      where f.municipality = m.municipality and f.state = 'done' and s.kind = 'official' and s.table_id = any(${tables})) f on true
    where m.municipality = platform.town()`.execute(tx)
  const { code = '', held = 0, newest = null } = rows[0] ?? {}
  const state = held < needed.length ? 'not-fetched' : code === '' ? 'no-code' : 'ready'
  return { state, about: `${code} ${newest?.toISOString() ?? ''}` }
}

/**
 * Whether there are figures, or a town's code, that no calculation has begun on. One that failed or was stopped has had
 * its turn. While figures come in, what is there is only a part of them.
 */
export async function isBehind(tx: Tx): Promise<boolean> {
  const { state, about } = await figuresAtHand(tx)
  if (state !== 'ready') return false
  if (isUnderWay(await latestProgress(tx, fetchJob))) return false
  const last = await latestProgress(tx, analysisName)
  const isCutOff = last?.state === 'running' && !isUnderWay(last)
  return last?.about !== about || isCutOff
}
