// The days the town hall is closed, in the database.
import { sql, type Tx } from '../../db.ts'
import type { Day } from '../../form/model.ts'
import { removeUnlessNeeded } from '../../form/store.ts'
import { newId } from '../../id.ts'
import type { Holiday, HolidayForm } from './model.ts'

export async function listHolidays(tx: Tx): Promise<Holiday[]> {
  return (
    await sql<Holiday>`select id, day, name_da as "nameDa", name_en as "nameEn" from platform.holiday where municipality = platform.town() order by day`.execute(
      tx,
    )
  ).rows
}

/** The closed days as a set, for reckoning deadlines. */
export const closedDays = async (tx: Tx): Promise<ReadonlySet<Day>> => new Set((await listHolidays(tx)).map((holiday) => holiday.day))

/** Adds a closed day; null when that day is there already. */
export async function addHoliday(tx: Tx, { day, nameDa, nameEn }: HolidayForm): Promise<string | null> {
  const id = newId()
  const added =
    await sql`insert into platform.holiday (municipality, id, day, name_da, name_en) values (platform.town(), ${id}, ${day}, ${nameDa}, ${nameEn})
    on conflict (municipality, day) do nothing returning id`.execute(tx)
  return added.rows.length > 0 ? id : null
}

/** Corrects a closed day; false when the new day is there already. */
export async function correctHoliday(tx: Tx, id: string, { day, nameDa, nameEn }: HolidayForm): Promise<boolean> {
  const changed =
    await sql`update platform.holiday set day = ${day}, name_da = ${nameDa}, name_en = ${nameEn} where municipality = platform.town() and id = ${id}
    and not exists (select from platform.holiday o where o.municipality = platform.town() and o.id <> ${id} and o.day = ${day}) returning id`.execute(
      tx,
    )
  return changed.rows.length > 0
}

/** Takes it away; false when something else needs it. */
export const removeHoliday = (tx: Tx, id: string): Promise<boolean> => removeUnlessNeeded(tx, 'platform.holiday', id)
