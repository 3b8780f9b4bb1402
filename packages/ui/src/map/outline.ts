// A still picture of the map, drawn on the server, so that everyone sees the place before any map is fetched.
import { escapeText } from '../charts/render.ts'
import { boundsOf, type Geometry, type MapFeatures, type Position, ringsOf } from './features.ts'

const WIDTH = 760
const MOST_HEIGHT = 560
const EDGE = 14

type Project = (position: Position) => [number, number]

// A town is small: a plain projection with longitudes shrunk at the town's own latitude is true to shape.
function projection([west, south, east, north]: [number, number, number, number]): { project: Project; height: number } {
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const across = Math.max((east - west) * shrink, 1e-6)
  const up = Math.max(north - south, 1e-6)
  const scale = Math.min((WIDTH - 2 * EDGE) / across, (MOST_HEIGHT - 2 * EDGE) / up)
  const height = Math.round(up * scale + 2 * EDGE)
  const left = (WIDTH - across * scale) / 2
  return { height, project: ([lon, lat]) => [left + (lon - west) * shrink * scale, EDGE + (north - lat) * scale] }
}

const round = (value: number) => Math.round(value * 10) / 10

// Corners closer than half a pixel to the last one drawn are left out: nobody sees them and the page gets lighter.
function ringPath(ring: Position[], project: Project): string {
  const kept: string[] = []
  let [lastX, lastY] = [Number.NaN, Number.NaN]
  for (const position of ring) {
    const [x, y] = project(position)
    if (Math.hypot(x - lastX, y - lastY) < 0.5) continue
    kept.push(`${round(x)} ${round(y)}`)
    lastX = x
    lastY = y
  }
  return `M${kept.join('L')}Z`
}

function shapeOf(geometry: Geometry, project: Project, classes: string): string {
  if (geometry.type === 'Point') {
    const [x, y] = project(geometry.coordinates)
    return `<circle class="${classes} map-point" cx="${round(x)}" cy="${round(y)}" r="8"/>`
  }
  const path = ringsOf(geometry).map((ring) => ringPath(ring, project))
  return `<path class="${classes}" fill-rule="evenodd" d="${path.join('')}"/>`
}

/** The features as one still SVG picture; an empty text when there is nothing to draw. */
export function outlineSvg(features: MapFeatures, words: { title: string; description: string }): string {
  const bounds = boundsOf(features)
  if (!bounds) return ''
  const { project, height } = projection(bounds)
  const shapes = features.features.map(({ geometry, properties }) => {
    const classes = `map-shape map-shade-${properties.shade ?? 0}${properties.highlighted ? ' map-highlighted' : ''}`
    return shapeOf(geometry, project, classes)
  })
  const opening = `<svg class="outline-map" viewBox="0 0 ${WIDTH} ${height}" role="img" focusable="false">`
  return `${opening}<title>${escapeText(words.title)}</title><desc>${escapeText(words.description)}</desc>${shapes.join('')}</svg>`
}
