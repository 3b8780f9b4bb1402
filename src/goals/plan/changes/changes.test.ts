import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exampleDocument } from '../document/testing/example-document.ts'
import { changesOfDocument, changesOfText, type UnitChange, unitsOf } from './model.ts'

const written = (units: UnitChange[]) =>
  units.map(
    ({ kind, pieces }) =>
      `${kind}: ${pieces.map((one) => (one.kind === 'same' ? one.text : `${one.kind === 'added' ? '+' : '-'}[${one.text}]`)).join('')}`,
  )

test('a changed paragraph shows which words changed; one that came or went shows whole', () => {
  assert.deepEqual(
    written(changesOfText('Byen er tryg.\n\nVi måler hvert år.', 'Byen er meget tryg.\n\nVi måler hvert år.\n\nNyt afsnit om naboer.')),
    ['changed: Byen er +[meget ]tryg.', 'same: Vi måler hvert år.', 'added: +[Nyt afsnit om naboer.]'],
  )
  assert.deepEqual(written(changesOfText('Et helt andet emne.', 'Cykler på stationen.')), [
    'removed: -[Et helt andet emne.]',
    'added: +[Cykler på stationen.]',
  ])
  assert.deepEqual(changesOfText('', ''), [])
})

test('both texts can be read out of any difference', () => {
  const lines = fc.array(fc.stringMatching(/^[a-d æøå]{1,12}[a-d]$/), { maxLength: 8 })
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const units = changesOfText(before.join('\n'), after.join('\n'))
      const side = (without: 'added' | 'removed') =>
        units
          .map(({ pieces }) =>
            pieces
              .filter(({ kind }) => kind !== without)
              .map(({ text }) => text)
              .join(''),
          )
          .filter((text) => text !== '')
      assert.deepEqual(
        side('added'),
        before.filter((line) => line !== ''),
      )
      assert.deepEqual(
        side('removed'),
        after.filter((line) => line !== ''),
      )
    }),
  )
})

test('two long texts with nothing in common are told apart at once', () => {
  const words = (word: string, isNew: (place: number) => boolean, between: string) =>
    Array.from({ length: 20_000 }, (_, place) => `${isNew(place) ? word : 'ord'}${place}${place % 10 === 9 ? between : ' '}`).join('')
  for (const [isNew, between] of [
    [() => true, ' '],
    [(place: number) => place % 5 === 0, ' '],
    [() => true, '\n'],
  ] as const) {
    const began = performance.now()
    changesOfText(words('a', isNew, between), words('b', isNew, between))
    assert.ok(performance.now() - began < 2000)
  }
})

test('words changed side by side are one change, read in one breath', () => {
  assert.deepEqual(written(changesOfText('Det ser vi på, og vi måler det hvert år.', 'Det ser vi på, og de ser på det hver måned.')), [
    'changed: Det ser vi på, og -[vi måler ]+[de ser på ]det -[hvert år]+[hver måned].',
  ])
})

test('versions are compared chapter by chapter: new, gone, moved, changed and as before', () => {
  const before = exampleDocument
  const [first, second, ...rest] = before.chapters
  assert.ok(first && second && rest[0])
  const after = {
    ...before,
    title: `${before.title} 2`,
    chapters: [
      { ...second, number: 1 },
      { ...first, number: 2, blocks: [...first.blocks, { kind: 'paragraph' as const, text: [{ text: 'Nyt til sidst.' }] }] },
      { ...rest[0], thread: 'another', number: 3, title: 'Helt nyt' },
    ],
  }
  const { facts, chapters } = changesOfDocument(before, after)
  assert.deepEqual(
    facts.map(({ fact }) => fact),
    ['title'],
  )
  assert.deepEqual(
    chapters.map(({ thread, kind }) => [thread, kind]),
    [[second.thread, 'same'], [first.thread, 'changed'], ['another', 'added'], ...rest.map(({ thread }) => [thread, 'removed'])],
  )
  assert.equal(chapters.filter(({ isMoved }) => isMoved).length, 1)
  assert.ok(unitsOf(first.blocks).length > 0)
})

test('rows of a table name their columns, and figures are written as in the plan', () => {
  const text = (said: string) => [{ text: said }]
  assert.deepEqual(
    unitsOf([
      {
        kind: 'table',
        caption: 'Mål 1',
        columns: [{ heading: 'Indikator' }, { heading: 'Nyeste' }, { heading: 'n' }],
        rows: [[text('Trygge'), text('83,6'), text('829')]],
      },
      {
        kind: 'chart',
        title: 'Trygge',
        alternative: 'Det går op.',
        unit: '%',
        digits: 1,
        points: [{ x: 2023, label: '2023', value: 80.24 }],
        note: { source: 'Byen', asOf: '2026-01-01', n: '', uncertainty: '', cannotSay: [] },
      },
    ]),
    ['Mål 1', 'Trygge; Nyeste: 83,6; n: 829', 'Trygge. Det går op.', '2023: 80,2'],
  )
})
