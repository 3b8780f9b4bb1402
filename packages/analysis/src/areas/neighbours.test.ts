// Who is next to whom: R's nearest neighbours, all pairs compared one by one, and figures that mean nothing.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCode, errorCodeOf } from '../../testing/error-code.ts'
import { compare, readCase, readColumns } from '../../testing/reference-case.ts'
import { randomStream } from '../random.ts'
import { type AreaOutline, contiguityNeighbours, outlineOf } from './contiguity-neighbours.ts'
import { distanceNeighbours } from './distance-neighbours.ts'
import { ellipsoidDistance } from './ground-distance.ts'
import { nearestNeighbours } from './nearest-neighbours.ts'
import { neighbourhoodRates } from './neighbourhood-rates.ts'
import { includeSelf, type Neighbours, neighboursFromPairs, symmetricNeighbours } from './neighbours.ts'
import { spatialLag } from './spatial-lag.ts'
import { spatialWeights, type WeightStyle, weightsFromEdges } from './spatial-weights.ts'

const rowsOf = ({ n, starts, targets }: Neighbours) =>
  Array.from({ length: n }, (_, i) => Array.from(targets.subarray(starts[i], starts[i + 1])))

test('the four nearest in columbus are those of R', async () => {
  const data = readColumns('moran-gistar-columbus')
  const near = await nearestNeighbours(data.numbers('X'), data.numbers('Y'), 4)
  compare(
    readCase('moran-gistar-columbus'),
    'knn4',
    rowsOf(near).map((row) => row.map((area) => area + 1)),
  )
})

type Points = { x: number[]; y: number[]; coordinates: 'plane' | 'degrees' }
function pointSets(): Record<string, Points> {
  const dice = randomStream(3)
  const scattered = Array.from({ length: 180 }, () => [dice.uniform(), dice.uniform()])
  const shared = Array.from({ length: 90 }, () => [dice.below(4), dice.below(5)])
  const grid = Array.from({ length: 81 }, (_, i) => [i % 9, Math.floor(i / 9)])
  const denmark = scattered.map(([u, v]) => [8 + 4 * u!, 54.5 + 3 * v!])
  const dateLine = scattered.map(([u, v]) => [179 + 2 * u! > 180 ? 2 * u! - 181 : 179 + 2 * u!, -1 + 2 * v!])
  const set = (points: number[][], coordinates: Points['coordinates'] = 'plane'): Points => ({
    x: points.map((p) => p[0]!),
    y: points.map((p) => p[1]!),
    coordinates,
  })
  return {
    scattered: set(scattered),
    shared: set(shared),
    grid: set(grid),
    denmark: set(denmark, 'degrees'),
    dateLine: set(dateLine, 'degrees'),
  }
}

const apart = ({ x, y, coordinates }: Points, i: number, j: number) =>
  coordinates === 'degrees' ? ellipsoidDistance(x[i]!, y[i]!, x[j]!, y[j]!) : Math.sqrt((x[i]! - x[j]!) ** 2 + (y[i]! - y[j]!) ** 2)

test('nearest and within a distance: the same as looking at all pairs', async () => {
  for (const [name, points] of Object.entries(pointSets())) {
    const n = points.x.length
    const others = (i: number) =>
      Array.from({ length: n }, (_, j) => ({ j, distance: apart(points, i, j) }))
        .filter(({ j }) => j !== i)
        .sort((a, b) => a.distance - b.distance || a.j - b.j)
    const near = await nearestNeighbours(points.x, points.y, 5, { coordinates: points.coordinates })
    const [from, to] = { scattered: [0.05, 0.12], shared: [0, 1], grid: [1, 2], denmark: [10, 30], dateLine: [0, 25] }[name]!
    const band = await distanceNeighbours(points.x, points.y, from!, to!, { coordinates: points.coordinates })
    const within = (distance: number) => distance <= to! && (distance > from! || (from === 0 && distance === 0))
    for (let i = 0; i < n; i++) {
      const nearest = others(i).slice(0, 5)
      assert.deepEqual(
        rowsOf(near)[i],
        nearest.map(({ j }) => j),
        `${name} nearest of ${i}`,
      )
      assert.deepEqual(
        Array.from(near.distances.subarray(i * 5, i * 5 + 5)),
        nearest.map(({ distance }) => distance),
        name,
      )
      const inBand = others(i)
        .filter(({ distance }) => within(distance))
        .sort((a, b) => a.j - b.j)
      assert.deepEqual(
        rowsOf(band)[i],
        inBand.map(({ j }) => j),
        `${name} band of ${i}`,
      )
      const distances = Array.from(band.distances.subarray(band.starts[i], band.starts[i + 1]))
      assert.deepEqual(
        distances,
        inBand.map(({ distance }) => distance),
        name,
      )
    }
  }
})

test('kilometres on the globe: a quarter of the equator, a pole, and nothing at all', () => {
  assert.ok(Math.abs(ellipsoidDistance(0, 0, 90, 0) - (Math.PI / 2) * 6378.137) < 1e-9)
  assert.ok(Math.abs(ellipsoidDistance(12, 90, 12, 0) - 10001.966) < 0.05)
  assert.equal(ellipsoidDistance(12, 55, 12, 55), 0)
  assert.ok(Number.isFinite(ellipsoidDistance(0, 0, 180, 0)))
})

const square = (x: number, y: number, size = 1): AreaOutline => [
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ],
]

test('squares of a board border as a king and as a rook moves', async () => {
  const board = Array.from({ length: 30 }, (_, i) => square(i % 6, Math.floor(i / 6)))
  const moves = (reach: (across: number, up: number) => boolean) =>
    board.map((_, i) =>
      Array.from(board.keys()).filter(
        (j) => j !== i && reach(Math.abs((i % 6) - (j % 6)), Math.abs(Math.floor(i / 6) - Math.floor(j / 6))),
      ),
    )
  assert.deepEqual(
    rowsOf(await contiguityNeighbours(board)),
    moves((a, b) => Math.max(a, b) === 1),
  )
  assert.deepEqual(
    rowsOf(await contiguityNeighbours(board, { rule: 'rook' })),
    moves((a, b) => a + b === 1),
  )
})

test('a border within the tolerance is one, beyond it none; rings in pieces and holes count', async () => {
  const gap = [square(0, 0), square(1.0004, 0.0003), square(5, 5)]
  assert.deepEqual(rowsOf(await contiguityNeighbours(gap)), [[], [], []])
  assert.deepEqual(rowsOf(await contiguityNeighbours(gap, { snap: 0.001 })), [[1], [0], []])
  assert.deepEqual(rowsOf(await contiguityNeighbours(gap, { snap: 0.0001 })), [[], [], []])
  const inner = square(1, 1)
  const around = [...square(0, 0, 3), ...inner]
  assert.deepEqual(rowsOf(await contiguityNeighbours([inner, around], { rule: 'rook' })), [[1], [0]])
  const far = outlineOf({ type: 'MultiPolygon', coordinates: [[square(9, 9)[0] as number[][]], [square(0, 3)[0] as number[][]]] })
  assert.deepEqual(
    rowsOf(await contiguityNeighbours([around, far, outlineOf({ type: 'Polygon', coordinates: [square(9, 10)[0] as number[][]] })])),
    [[1], [0, 2], [1]],
  )
})

test('weights of each style sum as they say, and islands stay empty', () => {
  const neighbours = neighboursFromPairs(5, [0, 0, 1, 2, 2, 2, 3], [1, 2, 0, 0, 1, 3, 2])
  const sums: Record<WeightStyle, number> = { W: 4, B: 7, C: 4, U: 1, S: 4 }
  for (const [style, sum] of Object.entries(sums)) {
    const { weights, islands } = spatialWeights(neighbours, { style: style as WeightStyle })
    assert.ok(Math.abs(weights.reduce((a, b) => a + b, 0) - sum) < 1e-12, style)
    assert.deepEqual(islands, [4])
  }
  const given = spatialWeights(neighbours, { given: [1, 3, 2, 1, 1, 2, 5] })
  assert.deepEqual(Array.from(given.weights), [0.25, 0.75, 1, 0.25, 0.25, 0.5, 1])
  assert.deepEqual(Array.from(spatialLag([4, 8, 0, 2, 9], given)), [2, 4, 4, 0, 0])
})

test('pairs in any order make the same rows; both ways and self are added once', () => {
  const rows = weightsFromEdges([2, 0, 1, 2], [1, 2, 0, 0], [4, 1, 2, 3], 3)
  assert.deepEqual(
    [rowsOf(rows), Array.from(rows.weights)],
    [
      [[2], [0], [0, 1]],
      [1, 2, 3, 4],
    ],
  )
  const mutual = symmetricNeighbours(rows)
  assert.deepEqual(rowsOf(mutual), [
    [1, 2],
    [0, 2],
    [0, 1],
  ])
  assert.deepEqual(symmetricNeighbours(mutual), mutual)
  assert.deepEqual(rowsOf(includeSelf(rows)), [
    [0, 2],
    [0, 1],
    [0, 1, 2],
  ])
  assert.deepEqual(includeSelf(includeSelf(rows)), includeSelf(rows))
})

test('the rate of a neighbourhood is all its cases over all its residents', () => {
  const row = neighboursFromPairs(4, [0, 1], [1, 0])
  const smooth = neighbourhoodRates([2, 4, 0, 1], [100, 200, 50, 10], row, { per: 1 })
  assert.deepEqual(Array.from(smooth.rate), [0.02, 0.02, 0, 0.1])
  assert.deepEqual(Array.from(smooth.areas), [2, 2, 1, 1])
})

test('impossible figures end with their names', async () => {
  const pair = neighboursFromPairs(3, [0, 1], [1, 0])
  const cases: [string, () => unknown][] = [
    ['empty', () => neighboursFromPairs(0, [], [])],
    ['shape', () => neighboursFromPairs(3, [0, 1], [1])],
    ['range', () => neighboursFromPairs(3, [0], [3])],
    ['range', () => neighboursFromPairs(3, [0], [0.5])],
    ['range', () => neighboursFromPairs(3, [0, 0], [1, 1])],
    ['not-finite', () => neighboursFromPairs(3, [Number.NaN], [1])],
    ['none', () => neighboursFromPairs(1, [], [])],
    ['too-large', () => neighboursFromPairs(2 ** 31, [], [])],
    ['range', () => spatialWeights(pair, { given: [1e200, 1] })],
    ['range', () => neighbourhoodRates([1, 2, 3], [1, 2, 2], pair, { per: Number.NaN })],
    ['constant', () => spatialWeights(neighboursFromPairs(2, [], []))],
    ['constant', () => spatialWeights(pair, { given: [0, 0] })],
    ['range', () => spatialWeights(pair, { given: [-1, 1] })],
    ['shape', () => spatialWeights(pair, { given: [1] })],
    ['shape', () => weightsFromEdges([0], [1], [1, 2], 2)],
    ['not-finite', () => weightsFromEdges([0], [1], [Number.NaN], 2)],
    ['shape', () => spatialLag([1, 2], spatialWeights(pair))],
    ['empty', () => neighbourhoodRates([], [], pair)],
    ['shape', () => neighbourhoodRates([1, 2], [1, 2], pair)],
    ['range', () => neighbourhoodRates([1, 2, 3], [1, 0, 2], pair)],
  ]
  for (const [code, run] of cases) assert.equal(errorCode(run), code, run.toString())
  const one = { signal: AbortSignal.abort() }
  const later: [string, () => Promise<unknown>][] = [
    ['empty', () => nearestNeighbours([], [], 1)],
    ['too-short', () => nearestNeighbours([1], [1], 1)],
    ['shape', () => nearestNeighbours([1, 2], [1], 1)],
    ['not-finite', () => nearestNeighbours([1, Number.NaN], [1, 2], 1)],
    ['range', () => nearestNeighbours([1, 2], [1, 2], 2)],
    ['range', () => nearestNeighbours([1, 2], [1, 92], 1, { coordinates: 'degrees' })],
    ['too-large', () => nearestNeighbours(new Float64Array(20_000), new Float64Array(20_000), 5000)],
    ['too-large', () => distanceNeighbours(new Float64Array(20_000), new Float64Array(20_000), 0, 1)],
    ['range', () => distanceNeighbours([1, 2], [1, 2], 2, 2)],
    ['range', () => distanceNeighbours([1, 2], [1, 2], -1, 2)],
    ['range', () => distanceNeighbours([1, 2], [1, 2], 0, Number.POSITIVE_INFINITY)],
    ['empty', () => contiguityNeighbours([])],
    ['empty', () => contiguityNeighbours([[[]]])],
    ['shape', () => contiguityNeighbours([[[[1]]]])],
    ['not-finite', () => contiguityNeighbours([[[[1, Number.NaN]]]])],
    ['range', () => contiguityNeighbours([square(0, 0)], { snap: -1 })],
    // A walk over cells that are numbered beyond 2^53 would not end.
    ['range', () => contiguityNeighbours([square(1e17, 0)])],
    ['cancelled', () => contiguityNeighbours([square(0, 0)], one)],
    ['cancelled', () => nearestNeighbours([1, 2], [1, 2], 1, one)],
    ['cancelled', () => distanceNeighbours([1, 2], [1, 2], 0, 1, one)],
  ]
  for (const [code, run] of later) assert.equal(await errorCodeOf(run), code, run.toString())
})
