// How the town is reached, and its own name and address, in the database.
import { sql, type Tx } from '../../db.ts'
import { type Contact, noContact, type TownForm } from './model.ts'

export async function readContact(tx: Tx): Promise<Contact> {
  const found = await sql<Contact>`select phone, email, address, protection_name as "protectionName", protection_email as "protectionEmail",
    protection_phone as "protectionPhone", accessibility_checked_on as "accessibilityCheckedOn" from platform.town_contact where municipality = platform.town()`.execute(
    tx,
  )
  return found.rows[0] ?? noContact
}

export async function saveContact(tx: Tx, c: Contact): Promise<void> {
  await sql`insert into platform.town_contact (municipality, phone, email, address, protection_name, protection_email, protection_phone, accessibility_checked_on)
    values (platform.town(), ${c.phone}, ${c.email}, ${c.address}, ${c.protectionName}, ${c.protectionEmail}, ${c.protectionPhone}, ${c.accessibilityCheckedOn})
    on conflict (municipality) do update set phone = excluded.phone, email = excluded.email, address = excluded.address, protection_name = excluded.protection_name,
      protection_email = excluded.protection_email, protection_phone = excluded.protection_phone, accessibility_checked_on = excluded.accessibility_checked_on`.execute(
    tx,
  )
}

export async function hostOfTown(tx: Tx): Promise<string> {
  const found = await sql<{ host: string | null }>`select host from platform.municipality where municipality = platform.town()`.execute(tx)
  return found.rows[0]?.host ?? ''
}

/** Corrects name, code and host; false when another town here has that host. */
export async function saveTown(tx: Tx, { name, code, host }: TownForm): Promise<boolean> {
  const changed =
    await sql`update platform.municipality set name = ${name}, code = ${code}, host = ${host} where municipality = platform.town()
    and not exists (select from platform.municipality o where o.municipality <> platform.town() and o.host = ${host}) returning municipality`.execute(
      tx,
    )
  return changed.rows.length > 0
}

/** Ends the first-start guide. */
export async function finishSetUp(tx: Tx): Promise<void> {
  await sql`update platform.municipality set set_up_at = coalesce(set_up_at, now()) where municipality = platform.town()`.execute(tx)
}
