// Open reports close to a spot: how close counts, and what may be said about them to somebody who stands there.
import type { Spot } from '../../../platform/town/position/model.ts'
import type { Door, Kind } from '../model.ts'

/** How near is near, in metres: a street corner away. */
export const nearMetres = 150

export interface NearReport {
  id: string
  door: Door
  kind: Kind
  /** Where: the address of a fault; only the quarter of everything else, empty when it lies in none. */
  label: string
  voices: number
  receivedAt: Date
  metres: number
}

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

/** The week of a moment (ISO 8601), which is all that is said about when something sensitive came. */
export function weekOf(moment: Date): number {
  const day = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()))
  // The week belongs to the year of its Thursday.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  return Math.ceil(((day.getTime() - Date.UTC(day.getUTCFullYear(), 0, 1)) / 86_400_000 + 1) / 7)
}
