// Whether pieces of ground cover one another: the same answer as counting square by square, also when there are thousands.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readGeoJson } from '../area/geojson.ts'
import type { Position, Ring } from './model.ts'
import { cover, nearPairs } from './overlap.ts'

const rectangle = (x: number, y: number, width: number, height = width): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
]
const area = (coordinates: Ring[][]) =>
  JSON.stringify({ type: 'Feature', properties: { name: 'Øerne' }, geometry: { type: 'MultiPolygon', coordinates } })
/** Squares side by side in rows, some touching. */
const grid = (count: number): Ring[][] =>
  Array.from({ length: count }, (_, i) => [rectangle(12 + (i % 50) * 0.002, 55 + Math.floor(i / 50) * 0.002, i % 2 ? 0.002 : 0.001)])

test('two thousand parts that lie apart are one area, and one more on top of another is found', () => {
  assert.ok(readGeoJson(area(grid(2000))).ok)
  for (const place of [0, 777, 1999]) {
    const [under = []] = grid(2000)[place] ?? []
    const [x = 0, y = 0] = under[0] ?? []
    const read = readGeoJson(area([...grid(2000), [rectangle(x, y, 0.0005)]]))
    assert.equal(!read.ok && read.problems[0]?.key, 'partsMeet', String(place))
  }
})

test('of many parts only neighbours are compared', () => {
  const pairs = [...nearPairs(grid(2000).map(([ring = []]) => ring))]
  assert.ok(pairs.length < 8 * 2000, `${pairs.length} pairs`)
})

test('two rectangles cover the same ground when some square of the paper is in both, however they lie along each other', () => {
  const given = fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  type Given = [number, number, number, number]
  const squares = ([x, y, width, height]: Given) =>
    new Set(Array.from({ length: width * height }, (_, i) => `${x + (i % width)} ${y + Math.floor(i / width)}`))
  fc.assert(
    fc.property(given, given, (a, b) => {
      assert.equal(
        cover([rectangle(...a)], [rectangle(...b)]),
        [...squares(a)].some((square) => squares(b).has(square)),
      )
    }),
    { numRuns: 500 },
  )
})

test('two that share a slanting side only touch; the same one twice covers itself', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 6.27, noNaN: true }), (angle) => {
      const turned = (x: number, y: number): Position => [
        Number((12 + (x * Math.cos(angle) - y * Math.sin(angle)) / 100).toFixed(7)),
        Number((55 + (x * Math.sin(angle) + y * Math.cos(angle)) / 100).toFixed(7)),
      ]
      const piece = (from: number): Ring => rectangle(from, 0, 1).map(([x, y]) => turned(x, y))
      assert.equal(cover([piece(0)], [piece(1)]), false)
      assert.equal(cover([piece(0)], [piece(0)]), true)
      assert.equal(cover([piece(0)], [piece(0.5)]), true)
    }),
  )
})

test('an island in the lake of another part is no overlap; half in the lake is', () => {
  const withLake = [rectangle(0, 0, 10), rectangle(2, 2, 6)]
  assert.equal(cover(withLake, [rectangle(3, 3, 2)]), false)
  assert.equal(cover(withLake, [rectangle(1, 3, 2)]), true)
  assert.equal(cover(withLake, [rectangle(2, 2, 6)]), false)
})

test('among every two that cover each other, none is left out as too far apart', () => {
  const given = fc.array(fc.tuple(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(given, (list) => {
      const rings = list.map((one) => rectangle(...one))
      const near = new Set([...nearPairs(rings)].map(String))
      for (const [i, one] of rings.entries())
        for (const [j, other] of rings.entries()) if (i < j && cover([one], [other])) assert.ok(near.has(`${i},${j}`))
    }),
  )
})
