// Partners of an effort in the database; which organisations see the effort follows from them at once.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { Partner, PartnerForm } from './model.ts'

type PartnerContent = Omit<PartnerForm, 'was'>

export async function partnersOf(tx: Tx, effort: string): Promise<Partner[]> {
  const found =
    await sql<Partner>`select p.id, p.organisation, p.name, p.promise, p.confirmed_at as "confirmedAt" from goals.effort_partner p
    where p.municipality = platform.town() and p.effort = ${effort} order by p.name collate "da-x-icu", p.id`.execute(tx)
  return found.rows
}

/** The name a partner goes by: the organisation's own, or the one that was written. Null when there is no such organisation today. */
export async function nameOfPartner(tx: Tx, { organisation, name }: PartnerContent): Promise<string | null> {
  if (organisation === null) return name
  const found = await sql<{ name: string }>`select name from platform.organisation
    where municipality = platform.town() and id = ${organisation} and ended_at is null`.execute(tx)
  return found.rows[0]?.name ?? null
}

export async function addPartner(tx: Tx, effort: string, { organisation, promise }: PartnerContent, name: string): Promise<string> {
  const id = newId()
  await sql`insert into goals.effort_partner (municipality, effort, id, organisation, name, promise)
    values (platform.town(), ${effort}, ${id}, ${organisation}, ${name}, ${promise})`.execute(tx)
  await keepOrganisations(tx, effort)
  return id
}

/** Corrects a partner; a promise in other words waits for the partner's yes again. False when it is not there. */
export async function correctPartner(tx: Tx, effort: string, id: string, form: PartnerContent, name: string): Promise<boolean> {
  const changed = await sql`update goals.effort_partner set organisation = ${form.organisation}, name = ${name}, promise = ${form.promise},
      confirmed_at = case when organisation is not distinct from ${form.organisation}::uuid and promise = ${form.promise} then confirmed_at end
    where municipality = platform.town() and effort = ${effort} and id = ${id}`.execute(tx)
  await keepOrganisations(tx, effort)
  return changed.numAffectedRows === 1n
}

export async function removePartner(tx: Tx, effort: string, id: string): Promise<boolean> {
  const gone =
    await sql`delete from goals.effort_partner where municipality = platform.town() and effort = ${effort} and id = ${id}`.execute(tx)
  await keepOrganisations(tx, effort)
  return gone.numAffectedRows === 1n
}

/** The partner says yes to the promise it has read; false when it stands in other words now, or is said yes to already. */
export async function confirmPromise(tx: Tx, effort: string, id: string, promise: string): Promise<boolean> {
  const said = await sql`update goals.effort_partner set confirmed_at = clock_timestamp()
    where municipality = platform.town() and effort = ${effort} and id = ${id} and confirmed_at is null and promise <> '' and promise = ${promise}`.execute(
    tx,
  )
  return said.numAffectedRows === 1n
}

/** The organisations that take part are those of the partners: they see the effort, and nobody else does. */
async function keepOrganisations(tx: Tx, effort: string): Promise<void> {
  await sql`update goals.effort set changed_at = clock_timestamp(), organisations = array(select distinct p.organisation from goals.effort_partner p
      where p.municipality = platform.town() and p.effort = ${effort} and p.organisation is not null order by 1)
    where municipality = platform.town() and id = ${effort}`.execute(tx)
}
