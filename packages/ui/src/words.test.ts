// The shared words and figures read right in each language.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { collator, formatDate, formatDateTime, formatNumber, formatPercent, pseudoTexts } from './index.ts'
import { outlineSvg } from './map/outline.ts'

test('numbers, shares and days are written as the reader expects', () => {
  assert.equal(formatNumber(1821, 'da'), '1.821')
  assert.equal(formatNumber(0.9, 'da', 2), '0,90')
  assert.equal(formatNumber(1821, 'en'), '1,821')
  assert.equal(formatPercent(0.881, 'da', 1).replace(/\s/u, ' '), '88,1 %')
  assert.equal(formatDate('2026-03-03', 'da'), '3. marts 2026')
  assert.match(formatDateTime('2026-07-01T22:30:00Z', 'da'), /^2\. juli 2026.*00[.:]30$/)
})

test('Danish sorts æ, ø and å last', () => {
  assert.deepEqual(['Ågade', 'Ørsted', 'Æblevej', 'Zebra', 'Vej 10', 'Vej 9'].sort(collator('da').compare), [
    'Vej 9',
    'Vej 10',
    'Zebra',
    'Æblevej',
    'Ørsted',
    'Ågade',
  ])
})

test('the right-to-left look-alike keeps shape, figures and addresses', () => {
  const texts = { title: 'Tryg by 183', count: (n: number) => `${n} svar`, href: '/da/was', deep: { list: ['Ja', 'Nej'] } }
  const mirrored = pseudoTexts(texts)
  assert.match(mirrored.title, /^\u200f[\u0600-\u06ff ]+183\u200f$/)
  assert.match(mirrored.count(7), /7/)
  assert.doesNotMatch(mirrored.count(7) + mirrored.deep.list.join(''), /[a-z]/i)
  assert.equal(mirrored.href, '/da/was')
})

test('a place with a bracket in its name cannot end the picture', () => {
  const square = [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ] as [number, number][][]
  const feature = { type: 'Feature' as const, geometry: { type: 'Polygon' as const, coordinates: square }, properties: { name: 'x' } }
  const svg = outlineSvg({ type: 'FeatureCollection', features: [feature] }, { title: '</svg><script>', description: 'd' })
  assert.doesNotMatch(svg, /<script/)
  assert.equal(outlineSvg({ type: 'FeatureCollection', features: [] }, { title: 't', description: 'd' }), '')
})
