// Leaks planted on purpose are found and named, and honest histories are clean.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountCells } from '../base/model.ts'
import type { PublicTable } from '../model.ts'
import { attackTogether } from './attack.ts'
import { type AttackedTable, CannotAttack, type Leak, mostNamed } from './model.ts'
import { cellsOf, tableOfCounts } from './testing/tables-of-counts.ts'

const ages = ['8-9', '10', '11', '12', '13', '14', '15']
const town = cellsOf(ages, { nord: [12, 9, 8, 7, 9, 6, 3], syd: [20, 11, 14, 9, 8, 7, 12], vest: [9, 9, 9, 9, 9, 9, 9] })
const none = { proposed: [], least: 5 }
const editions = new Map([[1, town]])

const released = (table: PublicTable, number = 1): AttackedTable => ({ table, number })
const proposed = (table: PublicTable): AttackedTable => ({ table, number: null })
const byArea = { area: { nord: ['nord'], syd: ['syd'], vest: ['vest'] } }
const upTo = (last: string) => ages.slice(1, ages.indexOf(last) + 1)
const worst = (leaks: readonly Leak[]): Leak => leaks[0] ?? assert.fail('nothing was found')

test('a total shown that gives a small cell back is found, with the cell and what gave it away', async () => {
  const classes = { ...byArea, age: { young: ages.slice(0, 6), old: ['15'] } }
  const report = await attackTogether({ ...none, released: [released(tableOfCounts(town, { dataset: 'clubs', classes }))], editions })
  const leak = worst(report.leaks)
  assert.deepEqual([leak.kind, leak.value], ['recovered', 3])
  assert.deepEqual(leak.cells[0], { dataset: 'clubs', number: 1, cell: ['nord', 'old'] })
  assert.ok(leak.cells.length >= 3, JSON.stringify(leak.cells))
})

test('two releases whose classes overlap give away the year between them, and both cells are named', async () => {
  const cut = (dataset: string, last: string) =>
    tableOfCounts(town, { dataset, classes: { ...byArea, age: { [`10-${last}`]: upTo(last) } } })
  const report = await attackTogether({
    ...none,
    released: [released(cut('to-15', '15'))],
    proposed: [proposed(cut('to-14', '14'))],
    editions,
  })
  const leak = worst(report.leaks)
  assert.deepEqual([leak.kind, leak.value], ['difference', 3])
  assert.deepEqual(leak.cells, [
    { dataset: 'to-15', number: 1, cell: ['nord', '10-15'] },
    { dataset: 'to-14', number: null, cell: ['nord', '10-14'] },
  ])
})

test('an older release that was withdrawn counts: somebody has kept it', async () => {
  const hides = (codes: readonly string[]) => codes.includes('nord') || codes.includes('syd')
  const classes = { area: byArea.area, age: { young: ages.slice(0, 6), old: ['15'] } }
  const careful = tableOfCounts(town, { dataset: 'clubs', classes, hides: (codes) => hides(codes) && !codes.includes('total') })
  assert.deepEqual((await attackTogether({ ...none, released: [released(careful, 2)], editions })).leaks, [])
  const withdrawn = tableOfCounts(town, { dataset: 'clubs', classes, hides: (codes) => codes.join() === 'nord,old' })
  const report = await attackTogether({ ...none, released: [released(withdrawn, 1)], proposed: [proposed(careful)], editions })
  const leak = report.leaks.find(({ cells }) => cells[0]?.cell.join() === 'nord,old')
  assert.deepEqual([leak?.kind, leak?.value], ['recovered', 3])
  // The cell in front is the proposed one; the number that gives it away stands in the release.
  assert.equal(leak?.cells[0]?.number, null)
  assert.ok(report.leaks.some(({ cells }) => cells.some(({ number }) => number === 1)))
})

test('a number that comes out again two higher is a correction, also where one went and three came', async () => {
  const later = cellsOf(ages, { nord: [11, 9, 8, 10, 9, 6, 3], syd: [20, 11, 14, 9, 8, 7, 12], vest: [9, 9, 9, 9, 9, 9, 9] })
  const cut = (cells: CountCells, edition: number) => tableOfCounts(cells, { dataset: 'clubs', edition, classes: byArea })
  const report = await attackTogether({
    ...none,
    released: [released(cut(town, 1))],
    proposed: [proposed(cut(later, 2))],
    editions: new Map([...editions, [2, later]]),
  })
  assert.equal(report.leaks.length, report.found)
  assert.deepEqual(
    report.leaks.map(({ kind, value, cells }) => [kind, value, cells.map(({ number, cell }) => `${number}: ${cell.join()}`)]),
    [
      ['correction', 2, ['null: nord', '1: nord']],
      ['correction', 2, ['null: total', '1: total']],
    ],
  )
})

test('three late persons in a second edition are found wherever they are counted', async () => {
  const later = cellsOf(ages, { nord: [12, 9, 8, 7, 9, 6, 3], syd: [20, 14, 14, 9, 8, 7, 12], vest: [9, 9, 9, 9, 9, 9, 9] })
  const first = tableOfCounts(town, { dataset: 'clubs', classes: byArea })
  const second = tableOfCounts(later, {
    dataset: 'by-age',
    edition: 2,
    classes: { age: { '8-12': ages.slice(0, 4), '13-15': ages.slice(4) } },
  })
  const both = new Map([...editions, [2, later]])
  const report = await attackTogether({ ...none, released: [released(first)], proposed: [proposed(second)], editions: both })
  const leak = worst(report.leaks)
  assert.deepEqual(
    [leak.kind, leak.value, leak.cells.map(({ dataset, cell }) => [dataset, ...cell])],
    [
      'correction',
      3,
      [
        ['by-age', 'total'],
        ['clubs', 'total'],
      ],
    ],
  )
  // The same late persons against the areas one by one, whose sum is the old number.
  const hidden = tableOfCounts(town, { dataset: 'clubs', classes: byArea })
  const withoutTotal = { ...hidden, rows: hidden.rows.filter(([area]) => area !== 'total') }
  const parts = await attackTogether({ ...none, released: [released(withoutTotal)], proposed: [proposed(second)], editions: both })
  assert.deepEqual([worst(parts.leaks).kind, worst(parts.leaks).value, worst(parts.leaks).cells.length], ['correction', 3, 4])
})

test('who believes that nothing was corrected is right about what was not, and that is found', async () => {
  const years = ['10', '11', '12', '13', '14']
  const before = cellsOf(years, { nord: [20, 20, 3, 15, 4] })
  // One person was moved from 10 to 11, and five of 13 came later: nobody else changed.
  const after = cellsOf(years, { nord: [19, 21, 3, 20, 4] })
  const each = Object.fromEntries(years.map((year) => [year, [year]]))
  const report = await attackTogether({
    released: [
      released(tableOfCounts(before, { dataset: 'each', classes: { age: each } })),
      released(tableOfCounts(before, { dataset: 'to-11', classes: { age: { 'to-11': ['10', '11'], rest: ['12', '13', '14'] } } })),
    ],
    proposed: [
      proposed(
        tableOfCounts(after, { dataset: 'to-12', edition: 2, classes: { age: { 'to-12': ['10', '11', '12'], rest: ['13', '14'] } } }),
      ),
    ],
    editions: new Map([
      [1, before],
      [2, after],
    ]),
    least: 5,
  })
  const leak = worst(report.leaks)
  assert.deepEqual([leak.kind, leak.value, leak.cells[0]?.dataset, leak.cells[0]?.cell], ['recovered', 3, 'each', ['12']])
})

test('a correction of few people is found also where each number was corrected by many', async () => {
  const later = cellsOf(ages, { nord: [12, 9, 8, 7, 9, 6, 3], syd: [20, 11, 24, 9, 8, 7, 12], vest: [9, 9, 9, 9, 9, 9, 12] })
  const cut = (cells: CountCells, edition: number) =>
    tableOfCounts(cells, {
      dataset: 'clubs',
      edition,
      classes: { area: byArea.area },
      hides: ([area]) => area === 'vest' || area === 'nord',
    })
  const report = await attackTogether({
    ...none,
    released: [released(cut(town, 1))],
    proposed: [proposed(cut(later, 2))],
    editions: new Map([...editions, [2, later]]),
  })
  // 13 more of all and 10 more in the south: three came elsewhere.
  const leak = worst(report.leaks)
  assert.deepEqual([leak.kind, leak.value], ['correction', 3])
  assert.deepEqual(leak.cells.map(({ number, cell }) => `${number}: ${cell.join()}`).sort(), [
    '1: syd',
    '1: total',
    'null: syd',
    'null: total',
  ])
})

test('many late persons and a week more are no leak', async () => {
  const later = cellsOf([...ages, '16'], {
    nord: [12, 9, 8, 7, 9, 6, 3, 9],
    syd: [20, 31, 14, 9, 8, 7, 12, 8],
    vest: [9, 9, 9, 9, 9, 9, 9, 7],
  })
  const cut = (cells: CountCells, edition: number) => tableOfCounts(cells, { dataset: 'clubs', edition, classes: byArea })
  const history = { released: [released(cut(town, 1))], proposed: [proposed(cut(later, 2))], editions: new Map([...editions, [2, later]]) }
  const report = await attackTogether({ ...history, least: 5 })
  assert.deepEqual([report.leaks, report.found, report.releases, report.sums, report.withheld], [[], 0, 1, 8, 0])
})

test('the worst come first, two hundred are named, and all are counted', async () => {
  const units = Array.from({ length: 250 }, (_, i) => `u${i}`)
  const cells = cellsOf(units, { nord: units.map((_, i) => (i === 249 ? 1 : 2)), syd: units.map(() => 20) })
  const classes = { area: { nord: ['nord'], syd: ['syd'] }, age: Object.fromEntries(units.map((unit) => [unit, [unit]])) }
  const report = await attackTogether({ ...none, released: [released(tableOfCounts(cells, { classes }))], editions: new Map([[1, cells]]) })
  assert.deepEqual([report.leaks.length, report.found], [mostNamed, 250])
  assert.deepEqual(worst(report.leaks).cells[0]?.cell, ['nord', 'u249'])
})

test('a number that is not of its edition stops the attack, and so does an edition that is not there', async () => {
  const table = tableOfCounts(town, { classes: byArea })
  const wrong = { ...table, rows: table.rows.map((row, i) => (i === 0 ? [row[0] ?? null, 77, ''] : row)) }
  const isNotItsEdition = (error: unknown) => error instanceof CannotAttack && error.key === 'not-its-edition'
  await assert.rejects(attackTogether({ ...none, released: [released(wrong)], editions }), isNotItsEdition)
  await assert.rejects(attackTogether({ ...none, released: [released(table)], editions: new Map() }), isNotItsEdition)
})

test('more parts than can be looked through are refused with the dimension to make coarser', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => `u${i}`)
  const cells: CountCells = { units: [many.slice(0, 200), many], counts: [[0, 0, 9]] }
  const each = (units: string[]) => Object.fromEntries(units.map((unit) => [unit, [unit]]))
  const [area, age] = [each(many.slice(0, 200)), each(many)]
  const history = [
    released(tableOfCounts(cells, { dataset: 'a', classes: { area } })),
    released(tableOfCounts(cells, { dataset: 'b', classes: { age } }), 2),
  ]
  await assert.rejects(
    attackTogether({ ...none, released: history, editions: new Map([[1, cells]]) }),
    (error: unknown) => error instanceof CannotAttack && error.key === 'too-large' && error.dimension === 'age',
  )
})

test('an attack tells how far it is, and ends when it is asked to', async () => {
  const history = { ...none, released: [released(tableOfCounts(town, { classes: byArea }))], editions }
  const told: number[] = []
  await attackTogether(history, { onProgress: (done, all) => told.push(done / all) })
  assert.deepEqual([told.at(-1), told.toSorted((a, b) => a - b)], [1, told])
  await assert.rejects(attackTogether(history, { signal: AbortSignal.abort() }), /cancelled/)
})
