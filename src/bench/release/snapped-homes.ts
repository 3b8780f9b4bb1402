// Fifty reports from one home: how many addresses could they have come from, in the streets of the town and of an invented one.
import { randomStream, type SnapSimulation, snapSimulation } from '@trygby/analysis'
import { asSystem, type Db } from '../../platform/db.ts'
import { type Doors, leastDoors, makeSnapPoints } from '../../platform/release/snap/model.ts'
import { toMetres } from '../../platform/town/position/model.ts'
import { allSegments } from '../../platform/town/street/store.ts'

export interface SnappedHomes extends SnapSimulation {
  streets: 'of the town' | 'invented'
  doors: number
}

/** Simulates it in the streets of an invented town, and in the town's own when they have front doors enough. */
export async function snapHomes(db: Db, municipality: number, homes = 200): Promise<SnappedHomes[]> {
  const segments = await db.transaction(asSystem(municipality, 'try the snap points'), allSegments)
  const doors = segments.reduce((all, { addresses }) => all + addresses, 0)
  const invented = await simulate(inventedStreets(), 'invented', homes)
  return doors >= leastDoors ? [await simulate(segments, 'of the town', homes), invented] : [invented]
}

async function simulate(places: readonly Doors[], streets: SnappedHomes['streets'], homes: number): Promise<SnappedHomes> {
  const lived = places.filter(({ addresses }) => addresses > 0)
  const spots = lived.map(toMetres)
  const doors = lived.map(({ addresses }) => addresses)
  const { points } = makeSnapPoints(lived)
  const found = await snapSimulation({ x: spots.map(({ x }) => x), y: spots.map(({ y }) => y) }, points, { homes, doors })
  return { ...found, streets, doors: doors.reduce((all, n) => all + n, 0) }
}

/** 400 stretches of street with 1 to 30 doors, over some kilometres. */
function inventedStreets(): Doors[] {
  const random = randomStream(1, 0)
  return Array.from({ length: 400 }, (_, i) => ({
    street: `Prøvevej ${i}`,
    lat: 55.62 + 0.03 * random.uniform(),
    lon: 12.3 + 0.05 * random.uniform(),
    addresses: 1 + random.below(30),
  }))
}
