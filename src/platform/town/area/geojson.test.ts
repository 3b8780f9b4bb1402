// Files of areas as they come from people: good ones are read whole, bad ones name the area and what is wrong.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import proj4 from 'proj4'
import { isInside, type Position, type Ring, ringWithin, selfCrossing } from '../ring/model.ts'
import { readGeoJson } from './geojson.ts'

const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const feature = (name: string | null, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { name },
  geometry: { type, coordinates },
})
const file = (...features: unknown[]): string => JSON.stringify({ type: 'FeatureCollection', features })
const north = feature('Demokvarteret Nord', [square(12.3, 55.6, 0.02)])

test('areas are read with their names', () => {
  const read = readGeoJson(
    file(north, feature('Demokvarteret Syd', [[square(12.33, 55.6, 0.01)], [square(12.36, 55.6, 0.01)]], 'MultiPolygon')),
  )
  assert.ok(read.ok)
  assert.deepEqual(
    read.areas.map((a) => a.name),
    ['Demokvarteret Nord', 'Demokvarteret Syd'],
  )
  assert.equal(read.areas[1]?.shape.coordinates.length, 2)
})

test('metres in EPSG:25832 become degrees when the file says so', () => {
  const metres = square(0, 0, 1).map(([x, y]) =>
    proj4('WGS84', '+proj=utm +zone=32 +ellps=GRS80 +units=m', [12.3 + x / 100, 55.6 + y / 100]),
  )
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } }
  const read = readGeoJson(JSON.stringify({ type: 'FeatureCollection', crs, features: [feature('A', [metres])] }))
  assert.ok(read.ok)
  assert.deepEqual(read.areas[0]?.shape.coordinates[0]?.[0]?.[1], [12.31, 55.6])
})

const wrong: [string, string, Partial<{ number: number; name: string; key: string; came: string }>][] = [
  ['no JSON at all', 'gade;fra;til', { number: 0, key: 'notJson' }],
  ['JSON that is no GeoJSON', '{"a":1}', { number: 0, key: 'notGeoJson' }],
  ['a file without areas', file(), { number: 0, key: 'noFeatures' }],
  [
    'a coordinate system we do not know',
    JSON.stringify({ type: 'FeatureCollection', crs: { properties: { name: 'EPSG:3857' } }, features: [north] }),
    { key: 'wrongCrs', came: 'EPSG:3857' },
  ],
  [
    'a hole outside its ring',
    file(north, feature('Syd', [square(12.3, 55.6, 0.01), square(12.35, 55.6, 0.001)])),
    { number: 2, name: 'Syd', key: 'holeOutside', came: '1' },
  ],
  [
    'a hole across its ring',
    file(feature('Syd', [square(12.3, 55.6, 0.01), square(12.305, 55.605, 0.01)])),
    { number: 1, key: 'holeOutside' },
  ],
  [
    'two holes in one another',
    file(feature('Syd', [square(12.3, 55.6, 0.01), square(12.302, 55.602, 0.004), square(12.303, 55.603, 0.001)])),
    { key: 'holesMeet' },
  ],
  [
    'a ring that crosses itself',
    file(
      feature('Sløjfen', [
        [
          [12.3, 55.6],
          [12.31, 55.61],
          [12.31, 55.6],
          [12.3, 55.61],
          [12.3, 55.6],
        ],
      ]),
    ),
    { name: 'Sløjfen', key: 'crossesItself' },
  ],
  [
    'a ring that goes back over itself',
    file(
      feature('A', [
        [
          [12.3, 55.6],
          [12.31, 55.6],
          [12.3, 55.6],
          [12.3, 55.61],
          [12.3, 55.6],
        ],
      ]),
    ),
    { key: 'crossesItself' },
  ],
  ['a ring that is not closed', file(feature('A', [square(12.3, 55.6, 0.01).slice(0, 4)])), { key: 'notClosed' }],
  [
    'too few points',
    file(
      feature('A', [
        [
          [12.3, 55.6],
          [12.31, 55.6],
          [12.3, 55.6],
        ],
      ]),
    ),
    { key: 'tooFew', came: '3' },
  ],
  ['coordinates the wrong way round', file(feature('A', [square(55.6, 12.3, 0.01)])), { key: 'outsideDenmark' }],
  ['coordinates that are metres without saying so', file(feature('A', [square(708000, 6167000, 10)])), { key: 'outOfRange' }],
  [
    'words instead of numbers',
    file(
      feature('A', [
        [
          ['12,3', '55,6'],
          [12.31, 55.6],
          [12.31, 55.61],
          [12.3, 55.6],
        ],
      ]),
    ),
    { key: 'notNumbers' },
  ],
  ['a point', file(feature('Stationen', [12.3, 55.6], 'Point')), { name: 'Stationen', key: 'wrongShape', came: 'Point' }],
  ['no shape', file({ type: 'Feature', properties: { name: 'A' }, geometry: null }), { key: 'noShape' }],
  ['two with the same name', file(north, north), { number: 2, key: 'sameName', came: '1' }],
  ['one of several without name', file(north, feature(null, [square(12.33, 55.6, 0.01)])), { number: 2, key: 'noName' }],
  [
    'parts over each other',
    file(feature('A', [[square(12.3, 55.6, 0.01)], [square(12.302, 55.602, 0.001)]], 'MultiPolygon')),
    { key: 'partsMeet' },
  ],
]
for (const [what, text, expected] of wrong) {
  test(`refused: ${what}`, () => {
    const read = readGeoJson(text)
    assert.ok(!read.ok)
    assert.equal(read.problems.length, 1)
    assert.deepEqual({ ...read.problems[0], ...expected }, read.problems[0])
  })
}

test('a hole that touches its ring in a point is a hole', () => {
  const read = readGeoJson(
    file(
      feature('A', [
        square(12.3, 55.6, 0.01),
        [
          [12.3, 55.605],
          [12.305, 55.603],
          [12.305, 55.607],
          [12.3, 55.605],
        ],
      ]),
    ),
  )
  assert.ok(read.ok)
})

test('inside is the same whether asked here or counted by hand: a point is in a regular star-shaped area when nearer than its edge', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 3, max: 40 }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.double({ min: 0, max: 6.28, noNaN: true }),
      (corners, distance, angle) => {
        const ring: Ring = Array.from(
          { length: corners },
          (_, i): Position => [Math.cos((2 * Math.PI * i) / corners), Math.sin((2 * Math.PI * i) / corners)],
        )
        ring.push(ring[0] as Position)
        const wedge = (2 * Math.PI) / corners
        const edge = Math.cos(wedge / 2) / Math.cos((((angle % wedge) + wedge) % wedge) - wedge / 2)
        fc.pre(Math.abs(distance - edge) > 1e-9)
        assert.equal(isInside([[ring]], [distance * Math.cos(angle), distance * Math.sin(angle)]), distance < edge)
        assert.equal(selfCrossing(ring), null)
        assert.equal(
          ringWithin(
            ring.map(([x, y]): Position => [x / 2, y / 2]),
            ring,
          ),
          true,
        )
      },
    ),
  )
})

const outlines = new URL('../../../../../shared/data/dk_kommuner_dagi2014_clean.geojson', import.meta.url)
test('the real outlines of all municipalities are read', { skip: existsSync(outlines) ? false : 'needs ../shared' }, () => {
  const read = readGeoJson(readFileSync(outlines, 'utf8'))
  assert.ok(read.ok, JSON.stringify(!read.ok && read.problems.slice(0, 5)))
  assert.equal(read.areas.length, 99)
  const ishoj = read.areas.find((area) => area.name === 'Ishøj')
  assert.ok(ishoj && isInside(ishoj.shape.coordinates, [12.3576, 55.6132]))
})
