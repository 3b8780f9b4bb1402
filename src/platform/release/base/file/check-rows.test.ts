// Lines of a file as finest counts: what is read, what is added together, what is pointed out, and what is refused because it names people.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Sheet } from '../../../table-file/model.ts'
import { readCsv } from '../../../table-file/read-csv.ts'
import { cellsByName } from '../units.ts'
import { checkRows, readCount } from './check-rows.ts'
import { guessRoles } from './guess.ts'
import { type ColumnRole, readAbout, readLabels, readRoles } from './model.ts'
import { findPersons } from './persons.ts'

function sheet(text: string): Sheet {
  const read = readCsv(new TextEncoder().encode(text))
  return read.ok ? read.value : assert.fail('the file is no table')
}
const check = (text: string, roles: ColumnRole[]) => checkRows(sheet(text), roles, null)
const byName = (text: string, roles: ColumnRole[]) =>
  Object.fromEntries([...cellsByName(check(text, roles).cells)].map(([name, count]) => [name.replaceAll('\n', ' '), count]))

test('counts are read, and lines of the same units are added together', () => {
  const text = 'tid;klub;farve;antal\n2026-03-19;Nord;rød;4\n2026-03-20;Nord;blå;3\n2026-W13;Syd;rød;0\n2026-W13;Nord;rød;1.200\n'
  assert.deepEqual(byName(text, ['time', 'words', 'skip', 'count']), { '2026W12 Nord': 7, '2026W13 Nord': 1200 })
  const checked = check(text, ['time', 'words', 'skip', 'count'])
  assert.deepEqual(checked.cells.units, [
    ['2026W12', '2026W13'],
    ['Nord', 'Syd'],
  ])
  assert.equal(checked.people, 1207)
  assert.deepEqual(
    checked.dimensions.map(({ key, kind }) => [key, kind]),
    [
      ['tid', 'time'],
      ['klub', 'words'],
    ],
  )
})

test('without a column of counts each line is one person', () => {
  assert.deepEqual(byName('klub;uge\nNord;uge 1 2026\nNord;5.1.2026\nSyd;3.1.2026\nNord;2026-W01\n', ['words', 'time']), {
    'Nord 2026W01': 2,
    'Nord 2026W02': 1,
    'Syd 2026W01': 1,
  })
})

test('every wrong cell is pointed out with what was expected and what came', () => {
  const text =
    'tid;klub;antal\n2026K1;Nord;4\n2026M02;Nord;4\nsommer;Nord;4\n2026K1;;4\n2026K1;Total;4\n2026K2;Syd;få\n2026K2;Syd;1,5\n2026K2;Syd\n'
  const { wrong } = check(text, ['time', 'words', 'count'])
  assert.deepEqual(
    wrong.map(({ line, column, expected, came }) => [line, column, expected, came]),
    [
      [3, 'tid', 'sameStep', '2026M02'],
      [4, 'tid', 'time', 'sommer'],
      [5, 'klub', 'unit', ''],
      [6, 'klub', 'notTotal', 'Total'],
      [7, 'antal', 'count', 'få'],
      [8, 'antal', 'count', '1,5'],
      [9, '', 'columns', '2'],
    ],
  )
})

test('at most 200 wrong cells are listed; the others are a number', () => {
  const { wrong, wrongMore } = check(`klub;antal\n${'Nord;x\n'.repeat(250)}`, ['words', 'count'])
  assert.deepEqual([wrong.length, wrongMore], [200, 50])
})

test('a newer edition keeps the order and the pace of its base', () => {
  const base = { dimensions: check('klub;tid;antal\nNord;2026K1;9\n', ['words', 'time', 'count']).dimensions, step: 'quarter' as const }
  const newer = checkRows(sheet('antal;tid;klub\n9;2026K1;Nord\n9;2026M04;Nord\n'), ['count', 'time', 'words'], base)
  assert.deepEqual(
    newer.dimensions.map(({ key }) => key),
    ['klub', 'tid'],
  )
  assert.deepEqual(newer.cells.counts, [[0, 0, 9]])
  assert.deepEqual(
    newer.wrong.map(({ line, expected }) => [line, expected]),
    [[3, 'sameStep']],
  )
})

test('a place stands at one spot', () => {
  const roles: ColumnRole[] = ['place', 'lat', 'lon', 'count']
  const good = check('plads;lat;lon;antal\nTorvet;55,61;12.35;40\nHavnen;55.60;12.36;30\n', roles)
  assert.deepEqual(good.dimensions[0]?.places, { Torvet: { lat: 55.61, lon: 12.35 }, Havnen: { lat: 55.6, lon: 12.36 } })
  const bad = check('plads;lat;lon;antal\nTorvet;55,61;12.35;40\nTorvet;55,62;12.35;40\nHavnen;155;x;3\n', roles)
  assert.deepEqual(
    bad.wrong.map(({ line, expected }) => [line, expected]),
    [
      [3, 'onePlace'],
      [4, 'lat'],
      [4, 'lon'],
    ],
  )
})

test('a column with nearly as many values as people is refused by name, and so is a division too fine to protect', () => {
  const names = check('barn;klub\nA;Nord\nB;Nord\nC;Syd\nD;Syd\n', ['words', 'words'])
  assert.deepEqual(names.refusal, { key: 'likePersons', column: 'barn' })
  assert.equal(check('klub;antal\nNord;40\nSyd;30\n', ['words', 'count']).refusal, null)
  const lines = Array.from({ length: 2000 }, (_, i) => `s${i};t${i % 1300};90\n`).join('')
  assert.deepEqual(check(`sted;tal;antal\n${lines}`, ['words', 'words', 'count']).refusal, { key: 'tooMany', column: 'sted' })
})

test('whole numbers are counts, also in thousands; what a workbook holds as a fraction is none', () => {
  for (const [cell, count] of [
    ['12', 12],
    ['1.234', 1234],
    ['1 234', 1234],
    [7, 7],
    [1.234, null],
    ['-1', null],
    ['1,5', null],
    ['12.34', null],
    ['', null],
    ['1000000000', null],
  ] as const)
    assert.equal(readCount(cell), count, String(cell))
})

test('signs of single people are found by heading and by what the cells hold', () => {
  const signs: [string, string | null][] = [
    ['Navn;antal\nA;1\n', 'heading'],
    ['E-mail;antal\nx;1\n', 'heading'],
    ['CPR-nr.;antal\nx;1\n', 'heading'],
    ['Bopælsadresse;antal\nx;1\n', 'heading'],
    ['klub;hvem\nNord;010203-1234\n', 'personNumber'],
    ['klub;hvem\nNord;a@b.dk\n', 'mail'],
    ['klub;hvem\nNord;+45 20 30 40 50\nSyd;20304050\n', 'telephone'],
    ['Klubnavn;antal\nNord;12345678\nSyd;1\nHavn;2\nVest;3\nMidt;4\nØst;5\n', null],
    ['navn på klub;aldersklasse\nNord;10-12\n', null],
  ]
  for (const [text, sign] of signs) assert.equal(findPersons(sheet(text))?.sign ?? null, sign, text)
})

test('columns are guessed from their headings and cells', () => {
  assert.deepEqual(guessRoles(sheet('Alder;Unge\n10;4\n11;9\n'), null), ['words', 'count'])
  assert.deepEqual(guessRoles(sheet('Trin;Uge;Antal\n7;2026-W01;4\n8;2026-W02;9\n'), null), ['words', 'time', 'count'])
  assert.deepEqual(guessRoles(sheet('Kvartal;Klub;Alder;Antal\n2026K1;Nord;10-12;4\n2026K2;Syd;13-15;9\n'), null), [
    'time',
    'words',
    'words',
    'count',
  ])
  assert.deepEqual(guessRoles(sheet('Plads;Lat;Lon;Antal\nTorvet;55,6;12,3;4\n'), null), ['place', 'lat', 'lon', 'count'])
})

test('what does not fit together is said beside the column', () => {
  const keysFor = (fields: Record<string, string>, columns: string[]) =>
    readRoles(fields, columns, columns, null).errors.map(({ field, key }) => `${field} ${key}`)
  assert.deepEqual(keysFor({ 'role-0': 'count', 'role-1': 'count' }, ['a', 'b']), ['role-1 roleTwice', 'role-0 noDivision'])
  assert.deepEqual(keysFor({ 'role-0': 'place', 'role-1': 'lat' }, ['a', 'b']), ['role-0 placeNeedsSpot'])
  assert.deepEqual(keysFor({ 'role-0': 'words', 'role-1': 'lat' }, ['a', 'b']), ['role-1 spotNeedsPlace'])
  assert.deepEqual(keysFor(Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`role-${i}`, 'words'])), ['a', 'b', 'c', 'd', 'e']), [
    'role-4 fourDivisions',
  ])
  const base = [{ key: 'a', heading: { da: 'A', en: 'A' }, kind: 'words' as const }]
  const other = readRoles({ 'role-0': 'words' }, ['b'], ['b'], base)
  assert.deepEqual(
    other.errors.map(({ key, came }) => [key, came]),
    [
      ['sameColumns', 'A'],
      ['noFurtherColumn', ''],
    ],
  )
})

test('Danish words are asked for, English falls back on them, and nobody is written about', () => {
  const danish = {
    'title-da': 'Unge',
    'counted-da': 'unge',
    'description-da': 'Kort',
    'origin-da': 'Klubberne',
    'n-da': 'Alle',
    'cannot-da': 'Et\nTo',
  }
  const { about, errors } = readAbout({ ...danish, 'title-en': 'Youth' })
  assert.deepEqual(errors, [])
  assert.deepEqual(
    [about.title, about.counted, about.cannotSay[1]],
    [
      { da: 'Unge', en: 'Youth' },
      { da: 'unge', en: 'unge' },
      { da: 'To', en: 'To' },
    ],
  )
  assert.equal(readAbout({}).errors.length, 6)
  assert.deepEqual(
    readAbout({ ...danish, 'cannot-en': 'One' }).errors.map(({ key }) => key),
    ['cannotAsMany'],
  )
  assert.deepEqual(
    readAbout({ ...danish, 'n-da': 'Også 010203-1234' }).errors.map(({ key }) => key),
    ['personNumber'],
  )
  assert.deepEqual(readLabels('Nord = North\n\nSyd=South'), { labels: { Nord: 'North', Syd: 'South' }, wrong: null })
  assert.equal(readLabels('Nord North').wrong, 'Nord North')
})
