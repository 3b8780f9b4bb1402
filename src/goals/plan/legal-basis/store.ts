// Entries of what the law says, in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import { removeUnlessNeeded } from '../../../platform/form/store.ts'
import { newId } from '../../../platform/id.ts'
import type { LegalBasis } from './model.ts'

const columns = sql`id, title, text, address, from_on as "from", to_on as "to", note, revision`

/** Every entry: those that hold first, then by their first day, newest first. */
export async function listLegalBases(tx: Tx): Promise<LegalBasis[]> {
  return (
    await sql<LegalBasis>`select ${columns} from goals.legal_basis where municipality = platform.town()
      order by to_on desc nulls first, from_on desc nulls last, title collate "da-x-icu"`.execute(tx)
  ).rows
}

export async function legalBasisById(tx: Tx, id: string): Promise<LegalBasis | null> {
  const found = await sql<LegalBasis>`select ${columns} from goals.legal_basis where municipality = platform.town() and id = ${id}`.execute(
    tx,
  )
  return found.rows[0] ?? null
}

export type LegalBasisContent = Omit<LegalBasis, 'id' | 'revision'>

export async function addLegalBasis(tx: Tx, { title, text, address, from, to, note }: LegalBasisContent): Promise<string> {
  const id = newId()
  await sql`insert into goals.legal_basis (municipality, id, title, text, address, from_on, to_on, note)
    values (platform.town(), ${id}, ${title}, ${text}, ${address}, ${from}::date, ${to}::date, ${note})`.execute(tx)
  return id
}

/** Corrects an entry that still stands as it was read; false when somebody has changed it since. */
export async function correctLegalBasis(tx: Tx, { id, title, text, address, from, to, note, revision }: LegalBasis): Promise<boolean> {
  const done = await sql`update goals.legal_basis set title = ${title}, text = ${text}, address = ${address}, from_on = ${from}::date,
      to_on = ${to}::date, note = ${note}, revision = revision + 1
    where municipality = platform.town() and id = ${id} and revision = ${revision} returning id`.execute(tx)
  return done.rows.length > 0
}

/** Takes an entry away; false while a plan rests on it. */
export const removeLegalBasis = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'goals.legal_basis', id)

/** Gives the town a set once; false when it was given before. */
export async function giveSet(tx: Tx, name: string): Promise<boolean> {
  const given =
    await sql`insert into goals.starting_set (municipality, name) values (platform.town(), ${name}) on conflict do nothing returning name`.execute(
      tx,
    )
  return given.rows.length > 0
}
