// A newer edition held against an older one: counted by hand, and by looking at every cell of random ones.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareCells, isSame, keepKnown } from './compare.ts'
import type { CountCells, DimensionKind } from './model.ts'
import { cellsByName, cellsFrom, inOrder, keysOf, nameOf } from './units.ts'

const kinds: DimensionKind[] = ['time', 'words']
const cells = (counts: Record<string, number>, units?: string[][]): CountCells => {
  const names = Object.keys(counts).map((name) => name.split(' '))
  return cellsFrom(
    kinds,
    units ?? kinds.map((_, d) => names.map((name) => name[d] ?? '')),
    new Map(names.map((name) => [nameOf(name), counts[name.join(' ')] ?? 0])),
  )
}
const before = cells({ '2025 nord': 10, '2025 syd': 4, '2026 nord': 12, '2026 syd': 0 })
const after = cells({ '2025 nord': 12, '2025 syd': 4, '2026 nord': 30, '2026 syd': 1, '2027 nord': 7, '2025 havn': 6 })

test('what is new, what is changed, and what is changed by few is told apart', () => {
  const change = compareCells(before, after, 5)
  assert.deepEqual(change, { added: [['2027'], ['havn']], removed: [[], []], changed: 3, small: 2 })
  assert.deepEqual(compareCells(after, before, 5).removed, [['2027'], ['havn']])
  assert.ok(isSame(before, before))
  assert.ok(!isSame(before, after))
})

test('keeping what is known takes every old cell as it was, also those that were nought, and only new cells from the file', () => {
  const kept = cellsByName(keepKnown(before, after, kinds))
  assert.equal(kept.get('2025\nnord'), 10)
  assert.equal(kept.get('2026\nsyd'), undefined)
  assert.equal(kept.get('2027\nnord'), 7)
  assert.equal(kept.get('2025\nhavn'), 6)
  assert.deepEqual(compareCells(before, keepKnown(before, after, kinds), 5), {
    added: [['2027'], ['havn']],
    removed: [[], []],
    changed: 0,
    small: 0,
  })
})

test('units a newer file has lost stay with what was released', () => {
  const shorter = cells({ '2026 nord': 12, '2027 nord': 5 })
  assert.deepEqual(keepKnown(before, shorter, kinds).units, [
    ['2025', '2026', '2027'],
    ['nord', 'syd'],
  ])
})

test('random editions: the numbers are those of looking at every cell', () => {
  let state = 11
  const random = (n: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % n
  }
  for (let round = 0; round < 200; round++) {
    const make = () => {
      const [years, clubs] = [2 + random(3), 1 + random(3)]
      const counts: Record<string, number> = {}
      for (let y = 0; y < years; y++) for (let k = 0; k < clubs; k++) counts[`${2020 + y + random(1)} k${k}`] = random(9)
      return cells(counts)
    }
    const [a, b] = [make(), make()]
    const [old, now] = [cellsByName(a), cellsByName(b)]
    let [changed, small] = [0, 0]
    for (const year of a.units[0] ?? [])
      for (const club of a.units[1] ?? []) {
        if (!b.units[0]?.includes(year) || !b.units[1]?.includes(club)) continue
        const difference = Math.abs((old.get(nameOf([year, club])) ?? 0) - (now.get(nameOf([year, club])) ?? 0))
        if (difference > 0) changed++
        if (difference > 0 && difference < 5) small++
      }
    const change = compareCells(a, b, 5)
    assert.deepEqual([change.changed, change.small], [changed, small])
    assert.equal(compareCells(a, keepKnown(a, b, kinds), 5).changed, 0)
  }
})

test('words are listed as a person would, and headings become short names that clash with nothing', () => {
  assert.deepEqual(inOrder('words', ['16-17', '8-9', 'Århus', '10-12', 'Zoo']), ['8-9', '10-12', '16-17', 'Zoo', 'Århus'])
  assert.deepEqual(keysOf(['Måned', 'Ældre & yngre', 'Count', '2', 'måned!']), ['maaned', 'aeldre-yngre', 'count-3', 'd4', 'maaned-5'])
})
