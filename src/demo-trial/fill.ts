// Makes the trial town: quarters, streets, teams, people, and a report for every point.
import { record } from '../platform/audit.ts'
import { asSystem, type Db, type Tx } from '../platform/db.ts'
import { markAsDemonstration, removeDemonstration } from '../platform/demonstration.ts'
import { fillPeople } from '../platform/people/demo.ts'
import { addArea, listAreas } from '../platform/town/area/store.ts'
import { addDepartment, addTeam } from '../platform/town/department/store.ts'
import { addPlace } from '../platform/town/place/store.ts'
import { makeTown } from '../platform/town/store.ts'
import { takeOverStreets } from '../platform/town/street/store.ts'
import { doorOf, type Kind } from '../public-space/reports/model.ts'
import { type Box, boxOf, type Layout, moves, quartersOf, streetsIn, streetsOf } from './layout.ts'
import { credits, type Point } from './points.ts'
import { type Around, reportOf } from './reports.ts'
import { countReports, keepReports, markStreets, markTown, nextNumber, removeReports, townAt } from './store.ts'

/** The trial town's pages stand at a host name of their own, which every browser takes for this machine. */
export const trialHost = 'proeveby.localhost'
const name = 'Prøveby'
const atATime = 2000

const boxes = { london: boxOf(moves.london), memphis: boxOf(moves.memphis) }
const layouts: Record<Point['part'], Layout> = {
  london: { box: boxes.london, firstStreet: 0 },
  memphis: { box: boxes.memphis, firstStreet: streetsIn(boxes.london) },
}
const quarters = [
  ...quartersOf('Prøvekvarter', boxes.london).map((quarter) => ({ ...quarter, origin: credits.london })),
  ...quartersOf('Prøvemarken', boxes.memphis).map((quarter) => ({ ...quarter, origin: credits.memphis })),
]

const inside = ({ south, west, north, east }: Box, { lat, lon }: { lat: number; lon: number }): boolean =>
  lat >= south && lat <= north && lon >= west && lon <= east

/** `owner` is the database's own role. Returns the town's number and how many reports it has; a second time changes nothing. */
export async function fillTrialTown(
  owner: Db,
  points: Point[],
  today: string,
): Promise<{ municipality: number; reports: number; isNew: boolean }> {
  const municipality = await makeOrFind(owner)
  const machinery = asSystem(municipality, 'trial town')
  const before = await owner.transaction(machinery, countReports)
  if (before > 0) return { municipality, reports: before, isNew: false }
  await owner.transaction(machinery, async (tx) => {
    const around = await fillGround(tx, today)
    const reports = points.map((point, i) => reportOf(point, i, around))
    for (let from = 0; from < reports.length; from += atATime) await keepReports(tx, reports.slice(from, from + atATime))
    await record(tx, { deed: 'filled', thing: 'demonstration', thingId: '', detail: { reports: reports.length, credits } })
  })
  return { municipality, reports: points.length, isNew: true }
}

/** Takes it all away; null when there is no trial town. Its number, its name and its log stay. */
export async function removeTrialTown(owner: Db): Promise<number | null> {
  const municipality = await owner.transaction(asSystem(1, 'trial town'), (tx) => townAt(tx, trialHost))
  if (municipality === null) return null
  return owner.transaction(asSystem(municipality, 'trial town'), async (tx) => {
    const reports = await removeReports(tx)
    await removeDemonstration(tx)
    return reports
  })
}

async function makeOrFind(owner: Db): Promise<number> {
  return owner.transaction(asSystem(1, 'trial town'), async (tx) => {
    const found = await townAt(tx, trialHost)
    if (found !== null) return found
    const municipality = await nextNumber(tx)
    await makeTown(tx, municipality, { code: '', name, host: trialHost, isDemonstration: true })
    return municipality
  })
}

/** Everything reports rest on. */
async function fillGround(tx: Tx, today: string): Promise<Around> {
  await markTown(tx)
  await fillPeople(tx)
  const areaOf = await fillQuarters(tx)
  await takeOverStreets(tx, [...streetsOf(layouts.london, areaOf), ...streetsOf(layouts.memphis, areaOf)], {
    isWhole: false,
    isInvented: true,
  })
  await markStreets(tx)
  for (const [place, kind, { lat, lon }] of [
    ['Prøveby Station', 'station', moves.london.middle],
    ['Prøveby Marked', 'shops', moves.memphis.middle],
  ] as const)
    await mark(tx, 'platform.place', await addPlace(tx, { name: place, kind, lat, lon, area: null, approximate: true }))
  const teams = await fillTeams(tx)
  return { layouts, areaOf, teamOf: (kind: Kind) => teams[doorOf(kind) === 'fault' ? 'fault' : 'other'] ?? null, today }
}

async function fillQuarters(tx: Tx): Promise<Around['areaOf']> {
  for (const { name: quarter, box, origin } of quarters) {
    const { south, west, north, east } = box
    const ring: [number, number][] = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ]
    const shape = { type: 'MultiPolygon' as const, coordinates: [[ring]] }
    await mark(tx, 'platform.area', await addArea(tx, { name: quarter, kind: 'quarter', shape, origin, isInvented: true }))
  }
  const ids = new Map((await listAreas(tx)).map((area) => [area.name, area.id]))
  return (spot) => ids.get(quarters.find(({ box }) => inside(box, spot))?.name ?? '') ?? null
}

async function fillTeams(tx: Tx): Promise<{ fault: string | null; other: string | null }> {
  const department = await addDepartment(tx, 'Prøve: By og Miljø')
  if (department === null) return { fault: null, other: null }
  await mark(tx, 'platform.department', department)
  const add = async (team: string): Promise<string | null> => mark(tx, 'platform.team', await addTeam(tx, { name: team, department }))
  return { fault: await add('Prøve: Vej og Park'), other: await add('Prøve: Gadeplan') }
}

async function mark(tx: Tx, table: `${string}.${string}`, id: string | null): Promise<string | null> {
  if (id) await markAsDemonstration(tx, table, id)
  return id
}
