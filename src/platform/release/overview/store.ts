// What the gate has let out and taken back, and when everything public was last attacked.
import { sql, type Tx } from '../../db.ts'
import type { AttackedBase, GateRelease } from './model.ts'

/** Every release of one table, newest first; taken back ones too. */
export const releasesOf = (tx: Tx, dataset: string): Promise<GateRelease[]> => releases(tx, sql`dataset = ${dataset}`)

/** The newest public release of every table, and everything taken back, newest first. */
export const standingAndTakenBack = (tx: Tx): Promise<GateRelease[]> =>
  releases(
    tx,
    sql`(w.number is not null or not exists (select from platform.release later
      where later.municipality = r.municipality and later.dataset = r.dataset and later.number > r.number
        and not exists (select from platform.release_withdrawal gone
          where gone.municipality = later.municipality and gone.dataset = later.dataset and gone.number = later.number)))`,
  )

/** Reads only the releases it is asked for: each holds its whole table. */
async function releases(tx: Tx, which: ReturnType<typeof sql>): Promise<GateRelease[]> {
  const found = await sql<GateRelease>`select dataset, number, r.content -> 'title' as title, r.content -> 'protection' ->> 'kind' as kind,
      r.released_at as "releasedAt", coalesce(p.decided_by_name, a.name) as "releasedByName", r.proposal,
      r.content -> 'protection' ->> 'base' as base, w.withdrawn_at as "withdrawnAt", w.reason
    from platform.release r full join platform.release_withdrawal w using (municipality, dataset, number)
    left join platform.release_proposal p on p.municipality = r.municipality and p.id = r.proposal
    left join platform.account a on a.municipality = r.municipality and a.id = r.released_by
    where coalesce(r.municipality, w.municipality) = platform.town() and ${which}
    order by coalesce(r.released_at, w.withdrawn_at) desc, dataset, number desc`.execute(tx)
  return found.rows
}

/** What became public through one proposal, in the order of its names. */
export async function releasedThrough(tx: Tx, proposal: string): Promise<{ dataset: string; number: number }[]> {
  const found = await sql<{ dataset: string; number: number }>`select dataset, number from platform.release
    where municipality = platform.town() and proposal = ${proposal} order by dataset`.execute(tx)
  return found.rows
}

/**
 * For each base of which something was released, the newest attack that held all of it and found nothing. A proposal that could not be
 * protected was not attacked, and says nothing. For the machinery: the outcomes are not for everybody who may know when they came.
 */
export async function attackedBases(tx: Tx): Promise<AttackedBase[]> {
  const found = await sql<AttackedBase>`
    with released as (
      select p.base, count(*) as releases from platform.release r
      join platform.release_proposal p on p.municipality = r.municipality and p.id = r.proposal
      where r.municipality = platform.town() group by p.base)
    select b.slug, released.releases, (
      select max(o.attacked_at) from platform.release_proposal p
      join platform.release_outcome o on o.municipality = p.municipality and o.proposal = p.id
      where p.municipality = b.municipality and p.base = b.id and o.leaks = 0 and p.summary ->> 'refusal' is null
        and o.releases_seen + (select count(*) from platform.release own
          where own.municipality = p.municipality and own.proposal = p.id) = released.releases) as "attackedAt"
    from released join platform.count_base b on b.municipality = platform.town() and b.id = released.base order by b.slug`.execute(tx)
  return found.rows
}
