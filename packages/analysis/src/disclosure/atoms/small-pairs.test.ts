// Two counts that hide each other hide nothing of their sum.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differencing } from '../differencing.ts'

const sum = (value: number | null, ...atoms: number[]) => ({ atoms: Int32Array.from(atoms), value, lower: 1 })
const hidden = [0, 1, 2, 3].map((atom) => sum(null, atom))
const values = Float64Array.of(2, 2, 8, 9)

test('two withheld counts whose small sum follows from three shown ones are named together', async () => {
  const releases = [{ name: 'all', sums: [...hidden, sum(10, 0, 2), sum(11, 1, 3), sum(17, 2, 3)] }]
  const moves = [{ cells: Int32Array.of(0, 2, 3, 1), changes: Int8Array.of(1, -1, 1, -1) }]
  const found = await differencing(releases, { evidence: { values, moves } })
  assert.deepEqual([found.recovered, found.undecided, found.safe], [[], [], true])
  assert.deepEqual(found.smallPairs, [{ atoms: Int32Array.of(0, 1), value: 4 }])
})

test('where one of them can change without the other nothing is named', async () => {
  const releases = [{ name: 'two', sums: [...hidden, sum(10, 0, 2), sum(11, 1, 3)] }]
  const found = await differencing(releases, { evidence: { values, moves: [] } })
  assert.deepEqual([found.recovered, found.smallPairs], [[], []])
})
