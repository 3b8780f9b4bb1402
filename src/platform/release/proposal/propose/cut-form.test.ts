// The form becomes tables and back again; what a person writes of classes is read in one way, beside units or in lines.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormFields } from '../../../result.ts'
import type { BaseDimension } from '../../base/model.ts'
import { unitWords } from '../../base/units.ts'
import type { ProposalState, TableCut } from '../model.ts'
import { classesBeside, classesInLines, unitNames } from './classes.ts'
import { type CutSpace, coarserBy, cutsIn, fieldsOf, firstFields, usualOf, withFewerSums, withoutTable, withTableMore } from './cut-form.ts'

const quarter: BaseDimension = { key: 'quarter', heading: { da: 'Kvartal', en: 'Quarter' }, kind: 'time' }
const club: BaseDimension = {
  key: 'club',
  heading: { da: 'Klub', en: 'Club' },
  kind: 'place',
  labels: { n: { da: 'Nord', en: 'North' } },
}
const space: CutSpace = {
  dimensions: [quarter, club],
  units: [
    ['2025K1', '2025K2', '2025K3'],
    ['n', 's', 'h'],
  ],
}
const weeks = Array.from({ length: 52 }, (_, n) => `2026W${String(n + 1).padStart(2, '0')}`)
const wide: CutSpace = { dimensions: [{ ...quarter, key: 'week' }, club], units: [weeks, ['n', 's', 'h']] }

const words: FormFields = { tables: '1', 'title-da-0': 'Unge i klubben', 'description-da-0': 'Hvor mange der kom.' }
const cut: TableCut = {
  dataset: 'unge-i-klubben',
  title: { da: 'Unge i klubben', en: 'Unge i klubben' },
  description: { da: 'Hvor mange der kom.', en: 'Hvor mange der kom.' },
  dimensions: [
    { key: 'quarter', classes: [], step: 'year' },
    { key: 'club', classes: [{ name: 'By', units: ['n', 's'] }] },
  ],
  totals: 'grand',
}
const errorsOf = (fields: FormFields, of = space) => {
  const read = cutsIn(fields, of)
  return read.ok ? [] : read.errors.map(({ field, key, came }) => [field, key, came])
}

test('a form that is filled in becomes tables, and the name in the address is made of the title', () => {
  const fields = {
    ...words,
    'division-0-0': 'year',
    'division-0-1': 'classes',
    'class-0-1-0': 'By',
    'class-0-1-1': ' By ',
    'totals-0': 'grand',
  }
  assert.deepEqual(cutsIn(fields, space), { ok: true, value: [cut] })
})

test('tables become a form and the same tables again', () => {
  assert.deepEqual(cutsIn(fieldsOf([cut], space), space), { ok: true, value: [cut] })
  const inLines: TableCut = {
    ...cut,
    dimensions: [{ key: 'week', classes: [{ name: 'Jan', units: weeks.slice(0, 4) }], step: 'as-it-is' }],
  }
  assert.deepEqual(cutsIn(fieldsOf([inLines], wide), wide), { ok: true, value: [inLines] })
})

test('units that a newer edition no longer has leave their class, and new ones stand alone', () => {
  const newer: CutSpace = { ...space, units: [['2025K1'], ['a', 'n']] }
  const read = cutsIn(fieldsOf([cut], newer), newer)
  assert.ok(read.ok)
  assert.deepEqual(read.value[0]?.dimensions[1]?.classes, [{ name: 'By', units: ['n'] }])
})

test('everything to correct is said beside its own field', () => {
  assert.deepEqual(errorsOf({ tables: '1' }), [
    ['title-da-0', 'titleMissing', ''],
    ['description-da-0', 'descriptionMissing', ''],
    ['division-0-0', 'nothingDivided', ''],
  ])
  const divided = { ...words, 'division-0-0': 'as-it-is' }
  assert.deepEqual(errorsOf({ ...divided, 'dataset-0': 'Stort Navn' }), [['dataset-0', 'datasetName', 'Stort Navn']])
  assert.deepEqual(errorsOf({ ...divided, 'title-da-0': '123' }), [['dataset-0', 'datasetName', '']])
  assert.deepEqual(errorsOf({ ...divided, 'title-en-0': 'x'.repeat(201) }), [['title-en-0', 'titleLong', '201']])
  const classes = { ...words, 'division-0-1': 'classes' }
  assert.deepEqual(errorsOf({ ...classes, 'class-0-1-1': 'Total' }), [['class-0-1-1', 'classTotal', 'Total']])
  assert.deepEqual(errorsOf(classes), [['class-0-1-0', 'noClass', '']])
  assert.deepEqual(errorsOf({ ...classes, 'class-0-1-2': 's' }), [['class-0-1-2', 'classIsUnit', 's']])
  const twice = { ...withTableMore(divided), 'title-da-1': 'Unge i klubben', 'description-da-1': 'Igen.', 'division-1-1': 'as-it-is' }
  assert.deepEqual(errorsOf(twice), [['dataset-1', 'datasetTwice', 'unge-i-klubben']])
})

test('a division nobody knows divides nothing', () => {
  assert.deepEqual(errorsOf({ ...words, 'division-0-0': 'constructor' }), [['division-0-0', 'nothingDivided', '']])
})

test('a table more is empty, and taking one away keeps what was written in the others', () => {
  const three = withTableMore(withTableMore({ ...words, 'class-0-1-2': 'a' }))
  assert.equal(three.tables, '3')
  const filled = { ...three, 'title-da-1': 'to', 'title-da-2': 'tre', 'class-2-1-0': 'b', edition: '4' }
  assert.deepEqual(withoutTable(filled, 1), { ...words, tables: '2', 'class-0-1-2': 'a', 'title-da-1': 'tre', 'class-1-1-0': 'b' })
  assert.equal(withTableMore({ tables: '8' }).tables, '8')
})

test('coarser is the next step of time, classes for other units, and nothing beyond the coarsest', () => {
  const first = firstFields(cut, space)
  assert.deepEqual([first['division-0-0'], first['division-0-1']], ['as-it-is', 'as-it-is'])
  const once = coarserBy(first, 'quarter', space)
  assert.equal(once['division-0-0'], 'year')
  assert.equal(coarserBy(once, 'quarter', space)['division-0-0'], 'none')
  assert.equal(coarserBy(first, 'club', space)['division-0-1'], 'classes')
  assert.deepEqual(coarserBy(first, 'nobody', space), first)
  assert.equal(withFewerSums(first)['totals-0'], 'grand')
})

test('the tables proposed again are the newest that could be released, and otherwise the newest', () => {
  const usual = (...states: ProposalState[]) => usualOf(states.map((state, place) => ({ state, place })))?.place
  assert.equal(usual('refused', 'dropped', 'ready', 'released'), 2)
  assert.equal(usual('dropped', 'refused', 'waiting'), 1)
  assert.equal(usual('dropped'), undefined)
})

test('the same name beside units puts them together; a unit named after itself stands alone', () => {
  const beside = (names: string[]) => classesBeside(['a', 'b', 'c'], (place) => names[place] ?? '')
  assert.deepEqual(beside(['x', '', 'x']), [{ name: 'x', units: ['a', 'c'] }])
  assert.deepEqual(beside(['a', 'b', '']), [])
  assert.deepEqual(beside(['a', 'a', '']), [{ name: 'a', units: ['a', 'b'] }])
})

test('lines name units by code or by words in either language, also with commas, and from one to another', () => {
  const names = unitNames(weeks, (unit) => Object.values(unitWords({ ...quarter, key: 'week' }, unit)))
  const read = (text: string) => classesInLines(text, weeks, names, 'lines')
  assert.deepEqual(read('Først: 2026W01, uge 3, 2026, Week 5, 2026\n\nSiden: 2026W50..uge 52, 2026'), {
    ok: true,
    value: [
      { name: 'Først', units: ['2026W01', '2026W03', '2026W05'] },
      { name: 'Siden', units: ['2026W50', '2026W51', '2026W52'] },
    ],
  })
  const wrong = (text: string) => {
    const { ok, ...rest } = read(text)
    return ok || !('errors' in rest) ? null : rest.errors.map(({ key, came }) => [key, came])
  }
  assert.deepEqual(wrong('uden kolon'), [['classLine', 'uden kolon']])
  assert.deepEqual(wrong(': 2026W01'), [['classLine', ': 2026W01']])
  assert.deepEqual(wrong('A: 2026W01, 2027W01'), [['classUnit', '2027W01']])
  assert.deepEqual(wrong('A: 2026W09..2026W02'), [['classUnit', '2026W09..2026W02']])
  assert.deepEqual(wrong('A: 2026W01\nB: 2026W01'), [['classTwice', '2026W01']])
})
