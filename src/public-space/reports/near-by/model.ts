// What others have told of already: faults close to a spot, and of everything sensitive only that people of the same area have told of it.
import type { Spot } from '../../../platform/town/position/model.ts'
import type { Kind } from '../model.ts'

/** How near is near, in metres: a street corner away. */
export const nearMetres = 150

/** A fault that was closed so short a while ago may be said to be there still. */
export const closedDays = 30

/** A public fault close by. */
export interface NearFault {
  id: string
  kind: Kind
  label: string
  voices: number
  receivedAt: Date
  isClosed: boolean
  metres: number
}

/**
 * So many people of one area have told of the same before anybody else hears that somebody has: the number below which no count of people
 * leaves the town hall. It is never said how many more there are, where in the area, or when.
 */
export const leastPeople = 5

/** What is offered to somebody who reports: to join one of these faults, or those of the area who told of the same; `area` is its name. */
export interface Near {
  faults: NearFault[]
  area: string | null
}

export const nothingNear: Near = { faults: [], area: null }

/** The value of the button that joins those of the area: no report is named by it. */
export const sameInArea = 'area'

const metresPerDegree = 111_320
const shrinkAt = (lat: number): number => Math.cos((lat * Math.PI) / 180)

/** The box that holds everything so many metres around a spot, in degrees. */
export function boxAround({ lat, lon }: Spot, metres: number) {
  const up = metres / metresPerDegree
  const across = up / shrinkAt(lat)
  return { west: lon - across, south: lat - up, east: lon + across, north: lat + up }
}

/** Metres between two spots of one town, where the earth is flat enough. */
export const metresBetween = (a: Spot, b: Spot): number =>
  Math.round(Math.hypot((a.lat - b.lat) * metresPerDegree, (a.lon - b.lon) * metresPerDegree * shrinkAt((a.lat + b.lat) / 2)))

/** The week of a moment (ISO 8601). */
export function weekOf(moment: Date): number {
  const day = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()))
  // The week belongs to the year of its Thursday.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  return Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7)
}
