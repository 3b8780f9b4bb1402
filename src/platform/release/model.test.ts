// What may pass the gate: only tables that say everything, and counts of people only as the attacker has tried them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CannotRelease, type Cell, isWithheld, type PublicTable, requireReleasable, type TownFigures } from './model.ts'
import { inventedTable } from './testing/invented-table.ts'

const faults: [string, Partial<PublicTable>, RegExp][] = [
  ['a name that is no address', { dataset: 'Crime figures' }, /small letters/],
  [
    'counts of people',
    { protection: { kind: 'counts-of-people', k: 5, base: 'x', edition: 1, dimensions: [] } },
    /proposed and attacked first/,
  ],
  ['a row with a cell too few', { rows: [['home', 'one', 12]] }, /row 1 has 3 cells, and there are 4 columns/],
  ['a figure that is none', { rows: [['home', 'one', Number.NaN, 1]] }, /not a number/],
  ['no source', { provenance: [] }, /where its figures come from/],
  ['no limits', { cannotSay: [] }, /cannot say/],
  ['one language only', { title: { da: 'Tal', en: ' ' } }, /both languages/],
  ['no word on uncertainty', { uncertainty: { none: { da: '', en: '' } } }, /uncertainty/],
  [
    'a fact in one language only',
    { facts: [{ key: 'unit', heading: { da: 'Enhed', en: 'Unit' }, words: { da: 'antal', en: '' } }] },
    /facts/,
  ],
  ['no columns', { columns: [], rows: [] }, /own key/],
]

test('a table that says everything may be released', () => requireReleasable(inventedTable()))

for (const [name, fault, sentence] of faults)
  test(`refused: ${name}`, () => {
    assert.throws(
      () => requireReleasable(inventedTable(undefined, fault)),
      (error) => error instanceof CannotRelease && sentence.test(error.message),
    )
  })

const both = (text: string) => ({ da: text, en: text })

/** A table of the town's own figures: time, value, lower, upper, n. */
const townFigures = (counts: TownFigures['counts'], row: Cell[], more: PublicTable['columns'] = []): PublicTable =>
  inventedTable([row], {
    columns: [
      { key: 'period', heading: both('Tid'), kind: 'dimension' },
      { key: 'value', heading: both('Tal'), kind: 'measure' },
      { key: 'lower', heading: both('Fra'), kind: 'interval' },
      { key: 'upper', heading: both('Til'), kind: 'interval' },
      { key: 'n', heading: both('n'), kind: 'measure' },
      ...more,
    ],
    protection: { kind: 'town-figures', counts, k: 5 },
  })

const passes: [string, TownFigures['counts'], Cell[]][] = [
  ['nobody at all', 'people', ['2025', 0, 0, 3.7, null]],
  ['five people', 'people', ['2025', 5, 1.6, 11.7, null]],
  ['a withheld row', 'people', ['2025', null, null, null, null]],
  ['a share of thirty answers', 'share-of-people', ['2025', 70, 51, 84, 30]],
  ['a share that five of sixty gave', 'share-of-people', ['2025', 8.3, 3.2, 17.9, 60]],
  ['a share that nobody gave', 'share-of-people', ['2025', 0, 0, 6, 60]],
  ['a share that all gave', 'share-of-people', ['2025', 100, 94, 100, 60]],
  ['three events', 'events', ['2025', 3, 0.6, 8.8, 3]],
  ['a ratio of two', 'other', ['2025', 2, 1, 4, 3]],
]
/** What the attacker says of a row that is as it was attacked. */
const attacked = ([key, value, , , n]: Cell[], found = 0) => ({
  figures: {
    rows: [{ key: String(key), shown: value === null ? null : { value: Number(value), n: n === null ? null : Number(n) } }],
    report: { found },
  },
})
for (const [name, counts, row] of passes) test(`shown: ${name}`, () => requireReleasable(townFigures(counts, row), attacked(row)))

test('refused: figures of people nobody has attacked, in which something was found, or that are not as they were attacked', () => {
  const row: Cell[] = ['2025', 60, null, null, null]
  for (const counts of ['people', 'share-of-people'] as const) {
    const table = townFigures(counts, counts === 'people' ? row : ['2025', 60, null, null, 500])
    const shown: Cell[] = table.rows[0] ?? []
    assert.doesNotThrow(() => requireReleasable(table, attacked(shown)))
    assert.throws(() => requireReleasable(table), /are attacked before they go out/)
    assert.throws(() => requireReleasable(table, attacked(shown, 1)), /too few people/)
    for (const other of [
      ['2025', 61, null, null, shown[4] ?? null],
      ['2025', null, null, null, null],
      ['2024', 60, null, null, shown[4] ?? null],
    ])
      assert.throws(() => requireReleasable(table, attacked(other)), /row 1 is not as it was attacked/)
    assert.throws(() => requireReleasable({ ...table, rows: [] }, attacked(shown)), /not as it was attacked/)
  }
})

const shieldedFrom: [string, TownFigures['counts'], Cell[]][] = [
  ['one person', 'people', ['2025', 1, null, null, null]],
  ['four people', 'people', ['2025', 4, null, null, null]],
  ['a rate that rests on four people', 'people', ['2025', 60, null, null, 4]],
  ['the n of a figure that is withheld', 'people', ['2025', null, null, null, 4]],
  ['the interval of a figure that is withheld', 'people', ['2025', null, 0.6, 8.8, null]],
  ['a share of twenty-nine answers', 'share-of-people', ['2025', 70, 51, 84, 29]],
  ['a share of nobody knows how many', 'share-of-people', ['2025', 70, 51, 84, null]],
  ['a share that tells of four people', 'share-of-people', ['2025', 6.7, 1.9, 15.9, 60]],
  ['a share so small that it cannot be one person', 'share-of-people', ['2025', 0.1, 0, 6, 60]],
  ['a share all but three gave', 'share-of-people', ['2025', 95, 86.3, 98.9, 60]],
  ['a figure written as a word', 'people', ['2025', '4', null, null, null]],
  ['an n written as a word', 'people', ['2025', 60, null, null, '4']],
]
for (const [name, counts, row] of shieldedFrom)
  test(`refused: ${name}`, () => {
    assert.throws(() => requireReleasable(townFigures(counts, row)), /too few people/)
  })

test('refused: another figure beside the one that is guarded', () => {
  const more: PublicTable['columns'] = [{ key: 'again', heading: both('Igen'), kind: 'measure' }]
  assert.throws(() => requireReleasable(townFigures('people', ['2025', 12, null, null, null, 3], more)), /too few people/)
})

test('refused: figures whose value stands under another name', () => {
  const { columns, ...table } = townFigures('people', ['2025', 3, null, null, null])
  const renamed = columns.map((column) => (column.key === 'value' ? { ...column, key: 'count' } : column))
  assert.throws(() => requireReleasable({ ...table, columns: renamed }), /too few people/)
})

test('what is withheld follows what is counted', () => {
  const of = (counts: TownFigures['counts']): TownFigures => ({ kind: 'town-figures', counts, k: 5 })
  assert.equal(isWithheld(of('people'), 4, null), true)
  assert.equal(isWithheld(of('people'), 4.9, null), true)
  assert.equal(isWithheld(of('events'), 4, 4), false)
  assert.equal(isWithheld(of('share-of-people'), 4, 400), false)
  assert.equal(isWithheld(of('share-of-people'), 1, 400), true)
})
