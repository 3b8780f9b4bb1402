// What the gate has let out and taken back, and when everything public was last attacked.
import { sql, type Tx } from '../../db.ts'
import type { AttackedBase, GateRelease } from './model.ts'

/** Every release, newest first: of all datasets, or of one. Taken back ones too. */
export async function everyRelease(tx: Tx, dataset?: string): Promise<GateRelease[]> {
  const found = await sql<GateRelease>`select dataset, number, r.content -> 'title' as title, r.content -> 'protection' ->> 'kind' as kind,
      r.released_at as "releasedAt", coalesce(p.decided_by_name, a.name) as "releasedByName", r.proposal,
      r.content -> 'protection' ->> 'base' as base, w.withdrawn_at as "withdrawnAt", w.reason
    from platform.release r full join platform.release_withdrawal w using (municipality, dataset, number)
    left join platform.release_proposal p on p.municipality = r.municipality and p.id = r.proposal
    left join platform.account a on a.municipality = r.municipality and a.id = r.released_by
    where coalesce(r.municipality, w.municipality) = platform.town() and ${dataset === undefined ? sql`true` : sql`dataset = ${dataset}`}
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
 * For each base of which something was released, the newest attack that held all of it and found nothing. For the machinery: the outcomes
 * are not for everybody who may know when they came.
 */
export async function attackedBases(tx: Tx): Promise<AttackedBase[]> {
  const found = await sql<AttackedBase>`
    with released as (
      select r.content -> 'protection' ->> 'base' as slug, count(*) as releases from platform.release r
      where r.municipality = platform.town() and r.content -> 'protection' ->> 'kind' = 'counts-of-people' group by 1)
    select released.slug, released.releases, (
      select max(o.attacked_at) from platform.count_base b
      join platform.release_proposal p on p.municipality = b.municipality and p.base = b.id
      join platform.release_outcome o on o.municipality = p.municipality and o.proposal = p.id
      where b.municipality = platform.town() and b.slug = released.slug and o.leaks = 0
        and o.releases_seen + (select count(*) from platform.release own
          where own.municipality = p.municipality and own.proposal = p.id) = released.releases) as "attackedAt"
    from released order by released.slug`.execute(tx)
  return found.rows
}
