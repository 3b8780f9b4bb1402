// Proposals in the database: what is meant to become public, what the attacker found, who has read it, and what was decided.
import { record } from '../../audit.ts'
import { type Acting, asSystem, oneAtATime, sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'
import { type KeptOutcome, type Proposal, type ProposalOutcome, type ProposalSummary, stopped, type TableCut } from './model.ts'

const columns = sql`id, base, edition, cuts, state, nullif(summary, '{}') as summary, progress, made_by_name as "madeByName", made_at as "madeAt",
  decided_by_name as "decidedByName", decided_at as "decidedAt", reason`

/** In whose name tables are protected and attacked: the town's machinery. */
export const attacker = (municipality: number): Acting => asSystem(municipality, 'attack proposed tables')

/** Until this transaction ends nobody else releases tables of this base: sets let out at the same moment were never attacked together. */
export const holdReleases = (tx: Tx, baseId: string): Promise<void> => oneAtATime(tx, `release of ${baseId}`)

/** Keeps what is proposed, waiting, and returns its identifier. To have it protected and attacked as well use `proposeTables`. */
export async function propose(tx: Tx, baseId: string, edition: number, cuts: readonly TableCut[], who: string): Promise<string> {
  const id = newId()
  await sql`insert into platform.release_proposal (municipality, id, base, edition, cuts, state, made_by, made_by_name)
    values (platform.town(), ${id}, ${baseId}, ${edition}, ${JSON.stringify(cuts)}, 'waiting', platform.actor(), ${who})`.execute(tx)
  const datasets = cuts.map(({ dataset }) => dataset)
  await record(tx, { deed: 'proposed', thing: 'tables', thingId: id, detail: { edition, datasets } })
  return id
}

/** Proposals, newest first: all, or those of one base. */
export async function listProposals(tx: Tx, baseId?: string): Promise<Proposal[]> {
  const found = await sql<Proposal>`select ${columns} from platform.release_proposal
    where municipality = platform.town() and ${baseId === undefined ? sql`true` : sql`base = ${baseId}`}
    order by made_at desc, id desc`.execute(tx)
  return found.rows
}

export async function proposalById(tx: Tx, id: string): Promise<Proposal | null> {
  const found = await sql<Proposal>`select ${columns} from platform.release_proposal
    where municipality = platform.town() and id = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** What came of it; null while nothing has, and for those who may not see counts. Reading it once is enough: it is large. */
export async function readOutcome(tx: Tx, id: string): Promise<KeptOutcome | null> {
  const found = await sql<KeptOutcome>`select tables, protection, report, attacked_at as "attackedAt", releases_seen as "releasesSeen"
    from platform.release_outcome where municipality = platform.town() and proposal = ${id}`.execute(tx)
  return found.rows[0] ?? null
}

/** The machinery begins; false when there is nothing to do, because it was decided or is done. */
export async function beginWork(tx: Tx, id: string, progress: string): Promise<boolean> {
  const begun = await sql`update platform.release_proposal set state = 'working', progress = ${progress}, reason = null
    where municipality = platform.town() and id = ${id} and state in ('waiting', 'working') returning id`.execute(tx)
  return begun.rows.length === 1
}

/** Somebody asked the work to stop: it waits until it is asked for again. */
export async function stopWork(tx: Tx, id: string): Promise<void> {
  await sql`update platform.release_proposal set state = 'waiting', progress = null, reason = ${stopped}
    where municipality = platform.town() and id = ${id} and state = 'working'`.execute(tx)
}

/** The machinery tells what came of the work. An earlier outcome goes, and with it who had read it. False when it was decided meanwhile. */
export async function keepOutcome(tx: Tx, id: string, outcome: ProposalOutcome, summary: ProposalSummary): Promise<boolean> {
  const state = summary.refusal || summary.leaks > 0 ? 'refused' : 'ready'
  const kept = await sql`update platform.release_proposal set state = ${state}, summary = ${JSON.stringify(summary)}, progress = null
    where municipality = platform.town() and id = ${id} and state = 'working' returning id`.execute(tx)
  if (kept.rows.length === 0) return false
  await sql`delete from platform.release_outcome where municipality = platform.town() and proposal = ${id}`.execute(tx)
  await sql`insert into platform.release_outcome (municipality, proposal, tables, protection, report, leaks, releases_seen)
    values (platform.town(), ${id}, ${JSON.stringify(outcome.tables)}, ${JSON.stringify(outcome.protection)},
      ${JSON.stringify(outcome.report)}, ${summary.leaks}, ${summary.releases})`.execute(tx)
  await record(tx, { deed: 'attacked', thing: 'tables', thingId: id, detail: { state, leaks: summary.leaks } })
  return true
}

/** The one who asks has the attacker's report in front of them, which is logged each time. False when there is none for them. */
export async function markRead(tx: Tx, id: string): Promise<boolean> {
  const there = await sql`select from platform.release_outcome where municipality = platform.town() and proposal = ${id}`.execute(tx)
  if (there.rows.length === 0) return false
  await sql`insert into platform.release_reading (municipality, proposal, account)
    values (platform.town(), ${id}, platform.actor()) on conflict do nothing`.execute(tx)
  await record(tx, { deed: 'read', thing: 'attacker report', thingId: id })
  return true
}

/** Whether the one who asks has read the report that stands now. */
export async function hasRead(tx: Tx, id: string): Promise<boolean> {
  const found = await sql`select from platform.release_reading
    where municipality = platform.town() and proposal = ${id} and account = platform.actor()`.execute(tx)
  return found.rows.length === 1
}

/** It shall not become public. `reason` in 3 to 500 characters, `who` is the name beside it. False when it was decided already. */
export async function dropProposal(tx: Tx, id: string, reason: string, who: string): Promise<boolean> {
  const done = await decide(tx, id, 'dropped', who, reason)
  if (done) await record(tx, { deed: 'dropped', thing: 'tables', thingId: id, detail: { reason } })
  return done
}

/** Says who decided; false when somebody had decided before. */
export async function decide(
  tx: Tx,
  id: string,
  state: 'released' | 'dropped',
  who: string,
  reason: string | null = null,
): Promise<boolean> {
  const done = await sql`update platform.release_proposal set state = ${state}, decided_by = platform.actor(), decided_by_name = ${who},
      decided_at = clock_timestamp(), reason = ${reason}
    where municipality = platform.town() and id = ${id} and state not in ('released', 'dropped') returning id`.execute(tx)
  return done.rows.length === 1
}

/** Work that has ended, or was not heard of for two minutes, is not going on. */
const isAbandoned = sql`state = 'working' and not exists (select from platform.progress w where w.municipality = p.municipality
  and w.id = p.progress and w.state = 'running' and w.changed_at > clock_timestamp() - interval '2 minutes')`

/** Back to waiting, for another attack: `attackAgain` also puts it in line. False when it was decided, or is being worked on. */
export async function askAgain(tx: Tx, id: string): Promise<boolean> {
  const asked = await sql`update platform.release_proposal p set state = 'waiting', progress = null, reason = null
    where municipality = platform.town() and id = ${id} and (state in ('waiting', 'ready', 'refused') or ${isAbandoned}) returning id`.execute(
    tx,
  )
  if (asked.rows.length === 0) return false
  await record(tx, { deed: 'asked again', thing: 'tables', thingId: id })
  return true
}

/**
 * What a dataset's name stands for already: the base of its newest release, or of a proposal that is not given up; null for what is no
 * table of a base. Names nobody uses are left out.
 */
export async function basesOfDatasets(tx: Tx, datasets: readonly string[]): Promise<{ dataset: string; base: string | null }[]> {
  const found = await sql<{ dataset: string; base: string | null }>`
    select distinct on (r.dataset) r.dataset, r.content -> 'protection' ->> 'base' as base from platform.release r
      where r.municipality = platform.town() and r.dataset = any(${datasets}) order by r.dataset, r.number desc`.execute(tx)
  const proposed = await sql<{ dataset: string; base: string | null }>`select distinct cut ->> 'dataset' as dataset, b.slug as base
    from platform.release_proposal p
    join platform.count_base b on b.municipality = p.municipality and b.id = p.base
    cross join lateral jsonb_array_elements(p.cuts) as cut
    where p.municipality = platform.town() and p.state <> 'dropped' and cut ->> 'dataset' = any(${datasets})`.execute(tx)
  return [...found.rows, ...proposed.rows]
}
