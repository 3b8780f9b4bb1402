// How much of the town's set-up is there, counted.
import { sql, type Tx } from '../../db.ts'

export interface SetUpFacts {
  areas: number
  places: number
  streets: number
  stretches: number
  departments: number
  teams: number
  categories: number
  holidays: number
  lastHoliday: string | null
  people: number
  hasContact: boolean
}

export async function setUpFacts(tx: Tx): Promise<SetUpFacts> {
  const found = await sql<SetUpFacts>`select
    (select count(*) from platform.area where municipality = platform.town()) as areas,
    (select count(*) from platform.place where municipality = platform.town()) as places,
    (select count(distinct lower(street)) from platform.street_segment where municipality = platform.town()) as streets,
    (select count(*) from platform.street_segment where municipality = platform.town()) as stretches,
    (select count(*) from platform.department where municipality = platform.town()) as departments,
    (select count(*) from platform.team where municipality = platform.town()) as teams,
    (select count(*) from platform.category where municipality = platform.town() and level = 2) as categories,
    (select count(*) from platform.holiday where municipality = platform.town()) as holidays,
    (select max(day) from platform.holiday where municipality = platform.town()) as "lastHoliday",
    (select count(*) from platform.account a where a.municipality = platform.town() and a.status = 'active') as people,
    exists (select from platform.town_contact where municipality = platform.town() and phone <> '' and email <> '') as "hasContact"`.execute(
    tx,
  )
  return found.rows[0] as SetUpFacts // a select without from has one row
}
