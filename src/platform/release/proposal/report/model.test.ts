// Which rows stand on the page of a proposal, and which proposal shows most.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inventedTable } from '../../testing/invented-table.ts'
import type { Proposal, ProposalState } from '../model.ts'
import { costOfAll, rowsAt, showsMost } from './model.ts'

const table = { ...inventedTable(), rows: Array.from({ length: 250 }, (_, n) => [n]) }
const reasons = table.rows.map((_, n) => (n % 5 === 0 ? ('small' as const) : ('shown' as const)))
const counts = table.rows.map((_, n) => n * 2)

test('fifty rows stand on a page, with the count behind each', () => {
  const { rows, page, pages } = rowsAt(table, reasons, counts, { choice: 'all', page: 3 })
  assert.deepEqual([rows.length, page, pages], [50, 3, 5])
  assert.deepEqual(rows[0], { cells: [100], count: 200, reason: 'small' })
})

test('withheld rows can be seen alone, and a page that is not there is the nearest', () => {
  const { rows, page, pages } = rowsAt(table, reasons, counts, { choice: 'withheld', page: 9 })
  assert.deepEqual([rows.length, page, pages], [50, 1, 1])
  assert.ok(rows.every(({ reason }) => reason === 'small'))
  assert.equal(rowsAt(table, reasons, counts, { choice: 'all', page: Number.NaN }).page, 1)
  assert.deepEqual(rowsAt({ ...table, rows: [] }, [], [], { choice: 'all', page: 1 }), { rows: [], page: 1, pages: 1 })
})

const proposal = (id: string, state: ProposalState, shown: number, cells: number): Proposal => ({
  id,
  state,
  base: 'b',
  edition: 1,
  cuts: [],
  summary: {
    costs: [{ dataset: 'd', cells, shown }],
    leaks: 0,
    releases: 0,
    refusal: null,
  },
  progress: null,
  madeByName: '',
  madeAt: new Date(0),
  decidedByName: null,
  decidedAt: null,
  reason: null,
})

test('the proposal that shows the largest share is found among those fit to release', () => {
  const one = proposal('one', 'ready', 50, 100)
  const two = proposal('two', 'released', 30, 40)
  assert.equal(showsMost([one, two, proposal('three', 'refused', 40, 40)]), 'two')
  assert.equal(showsMost([one]), null)
  assert.deepEqual(costOfAll(two.summary), { cells: 40, shown: 30 })
  assert.equal(costOfAll(null), null)
})
