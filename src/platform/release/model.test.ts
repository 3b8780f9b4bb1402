// What may pass the gate: only tables that say everything, and never counts of people the gate cannot protect yet.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CannotRelease, type PublicTable, requireReleasable } from './model.ts'
import { inventedTable } from './testing/invented-table.ts'

const faults: [string, Partial<PublicTable>, RegExp][] = [
  ['a name that is no address', { dataset: 'Crime figures' }, /small letters/],
  [
    'counts of people',
    { protection: { kind: 'counts-of-people', k: 5, columns: ['count'], dimensions: ['group'] } },
    /does not yet protect counts below 5/,
  ],
  ['a row with a cell too few', { rows: [['home', 'one', 12]] }, /row 1 has 3 cells, and there are 4 columns/],
  ['a figure that is none', { rows: [['home', 'one', Number.NaN, 1]] }, /not a number/],
  ['no source', { provenance: [] }, /where its figures come from/],
  ['no limits', { cannotSay: [] }, /cannot say/],
  ['one language only', { title: { da: 'Tal', en: ' ' } }, /both languages/],
  ['no word on uncertainty', { uncertainty: { none: { da: '', en: '' } } }, /uncertainty/],
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
