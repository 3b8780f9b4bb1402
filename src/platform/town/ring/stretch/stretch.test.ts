// A ring asked stretch by stretch answers as one that is walked all the way round, and is not walked all the way round.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Position, type Ring, ringsCross, whereInRing } from '../model.ts'
import { cover } from '../overlap.ts'
import { somePieceIn } from './model.ts'

const closed = (line: Position[]): Ring => [...line, ...line.slice(0, 1)]
const pieces = (ring: Ring) => ring.slice(1).map((to, i): [Position, Position] => [ring[i] as Position, to]) // the one before is there
const turn = ([ax, ay]: Position, [bx, by]: Position, [x, y]: Position) => (bx - ax) * (y - ay) - (by - ay) * (x - ax)

/** Long enough to be cut, and on a paper with squares, so that corners, sides and points fall on each other. */
const spot = fc.tuple(fc.nat(12), fc.nat(12))
const anyRing = fc.array(spot, { minLength: 3, maxLength: 150, size: 'max' }).map(closed)

function whereWalked(ring: Ring, point: Position): string {
  const [x, y] = point
  const isOnPiece = ([a, b]: [Position, Position]) =>
    turn(a, b, point) === 0 && (x - a[0]) * (x - b[0]) <= 0 && (y - a[1]) * (y - b[1]) <= 0
  if (pieces(ring).some(isOnPiece)) return 'edge'
  const east = pieces(ring).filter(([a, b]) => a[1] > y !== b[1] > y && a[0] + ((y - a[1]) * (b[0] - a[0])) / (b[1] - a[1]) > x)
  return east.length % 2 === 1 ? 'inside' : 'outside'
}

test('a point lies where walking round the ring says, on whatever scribble', () => {
  const halves = fc.tuple(fc.integer({ min: -2, max: 26 }), fc.integer({ min: -2, max: 26 })).map(([x, y]): Position => [x / 2, y / 2])
  fc.assert(
    fc.property(anyRing, fc.array(halves, { minLength: 20, maxLength: 20 }), (ring, points) => {
      for (const point of points) assert.equal(whereInRing(ring, point), whereWalked(ring, point))
    }),
  )
})

test('two scribbles cross when some piece of the one goes through a piece of the other', () => {
  const near = fc.tuple(anyRing, anyRing)
  const apart = fc.tuple(anyRing, fc.nat(14)).map(([ring, by]): [Ring, Ring] => [ring, ring.map(([x, y]) => [x + by, y])])
  fc.assert(
    fc.property(fc.oneof(near, apart), ([one, other]) => {
      const goThrough = pieces(one).some(([a, b]) =>
        pieces(other).some(([c, d]) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0),
      )
      assert.equal(ringsCross(one, other), goThrough)
    }),
  )
})

test('two skylines cover the same ground when some square of the paper is in both', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 60, size: 'max' })
  const skyline = fc.record({ west: fc.nat(30), south: fc.nat(8), isUpsideDown: fc.boolean(), heights })
  type Skyline = typeof skyline extends fc.Arbitrary<infer T> ? T : never
  const side = ({ isUpsideDown }: Skyline) => (isUpsideDown ? -1 : 1)
  const ringOf = (one: Skyline): Ring => {
    const { west, south, heights } = one
    const roofs = heights.flatMap((height, i): Position[] => [
      [west + i, south + side(one) * height],
      [west + i + 1, south + side(one) * height],
    ])
    // Two towers of one height are one: a ring says no position twice.
    const line = roofs.filter(([x, y], i) => x !== roofs[i - 1]?.[0] || y !== roofs[i - 1]?.[1])
    return closed([[west, south], ...line, [west + heights.length, south]])
  }
  const squaresOf = (one: Skyline) =>
    new Set(
      one.heights.flatMap((height, i) =>
        Array.from({ length: height }, (_, up) => `${one.west + i} ${one.south + (one.isUpsideDown ? -1 - up : up)}`),
      ),
    )
  fc.assert(
    fc.property(skyline, skyline, (one, other) => {
      const there = squaresOf(other)
      assert.equal(
        cover([ringOf(one)], [ringOf(other)]),
        [...squaresOf(one)].some((square) => there.has(square)),
      )
    }),
    { numRuns: 500 },
  )
})

const circle = (x: number, y: number, count: number): Ring =>
  closed(
    Array.from(
      { length: count },
      (_, i): Position => [x + Math.cos((i / count) * 2 * Math.PI) / 10, y + Math.sin((i / count) * 2 * Math.PI) / 10],
    ),
  )

test('of a long outline only what is near a spot is looked at', () => {
  let looked = 0
  const spot = { west: 12.1, east: 12.1, south: 55, north: 55 }
  const count = () => {
    looked += 1
    return false
  }
  somePieceIn(circle(12, 55, 10_000), spot, count)
  assert.ok(looked > 0 && looked < 100, `${looked} pieces`)
})

test('two long outlines whose boxes meet are not compared point by point', () => {
  let read = 0
  const get = (ring: Ring, key: string | symbol): unknown => {
    read += 1
    return Reflect.get(ring, key)
  }
  const counted = (ring: Ring): Ring => new Proxy(ring, { get })
  assert.equal(cover([counted(circle(12, 55, 2000))], [counted(circle(12.19, 55.1, 2000))]), false)
  assert.ok(read < 100 * 4000, `${read} positions were read`)
})
