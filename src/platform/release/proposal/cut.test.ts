// A cut divides the people as somebody asked for, and says in one code what is wrong with it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutAxes, cutProblem, rowsOf } from './cut.ts'
import type { CutDimension } from './model.ts'
import { inventedBase, inventedCells, inventedCut } from './testing/invented-counts.ts'
import { dryCount } from './true-counts.ts'

const base = inventedBase()
const cells = inventedCells()
const axesOf = (dimensions: (string | CutDimension)[]) => {
  const axes = cutAxes(base, cells, inventedCut('x', dimensions))
  assert.ok(Array.isArray(axes), JSON.stringify(axes))
  return axes.map(({ classes }) => classes.map(({ code, units }) => `${code}: ${units.join(' ')}`))
}

test('a dimension as it is has a class for every unit, in order', () => {
  assert.deepEqual(axesOf(['alder']), [['ung: ung', 'midt: midt', 'stor: stor']])
})

test('units named together are one class where the first of them stood; the others stand alone', () => {
  assert.deepEqual(axesOf([{ key: 'klub', classes: [{ name: 'By', units: ['Havn', 'Nord'] }] }]), [['By: Nord Havn', 'Syd: Syd']])
})

test('quarters are put together in years', () => {
  assert.deepEqual(axesOf([{ key: 'kvartal', classes: [], step: 'year' }]), [['2025: 2025K1 2025K2 2025K3 2025K4']])
})

test('rows come in the order of the axes, sums last', () => {
  const axes = cutAxes(
    base,
    cells,
    inventedCut('x', ['klub', { key: 'alder', classes: [{ name: 'alle', units: ['ung', 'midt', 'stor'] }] }]),
  )
  assert.ok(Array.isArray(axes))
  const all = rowsOf(axes, 'all').map((codes) => codes.join('/'))
  assert.deepEqual(all.slice(0, 4), ['Nord/alle', 'Nord/total', 'Syd/alle', 'Syd/total'])
  assert.equal(all.at(-1), 'total/total')
  assert.deepEqual(
    rowsOf(axes, 'grand').map((codes) => codes.join('/')),
    ['Nord/alle', 'Syd/alle', 'Havn/alle', 'total/total'],
  )
})

const classed = (key: string, ...classes: { name: string; units: string[] }[]): CutDimension => ({ key, classes })
const wrongs: [string, string, (string | CutDimension)[]][] = [
  ['a dimension the base has not', 'unknown-dimension', ['skole']],
  ['a dimension twice', 'unknown-dimension', ['klub', 'klub']],
  ['nothing divided', 'nothing-divided', []],
  ['a unit in two classes', 'unit-twice', [classed('klub', { name: 'A', units: ['Nord'] }, { name: 'B', units: ['Nord', 'Syd'] })]],
  ['a unit the counts have not', 'unknown-unit', [classed('klub', { name: 'A', units: ['Vest'] })]],
  ['a class that holds nobody', 'unknown-unit', [classed('klub', { name: 'A', units: [] })]],
  ['a class named total', 'class-total', [classed('klub', { name: 'Total', units: ['Nord'] })]],
  ['a class named as a unit that stands alone', 'class-is-unit', [classed('klub', { name: 'Syd', units: ['Nord', 'Havn'] })]],
  ['two classes of one name', 'class-twice', [classed('klub', { name: 'A', units: ['Nord'] }, { name: 'A', units: ['Syd'] })]],
]
for (const [what, key, dimensions] of wrongs)
  test(`${what} is refused`, () => assert.equal(cutProblem(base, cells, inventedCut('x', dimensions))?.key, key))

test('weeks are not put together in months, and the week is said', () => {
  const weeks = { ...cells, units: [['2026W01', '2026W02'], ['Nord'], ['ung']], counts: [[0, 0, 0, 9]] }
  const problem = cutProblem(base, weeks, inventedCut('x', [{ key: 'kvartal', classes: [], step: 'month' }]))
  assert.deepEqual(problem, { key: 'time-step', dataset: 'x', dimension: 'kvartal', came: '2026W01' })
})

test('a bad name for the table is refused, and so are more rows than anybody reads, with the dimension to coarsen', () => {
  assert.equal(cutProblem(base, cells, inventedCut('Ikke sådan', ['klub']))?.key, 'dataset-name')
  const many = {
    units: [['2026'], Array.from({ length: 400 }, (_, i) => `k${i}`), Array.from({ length: 300 }, (_, i) => `a${i}`)],
    counts: [],
  }
  const problem = cutProblem(base, many, inventedCut('x', ['klub', 'alder']))
  assert.deepEqual([problem?.key, problem?.dimension], ['too-large', 'klub'])
})

test('a look before proposing counts all cells and the small ones', () => {
  assert.deepEqual(dryCount(base, cells, inventedCut('x', ['kvartal', 'klub', 'alder'])), { cells: 5 * 4 * 4, small: 4 })
})
