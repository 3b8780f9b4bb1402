// Every chart can stand on a strict page, in the reader's own way of writing numbers, whatever figures it is given.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { barChart, columnsChart, dotIntervalChart, funnelChart, heatChart, lineBandChart } from '../index.ts'

const words = { locale: 'da', title: 'Vold & <uro>', description: 'En "linje".' } as const
const legend = { observed: 'anmeldt', range: 'almindeligt', expected: 'ventet' }

const charts = {
  dots: dotIntervalChart({
    ...words,
    groups: [{ label: '2025-01-01', observed: 1200, low: 900, high: 2400, expected: 1500 }],
    axis: { label: 'Antal', reference: { value: 1000, label: 'som før' } },
    legend,
  }),
  lines: lineBandChart({
    ...words,
    series: [{ name: 'Alle', points: [2021, 2022, 2023].map((x) => ({ x, value: 1.2, low: 0.9, high: 1.5 })) }],
    axis: { label: 'Forhold', digits: 1 },
    reference: { value: 1, label: 'som ventet' },
    breaks: [{ x: 2022, label: 'brud' }],
  }),
  funnel: funnelChart({
    ...words,
    points: [
      { name: 'A', x: 10, y: 1.5 },
      { name: 'Ishøj', x: 100, y: 0.8, highlighted: true },
    ],
    limits: [{ label: '95', curve: [10, 100].map((x) => ({ x, low: 0.5, high: 1.5 })) }],
    reference: { value: 1, label: 'som ventet' },
    x: { label: 'Ventet' },
    y: { label: 'Forhold' },
    legend: { others: 'andre', ours: 'Ishøj' },
  }),
  columns: columnsChart({
    ...words,
    columns: [
      { label: 'uge 1', value: 3, dot: 1 },
      { label: 'uge 2', value: 9, limit: 6, emphasised: true },
    ],
    axis: { label: 'Gange' },
    legend: { value: 'gange', dot: 'henvendelser', limit: 'almindeligt' },
  }),
  heat: heatChart({
    ...words,
    columns: ['ma', 'ti'],
    rows: ['Dag', 'Nat'],
    counts: [
      [1, 0],
      [4, 2],
    ],
  }),
  bars: barChart({ ...words, bars: [{ label: 'Hjem', value: 94.2, low: 92, high: 96 }], axis: { label: '%', digits: 1 } }),
}

for (const [name, svg] of Object.entries(charts)) {
  test(`${name}: nothing inline, no warning sign, no label on a group, named as a picture, in two widths`, () => {
    assert.doesNotMatch(svg, /<style|\sstyle=|\u26a0|<g[^>]*aria-label/)
    assert.equal(svg.match(/role="img"/g)?.length, 2)
    assert.match(svg, /<title>Vold &amp; &lt;uro&gt;<\/title><desc>En &quot;linje&quot;\.<\/desc>/)
    assert.match(svg, /class="chart chart-wide"[\s\S]*class="chart chart-narrow"/)
    assert.match(svg, /viewBox="0 0 \d+ \d+"/)
    assert.doesNotMatch(svg, /NaN|undefined|Infinity/)
  })
}

test('a line stops where a value is missing and goes on after it', () => {
  const point = (x: number) => ({ x, value: x === 2022.5 ? Number.NaN : 1.2, low: 0.9, high: 1.5 })
  const svg = lineBandChart({
    ...words,
    series: [{ name: 'Alle', points: [2021, 2022, 2022.5, 2023, 2024].map(point) }],
    axis: { label: 'Forhold', digits: 1 },
  })
  assert.match(svg, /stroke-width="2.5" stroke="[^"]*" fill="none"><path d="M[^M"]*M[^M"]*"/)
  assert.doesNotMatch(svg, /NaN/)
})

test('a bar without a figure is a word, never a bar of no length', () => {
  const bars = [
    { label: 'Hjem', value: 12 },
    { label: 'Klub', value: Number.NaN },
  ]
  const svg = barChart({ ...words, bars, axis: { label: 'Antal' }, withoutFigure: 'tilbageholdt' })
  assert.equal(svg.match(/>tilbageholdt</g)?.length, 2)
  assert.equal(svg.match(/>Klub</g)?.length, 2)
  assert.doesNotMatch(svg, /NaN|Infinity/)
  assert.doesNotMatch(barChart({ ...words, bars: bars.slice(1), axis: { label: 'Antal' } }), /NaN|Infinity/)
})

test('figures are written the Danish way', () => {
  assert.match(charts.dots, />1\.000</)
  assert.match(charts.bars, />94,2</)
})

test('a chart of any finite figures has no broken numbers in it', () => {
  const group = fc.record({ observed: fc.nat(1e6), low: fc.nat(1e6), high: fc.nat(1e6) })
  fc.assert(
    fc.property(fc.array(group, { maxLength: 6 }), (groups) => {
      const labelled = groups.map((one, place) => ({ ...one, label: `G${place}` }))
      const svg = dotIntervalChart({ ...words, groups: labelled, axis: { label: 'Antal' }, legend })
      assert.doesNotMatch(svg, /NaN|Infinity/)
    }),
    { numRuns: 40 },
  )
})
