// A cut becomes a table that shows no small count, and none that earlier tables of the same people would give back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AttackedTable } from '../attack/model.ts'
import type { CountCells } from '../base/model.ts'
import { weekYears } from '../base/time.ts'
import { requireReleasable } from '../model.ts'
import type { ProtectedCut, TableCut } from './model.ts'
import { type Counted, protectCut } from './protect.ts'
import { inventedBase, inventedCells, inventedCut } from './testing/invented-counts.ts'
import { trueCounts } from './true-counts.ts'

const base = inventedBase()
const counted = (...editions: CountCells[]): Counted => ({
  base,
  edition: editions.length,
  editions: new Map(editions.map((cells, at) => [at + 1, cells])),
  publisher: 'Prøveby',
  countedAt: '2026-07-01T00:00:00.000Z',
})
const protect = async (of: Counted, cut: TableCut, said: readonly ProtectedCut[] = []): Promise<ProtectedCut> => {
  const made = await protectCut(
    of,
    cut,
    said.map(({ table }, at): AttackedTable => ({ table, number: at + 1 })),
  )
  assert.ok('table' in made, JSON.stringify(made))
  return made
}
const countIn = ({ table }: ProtectedCut, ...codes: string[]) => {
  const row = table.rows.find((cells) => codes.every((code, at) => cells[at] === code))
  return row?.[codes.length]
}
const whole = inventedCut('alt', ['kvartal', 'klub', 'alder'])

test('a protected table has the form of a release, shows only true counts, and hides every small one', async () => {
  const of = counted(inventedCells())
  const made = await protect(of, whole)
  requireReleasable(made.table, { isAttacked: true })
  const counts = trueCounts(made.table, inventedCells())
  for (const [row, cells] of made.table.rows.entries()) {
    const count = counts[row] ?? Number.NaN
    assert.deepEqual(cells.slice(3), made.protection.reasons[row] === 'shown' ? [count, null] : [null, 'protected'])
    assert.equal(made.protection.reasons[row] === 'small', count > 0 && count < 5)
  }
  const number = (reason: string) => made.protection.reasons.filter((one) => one === reason).length
  // Everybody who sees the proposal may know what everybody will count, and no more.
  assert.deepEqual(made.cost, { dataset: made.table.dataset, cells: 80, shown: number('shown') })
  assert.equal(number('small'), 4)
  assert.ok(number('protects') > 0 && made.protection.lostPeople >= 5 * number('protects'))
})

test('it says whom each class counts, in all dimensions of the base', async () => {
  const made = await protect(
    counted(inventedCells()),
    inventedCut('x', [{ key: 'klub', classes: [{ name: 'By', units: ['Nord', 'Syd'] }] }]),
  )
  assert.deepEqual(made.table.protection, {
    kind: 'counts-of-people',
    k: 5,
    base: 'unge',
    edition: 1,
    dimensions: [
      { key: 'kvartal', classes: { total: inventedCells().units[0] } },
      { key: 'klub', classes: { By: ['Nord', 'Syd'], Havn: ['Havn'], total: ['Nord', 'Syd', 'Havn'] } },
      { key: 'alder', classes: { total: ['ung', 'midt', 'stor'] } },
    ],
  })
  assert.deepEqual(made.table.columns[0]?.places, { By: { lat: 55.55, lon: 12.25 } })
})

test('a further table hides what the difference to an earlier one would give back', async () => {
  // By club, and then by club without the eldest: the few eldest of Havn are the difference.
  const small = counted(inventedCells(1))
  const first = await protect(small, inventedCut('klubber', ['klub']))
  const cut = inventedCut('yngre', ['klub', { key: 'alder', classes: [{ name: 'yngre', units: ['ung', 'midt'] }] }], { totals: 'grand' })
  const alone = await protect(small, cut)
  const beside = await protect(small, cut, [first])
  assert.equal(typeof countIn(first, 'Havn'), 'number')
  assert.equal(countIn(alone, 'Havn', 'stor'), null)
  assert.equal(typeof countIn(alone, 'Havn', 'yngre'), 'number')
  assert.equal(countIn(beside, 'Havn', 'yngre'), null)
})

test('what was withheld stays withheld, and what was shown stays shown, in a table with further quarters', async () => {
  const first = await protect(counted(inventedCells(4)), whole)
  const next = await protect(counted(inventedCells(4), inventedCells(5)), whole, [first])
  const places = new Map(next.table.rows.map((cells, row) => [cells.slice(0, 3).join(), row]))
  for (const cells of first.table.rows.filter(([quarter]) => quarter !== 'total'))
    assert.deepEqual(next.table.rows[places.get(cells.slice(0, 3).join()) ?? -1]?.slice(3), cells.slice(3), cells.join())
})

test('the new quarter is not given away by the sums of both editions', async () => {
  // Havn has one of the eldest more in the fifth quarter; its sum over time before and after would say so.
  const cut = inventedCut('x', ['klub', 'alder'])
  const first = await protect(counted(inventedCells(4)), cut)
  const of = counted(inventedCells(4), inventedCells(5))
  const next = await protect(of, cut, [first])
  assert.equal(countIn(first, 'Havn', 'stor'), 10)
  assert.equal(countIn(next, 'Havn', 'stor'), null)
  assert.equal(countIn(await protect(of, cut), 'Havn', 'stor'), 11)
})

test('a table of weeks put together in years says that these are not calendar years', async () => {
  const weeks = { ...inventedCells(2), units: [['2025W01', '2025W02'], ...inventedCells(2).units.slice(1)] }
  const said = async (cut: TableCut) => (await protect(counted(weeks), cut)).table.cannotSay
  const yearly = await said(inventedCut('x', [{ key: 'kvartal', classes: [], step: 'year' }, 'klub']))
  assert.deepEqual([yearly.length, yearly.includes(weekYears)], [3, true])
  assert.equal((await said(inventedCut('x', ['kvartal', 'klub']))).includes(weekYears), false)
})

test('rows that shall not be shown are withheld, with others that hide them', async () => {
  const of = counted(inventedCells())
  const made = await protectCut(of, inventedCut('x', ['klub', 'alder']), [], { withhold: new Set([0]) })
  assert.ok('table' in made)
  assert.equal(made.protection.reasons[0], 'protects')
  assert.ok(made.protection.reasons.filter((reason) => reason === 'protects').length >= 4)
})

test('after a release that should never have been, what cannot be hidden is refused with the dimension to coarsen and the cell named beside it', async () => {
  const of = counted({
    units: [['2025K1'], ['Nord', 'Syd'], ['ung']],
    counts: [
      [0, 0, 0, 3],
      [0, 1, 0, 20],
    ],
  })
  const cut = inventedCut('x', ['klub'])
  const first = await protect(of, cut)
  assert.deepEqual(first.table.rows, [
    ['Nord', null, 'protected'],
    ['Syd', null, 'protected'],
    ['total', 23, null],
  ])
  const after = async (club: number, count: number) => {
    const rows = first.table.rows.with(club, [first.table.rows[club]?.[0] ?? '', count, null])
    const made = await protectCut(of, cut, [{ table: { ...first.table, rows }, number: 1 }])
    assert.ok('refusal' in made, JSON.stringify(made))
    return [made.refusal.key, made.refusal.dimension, made.leak?.cells]
  }
  const nord = [{ dataset: 'x', number: null, cell: ['Nord'] }]
  assert.deepEqual(await after(1, 20), ['no-cover', 'klub', nord])
  assert.deepEqual(await after(0, 3), ['shown-earlier', 'klub', nord])
})

test('too many cells are refused with the dimension to coarsen', async () => {
  const many = (n: number, letter: string) => Array.from({ length: n }, (_, i) => `${letter}${i}`)
  const cells = { units: [['2025K1'], many(2000, 'k'), many(30, 'a')], counts: [[0, 0, 0, 9]] }
  const said = await protect(counted(cells), inventedCut('x', ['klub']))
  assert.equal(said.cost.cells, 2001)
  const large = { ...cells, units: [many(50, '2').map((_, i) => `${1950 + i}`), ...cells.units.slice(1)] }
  const first = await protect(counted(large), inventedCut('tid', ['kvartal']))
  const made = await protectCut(counted(large), inventedCut('x', ['klub', 'alder']), [{ table: first.table, number: 1 }])
  assert.ok('refusal' in made, JSON.stringify(made).slice(0, 200))
  assert.deepEqual([made.refusal.key, made.refusal.dimension], ['too-large', 'klub'])
})

test('units and classes may be called what every object has, and what a formula or a page would take for its own', async () => {
  const odd = ['__proto__', 'constructor', '<b>fed</b>', '=1+1', '\u202eabc', '10', '2']
  const base = { ...inventedBase(), dimensions: inventedBase().dimensions.slice(1) }
  const cells = {
    units: [['Nord', 'constructor', 'Havn'], odd],
    counts: odd.flatMap((_, age) => [0, 1, 2].map((club) => [club, age, 6 + age + club])),
  }
  const of = { ...counted(cells), base }
  const together = { key: 'alder', classes: [{ name: 'valueOf', units: ['__proto__', '10'] }] }
  for (const cut of [inventedCut('alle', ['klub', 'alder']), inventedCut('sammen', ['klub', together])]) {
    const made = await protect(of, cut)
    // As it comes back from the thread, and from the database.
    const table = structuredClone(made.table)
    requireReleasable(table, { isAttacked: true })
    assert.deepEqual(trueCounts(JSON.parse(JSON.stringify(table)), cells), trueCounts(made.table, cells))
    assert.ok(trueCounts(table, cells).every((count) => count > 0))
  }
})
