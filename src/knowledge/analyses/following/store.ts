// Whether the answers about crime have followed the figures: decided by what the database holds, never by who brought the figures in.
import { sql, type Tx } from '../../../platform/db.ts'
import { isUnderWay, latestProgress } from '../../../platform/progress.ts'
import { fetchJob } from '../../sources/fetch-in-sight.ts'
import { isMunicipality } from '../../sources/series/model.ts'
import { modelNumber } from '../expect/model-number.ts'
import { questions } from '../gather.ts'
import { analysisName } from '../store.ts'
import type { AtHand, FiguresAtHand } from './model.ts'

const needed: string[] = [questions.crime.table, questions.people.table]

interface Found {
  code: string
  /** How many of the needed tables have come in. */
  held: number
  newest: Date | null
  /** Whether crime is counted for the code. */
  isCounted: boolean
}

/**
 * What there is to calculate from, with `about`: the town's code, when the newest of the figures came, and the number of the
 * model, by which an earlier calculation is known to be of today's figures.
 */
export async function figuresAtHand(tx: Tx): Promise<FiguresAtHand> {
  const tables = Object.values(questions).map(({ table }) => table)
  const { rows } = await sql<Found>`select m.code, f.newest, coalesce(f.held, 0)::int as held,
      exists (select from knowledge.source s join knowledge.series r on r.municipality = s.municipality and r.source = s.id
        join knowledge.observation o on o.municipality = r.municipality and o.series = r.id
        where s.municipality = m.municipality and s.kind = 'official' and s.table_id = ${questions.crime.table}
          and o.area = ltrim(m.code, '0') and o.replaced_by is null) as "isCounted"
    from platform.municipality m left join lateral (
      select max(f.finished_at) as newest, count(distinct s.table_id) filter (where s.table_id = any(${needed})) as held
      from knowledge.fetch f join knowledge.source s on s.municipality = f.municipality and s.id = f.source
      where f.municipality = m.municipality and f.state = 'done' and s.kind = 'official' and s.table_id = any(${tables})) f on true
    where m.municipality = platform.town()`.execute(tx)
  const found = rows[0] ?? { code: '', held: 0, newest: null, isCounted: false }
  return { state: stateOf(found), about: `${found.code} ${found.newest?.toISOString() ?? ''} model ${modelNumber}` }
}

function stateOf({ code, held, isCounted }: Found): AtHand {
  if (held < needed.length) return 'not-fetched'
  if (code === '') return 'no-code'
  return isCounted && isMunicipality(String(Number(code))) ? 'ready' : 'wrong-code'
}

/**
 * Whether there are figures, a town's code or a model that no calculation has begun on. One that failed or was stopped has had
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
