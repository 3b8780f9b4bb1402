// Where something is: degrees as people and files write them, metres for finding what is nearest.
import proj4 from 'proj4'
import { z } from 'zod'

export interface Spot {
  lat: number
  lon: number
}

/** EPSG:25832, in which metres are metres all over Denmark. */
export const metreSystem = '+proj=utm +zone=32 +ellps=GRS80 +units=m +no_defs'

/** Degrees in WGS84 to metres in EPSG:25832. */
export function toMetres({ lat, lon }: Spot): { x: number; y: number } {
  const [x, y] = proj4('WGS84', metreSystem, [lon, lat]) as [number, number]
  return { x, y }
}

/** A number written with a comma or a point; null when it is no number. */
export function readDecimal(text: string): number | null {
  const clean = text.trim().replace(',', '.')
  return /^[+-]?\d{1,9}(\.\d{1,12})?$/.test(clean) ? Number(clean) : null
}

const degrees = (low: number, high: number, key: string) =>
  z.string({ error: key }).transform((text, context) => {
    const value = readDecimal(text)
    if (value !== null && value >= low && value <= high) return value
    context.addIssue({ code: 'custom', message: key })
    return z.NEVER
  })

/** Latitude and longitude within Denmark. */
export const latitude = degrees(54, 58.5, 'latitude')
export const longitude = degrees(7.5, 15.5, 'longitude')
