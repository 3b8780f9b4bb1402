// What partners look after, in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Block, BlockForm } from './model.ts'

/** Of one partner, or of all; areas first. */
export async function listBlocks(tx: Tx, organisation: string | null = null): Promise<Block[]> {
  const found = await sql<Block>`select b.id, b.organisation, b.street,
      case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as area
    from public_space.organisation_block b left join platform.area a on a.municipality = b.municipality and a.id = b.area
    where b.municipality = platform.town() and (${organisation}::uuid is null or b.organisation = ${organisation}::uuid)
    order by b.street <> '', coalesce(a.name, b.street) collate "da-x-icu"`.execute(tx)
  return found.rows
}

/** Null when the partner looks after it already. */
export async function addBlock(tx: Tx, organisation: string, { area, street }: BlockForm): Promise<string | null> {
  const id = newId()
  const added = await sql`insert into public_space.organisation_block (municipality, id, organisation, area, street)
    values (platform.town(), ${id}, ${organisation}, ${area}, ${street})
    on conflict (municipality, organisation, area, lower(street)) do nothing returning id`.execute(tx)
  return added.rows.length === 1 ? id : null
}

export async function removeBlock(tx: Tx, organisation: string, id: string): Promise<boolean> {
  const gone = await sql`delete from public_space.organisation_block
    where municipality = platform.town() and organisation = ${organisation} and id = ${id}`.execute(tx)
  return gone.numAffectedRows === 1n
}
