// The town's languages in the database: which are shown, and who read each through.
import { sql, type Tx } from '../../db.ts'
import { type Language, type LanguageCode, type LanguageForm, languageCodes } from './model.ts'

export async function listLanguages(tx: Tx): Promise<Language[]> {
  const towns = await sql<{ shown: LanguageCode[] }>`select shown_languages as shown from platform.municipality
    where municipality = platform.town()`.execute(tx)
  const readings = await sql<{ code: LanguageCode; read_by: string; read_on: string }>`select code, read_by, read_on
    from platform.language_reading where municipality = platform.town()`.execute(tx)
  return languageCodes.map((code) => {
    const reading = readings.rows.find((one) => one.code === code)
    const isOn = towns.rows[0]?.shown.includes(code) ?? false
    return { code, isOn, readBy: reading?.read_by ?? '', readOn: reading?.read_on ?? null }
  })
}

/** Keeps the switch, and who read the language through and when. */
export async function saveLanguage(tx: Tx, { code, on, readBy, readOn }: LanguageForm): Promise<void> {
  await sql`update platform.municipality set shown_languages = case when ${on} then array_append(array_remove(shown_languages, ${code}), ${code})
    else array_remove(shown_languages, ${code}) end where municipality = platform.town()`.execute(tx)
  if (readBy === '' || readOn === null)
    await sql`delete from platform.language_reading where municipality = platform.town() and code = ${code}`.execute(tx)
  else
    await sql`insert into platform.language_reading (municipality, code, read_by, read_on) values (platform.town(), ${code}, ${readBy}, ${readOn})
      on conflict (municipality, code) do update set read_by = excluded.read_by, read_on = excluded.read_on`.execute(tx)
}
