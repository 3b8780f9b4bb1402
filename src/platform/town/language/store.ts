// The town's languages in the database; what nobody has said is as it comes: Danish and English on.
import { sql, type Tx } from '../../db.ts'
import { type Language, type LanguageCode, type LanguageForm, languageCodes, writtenLanguages } from './model.ts'

export async function listLanguages(tx: Tx): Promise<Language[]> {
  const found = await sql<{ code: LanguageCode; is_on: boolean; read_by: string | null; read_on: string | null }>`
    select l.code, l.is_on, r.read_by, r.read_on from platform.language l
    left join platform.language_reading r on r.municipality = l.municipality and r.code = l.code where l.municipality = platform.town()`.execute(
    tx,
  )
  return languageCodes.map((code) => {
    const row = found.rows.find((one) => one.code === code)
    const isWritten = writtenLanguages.includes(code)
    return { code, isWritten, isOn: row ? row.is_on : isWritten, readBy: row?.read_by ?? '', readOn: row?.read_on ?? null }
  })
}

/** Keeps the switch, and who read the language through and when. */
export async function saveLanguage(tx: Tx, { code, on, readBy, readOn }: LanguageForm): Promise<void> {
  await sql`insert into platform.language (municipality, code, is_on) values (platform.town(), ${code}, ${on})
    on conflict (municipality, code) do update set is_on = excluded.is_on`.execute(tx)
  if (readBy === '' || readOn === null)
    await sql`delete from platform.language_reading where municipality = platform.town() and code = ${code}`.execute(tx)
  else
    await sql`insert into platform.language_reading (municipality, code, read_by, read_on) values (platform.town(), ${code}, ${readBy}, ${readOn})
      on conflict (municipality, code) do update set read_by = excluded.read_by, read_on = excluded.read_on`.execute(tx)
}
