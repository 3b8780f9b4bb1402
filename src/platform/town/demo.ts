// The demonstration town: Ishøj's name, real neutral places at about the right spot, and two invented quarters with invented streets.
import { sql, type Tx } from '../db.ts'
import { markAsDemonstration } from '../demonstration.ts'
import { addArea, listAreas } from './area/store.ts'
import { addCategory, addHeading } from './category/store.ts'
import { type Contact, noContact } from './contact/model.ts'
import { readContact, saveContact } from './contact/store.ts'
import { addDepartment, addTeam } from './department/store.ts'
import { danishHolidays } from './holiday/model.ts'
import { addHoliday } from './holiday/store.ts'
import type { PlaceKind } from './place/model.ts'
import { addPlace } from './place/store.ts'
import type { Position } from './ring/model.ts'
import type { Segment } from './street/model.ts'
import { takeOverStreets } from './street/store.ts'

const inventedContact: Contact = {
  phone: '00 00 00 00',
  email: 'tryg@example.invalid',
  address: 'Demovej 1\n0000 Demoby',
  protectionName: 'Demo: Databeskyttelsesrådgiver',
  protectionEmail: 'dpo@example.invalid',
  protectionPhone: '00 00 00 00',
  accessibilityCheckedOn: null,
}

const quarters: { name: string; ring: Position[] }[] = [
  {
    name: 'Demokvarteret Nord',
    ring: [
      [12.338, 55.619],
      [12.349, 55.6215],
      [12.3565, 55.6188],
      [12.352, 55.6158],
      [12.341, 55.6152],
      [12.338, 55.619],
    ],
  },
  {
    name: 'Demokvarteret Syd',
    ring: [
      [12.344, 55.6115],
      [12.3525, 55.6128],
      [12.3575, 55.6098],
      [12.351, 55.6068],
      [12.3445, 55.6079],
      [12.344, 55.6115],
    ],
  },
]

const places: [name: string, kind: PlaceKind, lat: number, lon: number][] = [
  ['Ishøj Station', 'station', 55.6132, 12.3576],
  ['Ishøj Bibliotek', 'library', 55.6142, 12.3566],
  ['Ishøj Bycenter', 'shops', 55.6146, 12.3559],
  ['Ishøj Havn', 'harbour', 55.6072, 12.381],
  ['Strandparken', 'beach', 55.6055, 12.392],
]

// Each street: its quarter, where its first stretch begins, which way it runs, and how many addresses each stretch has.
const streets: {
  name: string
  quarter: number
  from: [lat: number, lon: number]
  step: [lat: number, lon: number]
  addresses: number[]
}[] = [
  { name: 'Demovej', quarter: 0, from: [55.6165, 12.3415], step: [0.0003, 0.0028], addresses: [18, 16, 20] },
  { name: 'Prøvestræde', quarter: 0, from: [55.6185, 12.3425], step: [0.0003, 0.0027], addresses: [12, 14, 9] },
  { name: 'Eksempelgangen', quarter: 0, from: [55.6172, 12.3505], step: [0.0006, 0.0004], addresses: [24, 22] },
  { name: 'Øvelsesvej', quarter: 1, from: [55.6082, 12.3465], step: [0.0004, 0.0024], addresses: [16, 19, 11] },
  { name: 'Modelvænget', quarter: 1, from: [55.6102, 12.3462], step: [0.0003, 0.0026], addresses: [13, 15] },
]

const departments: Record<string, string[]> = {
  'Demo: By og Miljø': ['Demo: Vej og Park', 'Demo: Belysning'],
  'Demo: Børn og Unge': ['Demo: Gadeplan', 'Demo: SSP'],
  'Demo: Borger og Fællesskab': ['Demo: Tryghed i byen'],
}

type DemoCategory = [nameDa: string, nameEn: string, team: string, days: number, kind: 'working' | 'calendar']
const categories: { nameDa: string; nameEn: string; under: DemoCategory[] }[] = [
  {
    nameDa: 'Lys og grønt',
    nameEn: 'Lighting and greenery',
    under: [
      ['Lampe virker ikke', 'Lamp is out', 'Demo: Belysning', 5, 'working'],
      ['Busk eller træ spærrer for udsynet', 'Bush or tree blocks the view', 'Demo: Vej og Park', 10, 'working'],
    ],
  },
  {
    nameDa: 'Færdsel',
    nameEn: 'Traffic',
    under: [
      ['Knallertkørsel mellem boliger', 'Moped riding between homes', 'Demo: Gadeplan', 10, 'working'],
      ['Fart på vejen', 'Speed on the road', 'Demo: Vej og Park', 15, 'working'],
    ],
  },
  {
    nameDa: 'Tryghed',
    nameEn: 'Felt safety',
    under: [
      ['Et sted jeg ikke føler mig tryg', 'A place where I do not feel safe', 'Demo: Tryghed i byen', 10, 'working'],
      ['Et sted der er godt at være', 'A place that is good to be', 'Demo: Tryghed i byen', 20, 'calendar'],
    ],
  },
]

/** Makes the demonstration town's facts. `year` is the first of three years of public holidays. */
export async function fillTown(tx: Tx, year: number): Promise<void> {
  await fillAreas(tx)
  for (const [name, kind, lat, lon] of places)
    await mark(tx, 'platform.place', await addPlace(tx, { name, kind, lat, lon, area: null, approximate: true }))
  await fillStreets(tx)
  const teams = await fillDepartments(tx)
  await fillCategories(tx, teams)
  for (const y of [year, year + 1, year + 2]) for (const holiday of danishHolidays(y)) await addHoliday(tx, holiday)
  await saveContact(tx, inventedContact)
}

async function mark(tx: Tx, table: `${string}.${string}`, id: string | null): Promise<void> {
  if (id) await markAsDemonstration(tx, table, id)
}

async function fillAreas(tx: Tx): Promise<void> {
  for (const { name, ring } of quarters)
    await mark(
      tx,
      'platform.area',
      await addArea(tx, {
        name,
        kind: 'quarter',
        shape: { type: 'MultiPolygon', coordinates: [[ring]] },
        isInvented: true,
      }),
    )
}

async function fillStreets(tx: Tx): Promise<void> {
  const areas = new Map((await listAreas(tx)).map((area) => [area.name, area.id]))
  const segments = streets.flatMap(({ name, quarter, from, step, addresses }) =>
    addresses.map(
      (count, i): Segment => ({
        street: name,
        fromNumber: i * 20 + 1,
        toNumber: i * 20 + 20,
        addresses: count,
        area: areas.get(quarters[quarter]?.name ?? '') ?? null,
        lat: Number((from[0] + i * step[0]).toFixed(6)),
        lon: Number((from[1] + i * step[1]).toFixed(6)),
      }),
    ),
  )
  await takeOverStreets(tx, segments, { isWhole: false, isInvented: true })
  const made = await sql<{
    id: string
  }>`select id from platform.street_segment where municipality = platform.town() and is_invented order by id`.execute(tx)
  for (const { id } of made.rows) await markAsDemonstration(tx, 'platform.street_segment', id)
}

async function fillDepartments(tx: Tx): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const [name, teams] of Object.entries(departments)) {
    const department = await addDepartment(tx, name)
    await mark(tx, 'platform.department', department)
    for (const team of department ? teams : []) {
      const id = await addTeam(tx, { name: team, department: department as string })
      await mark(tx, 'platform.team', id)
      if (id) made.set(team, id)
    }
  }
  return made
}

async function fillCategories(tx: Tx, teams: Map<string, string>): Promise<void> {
  for (const { nameDa, nameEn, under } of categories) {
    const heading = await addHeading(tx, { nameDa, nameEn, isPublic: true })
    await mark(tx, 'platform.category', heading)
    for (const [da, en, team, days, deadlineKind] of heading ? under : [])
      await mark(
        tx,
        'platform.category',
        await addCategory(tx, heading as string, {
          nameDa: da,
          nameEn: en,
          isPublic: true,
          team: teams.get(team) ?? '',
          days,
          deadlineKind,
        }),
      )
  }
}

/** Empties what is invented of the contact; what the town has written itself stays. A form sends each line end as two signs. */
export async function forgetInventedContact(tx: Tx): Promise<void> {
  const ofTheTown = Object.entries(await readContact(tx)).filter(
    ([field, written]) => written?.replaceAll('\r\n', '\n') !== inventedContact[field as keyof Contact],
  )
  await saveContact(tx, { ...noContact, ...Object.fromEntries(ofTheTown) })
}
