// The last look at a table of counts before it goes out: every row is of known classes, and no small count stands in it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CannotRelease, type Cell, type PublicColumn, type PublicTable, requireReleasable } from './model.ts'
import { inventedTable } from './testing/invented-table.ts'

const both = (words: string) => ({ da: words, en: words })
const column = (key: string, kind: PublicColumn['kind']): PublicColumn => ({ key, kind, heading: both(key) })
const columns = [column('klub', 'dimension'), column('count', 'measure'), column('withheld', 'text')]

const counts = (row: Cell[], more: Partial<PublicTable> = {}): PublicTable =>
  inventedTable([row], {
    columns,
    protection: {
      kind: 'counts-of-people',
      k: 5,
      base: 'unge',
      edition: 1,
      dimensions: [{ key: 'klub', classes: { Nord: ['Nord'], total: ['Nord', 'Syd'] } }],
    },
    ...more,
  })

const passes: [string, Cell[]][] = [
  ['five people', ['Nord', 5, null]],
  ['nobody', ['Nord', 0, null]],
  ['a withheld count', ['total', null, 'protected']],
]
for (const [what, row] of passes) test(`shown: ${what}`, () => requireReleasable(counts(row), { isAttacked: true }))

const faults: [string, PublicTable][] = [
  ['four people', counts(['Nord', 4, null])],
  ['half a person', counts(['Nord', 5.5, null])],
  ['a count written as a word', counts(['Nord', '3', null])],
  ['a count beside the word that it is withheld', counts(['Nord', 12, 'protected'])],
  ['a withheld count without the word', counts(['Nord', null, null])],
  ['a word that says why', counts(['Nord', null, 'small'])],
  ['a class nobody explained', counts(['Vest', 12, null])],
  ['a further figure', counts(['Nord', 12, null, 3], { columns: [...columns, column('before', 'measure')] })],
  ['no count at all', counts(['Nord', null], { columns: columns.slice(0, 2).toReversed() })],
]
for (const [what, table] of faults)
  test(`refused: ${what}`, () => {
    assert.throws(() => requireReleasable(table, { isAttacked: true }), CannotRelease)
  })

test('refused: counts that nobody attacked', () => {
  assert.throws(() => requireReleasable(counts(['Nord', 12, null])), /proposed and attacked first/)
})
