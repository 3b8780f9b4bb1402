// Naming who is asked; the organisations that may read the version follow from it in the same breath.
import { sql, type Tx } from '../../../../platform/db.ts'
import { newId } from '../../../../platform/id.ts'
import type { PlanVersion } from '../../model.ts'

/** Says until when and whether residents are asked; false when somebody was quicker (`revision` has moved on) or it is no longer draft or consultation. */
export async function sayWhoIsAsked(
  tx: Tx,
  version: string,
  { consultationUntil, residentsMayComment }: Pick<PlanVersion, 'consultationUntil' | 'residentsMayComment'>,
  revision: number,
): Promise<boolean> {
  const done = await sql`update goals.plan_version set consultation_until = ${consultationUntil}::date,
      residents_may_comment = ${residentsMayComment}, revision = revision + 1
    where municipality = platform.town() and id = ${version} and revision = ${revision} and state in ('draft', 'consultation')`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function addParty(
  tx: Tx,
  version: string,
  { organisation, name }: { organisation: string | null; name: string },
): Promise<string> {
  const id = newId()
  await sql`insert into goals.consultation_party (municipality, version, id, organisation, name)
    values (platform.town(), ${version}, ${id}, ${organisation}::uuid, ${name})`.execute(tx)
  return id
}

export async function removeParty(tx: Tx, version: string, party: string): Promise<void> {
  await sql`delete from goals.consultation_party where municipality = platform.town() and version = ${version} and id = ${party}`.execute(
    tx,
  )
}

/** The organisations asked are those of the parties: they may read the version, and no other partner. */
export async function keepAsked(tx: Tx, version: string): Promise<void> {
  await sql`update goals.plan_version set asked = array(select p.organisation from goals.consultation_party p
      where p.municipality = platform.town() and p.version = ${version} and p.organisation is not null order by 1)
    where municipality = platform.town() and id = ${version}`.execute(tx)
}
