// An area of the town: its outline, its quarters, and what else the town draws.
import { z } from 'zod'
import { nameOf } from '../../form/model.ts'
import { isInside, type Polygon } from '../ring/model.ts'

export const areaKinds = ['outline', 'quarter', 'other'] as const
export type AreaKind = (typeof areaKinds)[number]

export interface AreaShape {
  type: 'Polygon' | 'MultiPolygon'
  coordinates: Polygon | Polygon[]
}

export interface Area {
  id: string
  name: string
  kind: AreaKind
  origin: string
  isInvented: boolean
  addedAt: Date
}

export interface DrawnArea extends Area {
  shape: AreaShape
}

/** The polygons of a shape, whether it is one or several. */
export const polygonsOf = (shape: AreaShape): Polygon[] =>
  shape.type === 'Polygon' ? [shape.coordinates as Polygon] : (shape.coordinates as Polygon[]) // the type says which

/** Longitude and latitude of the smallest box around a shape. */
export function boundsOf(shape: AreaShape): { west: number; south: number; east: number; north: number } {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const polygon of polygonsOf(shape))
    for (const [lon, lat] of polygon[0] ?? []) {
      bounds.west = Math.min(bounds.west, lon)
      bounds.east = Math.max(bounds.east, lon)
      bounds.south = Math.min(bounds.south, lat)
      bounds.north = Math.max(bounds.north, lat)
    }
  return bounds
}

export const contains = (area: { shape: AreaShape }, spot: { lat: number; lon: number }): boolean =>
  isInside(polygonsOf(area.shape), [spot.lon, spot.lat])

/** The quarter a spot lies in, before any other area; the outline of the town says nothing about where in it one is. */
export const areaAround = (areas: DrawnArea[], spot: { lat: number; lon: number }): DrawnArea | null =>
  areas.find((area) => area.kind === 'quarter' && contains(area, spot)) ??
  areas.find((area) => area.kind === 'other' && contains(area, spot)) ??
  null

export const areaForm = z.object({
  name: nameOf(),
  kind: z.enum(areaKinds, { error: 'kind' }),
})

/** What comes with a file: the kind of areas where it does not say, and a name where it has only one. */
export const areaImportForm = z.object({
  name: z.string({ error: 'name' }).trim().max(120, 'nameLong').optional().default(''),
  kind: z.enum(areaKinds, { error: 'kind' }),
})

export type AreaForm = z.infer<typeof areaForm>

/** What a file of areas would change. */
export interface AreaPlan {
  added: string[]
  changed: string[]
  unchanged: string[]
}
