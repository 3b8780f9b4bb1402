// The town's own lines of help in the database.
import { sql, type Tx } from '../../../platform/db.ts'
import { newId } from '../../../platform/id.ts'
import type { LineForm, OwnLine } from './model.ts'

const lines = sql`select id, topic, name_da as "nameDa", name_en as "nameEn", words_da as "wordsDa", words_en as "wordsEn", phone, link, source,
  checked_on as "checkedOn" from public_space.help_line where municipality = platform.town()`

export const ownLines = async (tx: Tx): Promise<OwnLine[]> =>
  (await sql<OwnLine>`${lines} order by name_da collate "da-x-icu"`.execute(tx)).rows

export const findLine = async (tx: Tx, id: string): Promise<OwnLine | null> =>
  (await sql<OwnLine>`${lines} and id = ${id}`.execute(tx)).rows[0] ?? null

/** Adds a line, or corrects the one of that identifier. Returns the identifier; null when it is no longer there. */
export async function saveLine(tx: Tx, id: string | null, f: LineForm): Promise<string | null> {
  const saved = id
    ? await sql<{
        id: string
      }>`update public_space.help_line set topic = ${f.topic}, name_da = ${f.nameDa}, name_en = ${f.nameEn}, words_da = ${f.wordsDa},
        words_en = ${f.wordsEn}, phone = ${f.phone}, link = ${f.link}, source = ${f.source}, checked_on = ${f.checkedOn}
        where municipality = platform.town() and id = ${id} returning id`.execute(tx)
    : await sql<{
        id: string
      }>`insert into public_space.help_line (municipality, id, topic, name_da, name_en, words_da, words_en, phone, link, source, checked_on)
        values (platform.town(), ${newId()}, ${f.topic}, ${f.nameDa}, ${f.nameEn}, ${f.wordsDa}, ${f.wordsEn}, ${f.phone}, ${f.link}, ${f.source}, ${f.checkedOn})
        returning id`.execute(tx)
  return saved.rows[0]?.id ?? null
}

export async function removeLine(tx: Tx, id: string): Promise<boolean> {
  const gone = await sql`delete from public_space.help_line where municipality = platform.town() and id = ${id} returning id`.execute(tx)
  return gone.rows.length === 1
}
