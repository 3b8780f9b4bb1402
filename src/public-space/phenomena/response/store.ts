// The response in the database: what was agreed to look for, the effort that answers, who has heard of its moves, and the result.
import { type Acting, asSystem, sql, type Tx } from '../../../platform/db.ts'
import type { Outcome } from '../model.ts'
import type { Move } from './model.ts'

/** In whose name the round tells of moves. */
export const teller = (municipality: number): Acting => asSystem(municipality, 'tell of phenomena')

export async function saveDisplacement(tx: Tx, id: string, { ring, plan }: { ring: number; plan: string }): Promise<void> {
  await sql`update public_space.phenomenon set ring_m = ${ring}, displacement_plan = ${plan}, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Makes an effort the response, or none. The database refuses one before perspectives are heard and the look for displacement is agreed. */
export async function tieEffort(tx: Tx, id: string, effort: string | null, told: readonly Move[]): Promise<void> {
  await sql`update public_space.phenomenon set effort = ${effort}::uuid, told_moves = ${told},
      tied_at = case when ${effort}::uuid is not null then clock_timestamp() end, revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

export interface Tied {
  id: string
  effort: string
  told: string[]
}

/** Open phenomena with a response whose last move not everybody may have heard of; those another round is busy with are left to it. */
export async function tiedPhenomena(tx: Tx): Promise<Tied[]> {
  const found = await sql<Tied>`select p.id, p.effort, p.told_moves as told from public_space.phenomenon p
    where p.municipality = platform.town() and p.effort is not null and p.state = 'open' and not 'judged' = any (p.told_moves)
    order by p.id for update skip locked`.execute(tx)
  return found.rows
}

export async function markTold(tx: Tx, id: string, move: Move): Promise<void> {
  await sql`update public_space.phenomenon set told_moves = told_moves || array[${move}]::text[], changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Chooses the result and closes it. */
export async function conclude(tx: Tx, id: string, { result, answer }: { result: Outcome; answer: string }): Promise<void> {
  await sql`update public_space.phenomenon set result = ${result}, result_words = ${answer}, state = 'closed', stage = 'assess',
      revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Closed phenomena of which a report was opened again, with the number of that report. */
export async function reopenedPhenomena(tx: Tx): Promise<{ id: string; effort: string | null; number: number }[]> {
  const found = await sql<{ id: string; effort: string | null; number: number }>`select p.id, p.effort, (select min(r.number)
      from public_space.phenomenon_report l join public_space.report r on r.municipality = l.municipality and r.id = l.report
      where l.municipality = p.municipality and l.phenomenon = p.id and r.state = 'reopened') as number
    from public_space.phenomenon p where p.municipality = platform.town() and p.state = 'closed' and exists (select
      from public_space.phenomenon_report l join public_space.report r on r.municipality = l.municipality and r.id = l.report
      where l.municipality = p.municipality and l.phenomenon = p.id and r.state = 'reopened')
    order by p.id for update of p skip locked`.execute(tx)
  return found.rows
}

/** It is open again and needs another response; the one before stands in its trail. */
export async function reopen(tx: Tx, id: string): Promise<void> {
  await sql`update public_space.phenomenon set state = 'open', stage = 'analyse', result = null, result_words = '', effort = null, tied_at = null,
      told_moves = '{}', revision = revision + 1, changed_at = clock_timestamp()
    where municipality = platform.town() and id = ${id}`.execute(tx)
}

/** Who sees to its response, and how many reports and voices stand behind it. */
export async function behindPhenomenon(tx: Tx, phenomenon: string): Promise<{ unit: string; reports: number; voices: number }> {
  const found = await sql<{ unit: string; reports: number; voices: number }>`select coalesce(d.name, '') as unit,
      count(r.id)::int as reports, coalesce(sum(r.voices), 0)::int as voices
    from public_space.phenomenon p
    left join public_space.phenomenon_report l on l.municipality = p.municipality and l.phenomenon = p.id
    left join public_space.report r on r.municipality = l.municipality and r.id = l.report and r.merged_into is null
    left join goals.effort e on e.municipality = p.municipality and e.id = p.effort
    left join platform.department d on d.municipality = e.municipality and d.id = e.department
    where p.municipality = platform.town() and p.id = ${phenomenon} group by d.name`.execute(tx)
  return found.rows[0] ?? { unit: '', reports: 0, voices: 0 }
}
