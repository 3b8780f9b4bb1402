// Partner organisations in the database.
import { sql, type Tx } from '../../db.ts'
import { newId } from '../../id.ts'
import type { Organisation, OrganisationForm } from './model.ts'

const columns = sql`o.id, o.kind, o.name, o.may_see as "maySee", o.shared, o.contact_name as "contactName", o.contact_email as "contactEmail",
  o.ended_at as "endedAt", (select count(*) from platform.account a
    where a.municipality = o.municipality and a.organisation = o.id and a.status = 'active')::int as accounts`

/** Partners of today first, then those the cooperation with has ended. */
export async function allOrganisations(tx: Tx): Promise<Organisation[]> {
  const found = await sql<Organisation>`select ${columns} from platform.organisation o
    where o.municipality = platform.town() order by o.ended_at is not null, o.name collate "da-x-icu"`.execute(tx)
  return found.rows
}

export async function organisationById(tx: Tx, id: string): Promise<Organisation | null> {
  const found =
    await sql<Organisation>`select ${columns} from platform.organisation o where o.municipality = platform.town() and o.id = ${id}`.execute(
      tx,
    )
  return found.rows[0] ?? null
}

/** Whether a partner of today other than `except` has this name, however it is spelt in capitals. */
export async function isNameTaken(tx: Tx, name: string, except: string | null): Promise<boolean> {
  const found = await sql<{ yes: boolean }>`select exists (select from platform.organisation
    where municipality = platform.town() and lower(name) = lower(${name}) and ended_at is null and id is distinct from ${except}::uuid) as yes`.execute(
    tx,
  )
  return found.rows[0]?.yes ?? false
}

export async function makeOrganisation(tx: Tx, form: OrganisationForm): Promise<string> {
  const id = newId()
  await sql`insert into platform.organisation (municipality, id, kind, name, may_see, shared, contact_name, contact_email)
    values (platform.town(), ${id}, ${form.kind}, ${form.name}, ${form.maySee}, ${form.shared}, ${form.contactName}, ${form.contactEmail})`.execute(
    tx,
  )
  return id
}

export async function correctOrganisation(tx: Tx, id: string, form: OrganisationForm): Promise<void> {
  await sql`update platform.organisation set kind = ${form.kind}, name = ${form.name}, may_see = ${form.maySee}, shared = ${form.shared},
    contact_name = ${form.contactName}, contact_email = ${form.contactEmail} where municipality = platform.town() and id = ${id}`.execute(
    tx,
  )
}

/** Ends the cooperation: nothing more is shared, and its people no longer come in. Returns whose access ended. */
export async function endOrganisation(tx: Tx, id: string): Promise<string[]> {
  await sql`update platform.organisation set ended_at = now(), shared = '{}', contact_name = '', contact_email = ''
    where municipality = platform.town() and id = ${id} and ended_at is null`.execute(tx)
  const ended = await sql<{ id: string }>`update platform.account set status = 'disabled', ended_at = now()
    where municipality = platform.town() and organisation = ${id} and status = 'active' returning id`.execute(tx)
  await sql`delete from platform.session s using platform.account a where s.municipality = platform.town()
    and a.municipality = s.municipality and a.id = s.account and a.organisation = ${id}`.execute(tx)
  return ended.rows.map((row) => row.id)
}
