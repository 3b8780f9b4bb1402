import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AnalysisError } from '../errors.ts'
import {
  attack,
  cellAt,
  cube,
  type Dimension,
  differencing,
  primarySuppression,
  protectTable,
  publishedSums,
  publishedTable,
  secondarySuppression,
} from './index.ts'

const flat = (name: string, levels: number): Dimension => ({ name, levels: Array.from({ length: levels }, (_, i) => `${name}${i}`) })

async function errorCode(run: () => unknown): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof AnalysisError) return error.code
    throw error
  }
  return 'none'
}

test('figures nobody can work with get a named error, borders a stated result', async () => {
  const two = [flat('a', 2), flat('b', 2)]
  const table = cube(two, [9, 9, 9, 9])
  const published = publishedTable(primarySuppression(cube(two, [3, 9, 9, 9])))
  const all = Float64Array.from(published.values)
  const lie = { ...published, values: published.values.map((value, cell) => (cell === 1 ? value + 100 : value)) }
  const sum = (atoms: number[], value: number) => ({ atoms: Int32Array.from(atoms), value })
  const bad = (of: number[], groups = ['x', 'y']) => [{ ...flat('a', 3), groupings: [{ name: 'g', groups, of }] }]
  const crossing = [
    { name: 'g', groups: ['x', 'y'], of: [0, 0, 1] },
    { name: 'h', groups: ['u', 'v'], of: [0, 1, 1] },
  ]
  const cases: [string, () => unknown][] = [
    ['empty', () => cube([], [])],
    ['empty', () => cube([flat('a', 0)], [])],
    ['empty', () => cube(two, [1, 2, 3, 4], { released: [] })],
    ['shape', () => cube(two, [1, 2, 3])],
    ['range', () => cube(two, [1, 2, 3, -1])],
    ['range', () => cube(two, [1, 2, 3, 0.5])],
    ['range', () => cube(two, [1e300, 2, 3, 4])],
    ['range', () => cube(two, [Number.MAX_SAFE_INTEGER, 1, 0, 0])],
    ['shape', () => cube([flat('a', 2), flat('a', 2)], [1, 2, 3, 4])],
    ['not-finite', () => cube(two, [1, 2, 3, Number.NaN])],
    ['not-finite', () => cube(two, [1, 2, 3, Number.POSITIVE_INFINITY])],
    ['unknown-level', () => cube(two, [1, 2, 3, 4], { released: [['c']] })],
    [
      'too-large',
      () =>
        cube(
          [1, 2, 3, 4, 5].map((d) => flat(String(d), 1)),
          [1],
        ),
    ],
    ['too-large', () => cube([flat('a', 2000), flat('b', 2000)], new Float64Array(4e6))],
    ['shape', () => cube(bad([0, 1]), [1, 2, 3])],
    ['range', () => cube(bad([0, 1, 2]), [1, 2, 3])],
    ['shape', () => cube(bad([0, 0, 0]), [1, 2, 3])],
    ['shape', () => cube([{ ...flat('a', 3), groupings: crossing }], [1, 2, 3])],
    ['unknown-level', () => cellAt(table, ['a0', 'c'])],
    ['shape', () => cellAt(table, ['a0'])],
    ['range', () => primarySuppression(table, { minimum: 1 })],
    ['range', () => primarySuppression(table, { minimum: 2.5 })],
    ['range', () => primarySuppression(table, { minimum: Number.NaN })],
    ['unknown-level', () => primarySuppression(table, { complements: ['c'] })],
    ['range', () => protectTable(table, { leastWidth: 0 })],
    ['range', () => protectTable(table, { leastWidth: 1.5 })],
    ['infeasible', () => protectTable(cube([flat('a', 5)], [1, 1, 1, 1, 1]))],
    ['infeasible', () => attack(lie)],
    ['shape', () => attack(published, { evidence: { values: all.subarray(1), moves: [] } })],
    ['range', () => attack(published, { evidence: { values: all.fill(2), moves: [] } })],
    ['empty', () => differencing([])],
    ['range', () => differencing([{ name: 'x', sums: [sum([0], -1)] }])],
    ['range', () => differencing([{ name: 'x', sums: [sum([0], 1.5)] }])],
    ['range', () => differencing([{ name: 'x', sums: [sum([-1], 1)] }])],
    ['range', () => differencing([{ name: 'x', sums: [sum([1, 1], 1)] }])],
    ['range', () => differencing([{ name: 'x', sums: [{ atoms: Int32Array.of(0), value: null, lower: Number.NaN }] }])],
    ['range', () => differencing([{ name: 'x', sums: [{ atoms: Int32Array.of(0), value: null, lower: 3, upper: 2 }] }])],
    ['range', () => protectTable(table, { knowledge: 'all' as 'rule' })],
    ['range', () => protectTable(table, { tries: 1.5 })],
    ['infeasible', () => differencing([{ name: 'x', sums: [sum([0], 7), sum([0], 8)] }])],
    ['infeasible', () => differencing([{ name: 'x', sums: [sum([0], 7), sum([0, 1], 5)] }])],
    ['shape', () => publishedSums(published, [[0]])],
    ['cancelled', () => protectTable(cube(two, [3, 9, 9, 9]), { signal: AbortSignal.abort() })],
    ['cancelled', () => attack(published, { signal: AbortSignal.abort() })],
    ['cancelled', () => differencing([{ name: 'x', sums: [sum([0], 7)] }], { signal: AbortSignal.abort() })],
    [
      'too-large',
      () =>
        publishedSums(
          publishedTable(
            primarySuppression(
              cube(
                ['a', 'b', 'c', 'd'].map((name) => flat(name, 27)),
                new Float64Array(27 ** 4),
              ),
            ),
          ),
        ),
    ],
    ['too-large', () => differencing([{ name: 'x', sums: [{ atoms: new Int32Array(8_000_001), value: 1 }] }])],
    ['none', () => protectTable(table)],
    ['none', () => protectTable(cube([flat('a', 1)], [3]))],
    ['none', () => protectTable(cube([flat('a', 3)], [0, 0, 0]))],
  ]
  for (const [code, run] of cases) assert.equal(await errorCode(run), code, run.toString())
  const nothing = await protectTable(table)
  assert.equal(nothing.lostCells, 0)
  assert.equal(nothing.shownCells, 9)
  // One person in all: nothing can be shown, and nothing is.
  const alone = await protectTable(cube([flat('a', 1)], [3]))
  assert.equal(alone.shownCells, 0)
})

test('evidence that would change a published sum is refused', async () => {
  const table = cube([flat('a', 2), flat('b', 2)], [3, 9, 9, 9])
  const primary = primarySuppression(table)
  const { status, moves } = await secondarySuppression(primary)
  const published = publishedTable(primary, status)
  const withMoves = (changes: Int8Array) =>
    attack(published, { depth: 'enough', evidence: { values: table.counts, moves: [{ cells: moves[0]!.cells, changes }] } })
  assert.equal((await withMoves(moves[0]!.changes)).recovered.length, 0)
  const oneChanged = moves[0]!.changes.map((change, k) => (k === 0 ? -change : change))
  assert.equal(await errorCode(() => withMoves(oneChanged)), 'range')
})
