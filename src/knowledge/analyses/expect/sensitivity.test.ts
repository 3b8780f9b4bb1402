// What the answer becomes when one thing is left out: each condition, and a municipality whose residents mislead.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CrimeAnswers, type ExpectedRow, groups } from '../model.ts'
import { inventedFigures } from '../testing/invented-figures.ts'
import { expectCrime } from './expect.ts'

const rowsOf = (answers: CrimeAnswers, period: string): ExpectedRow[] => answers.rows.filter((row) => row.period === period)

test('leaving out is told for each condition and for a municipality whose residents mislead, beside the whole model', async () => {
  const answers = await expectCrime(inventedFigures())
  assert.deepEqual([...new Set(answers.sensitivity.map((row) => row.without))], [null, 'size', 'gini', 'unemployment', 'municipality-185'])
  const whole = answers.sensitivity.find((row) => row.without === null && row.group === 'all')
  const row = rowsOf(answers, '2021').find(({ group }) => group === 'all')
  assert.ok(Math.abs((whole?.expected ?? 0) / (row?.expected ?? 1) - 1) < 1e-6)
  assert.equal(whole?.verdict, row?.verdict)
})

test('a municipality whose residents mislead teaches the model, and the answer is shown without it as well', async () => {
  const figures = inventedFigures({ theta: 30 })
  const airport = figures.areas.indexOf('185')
  const counts = Object.fromEntries(
    groups.map((group) => [
      group,
      figures.counts[group].map((count, cell) => (Math.floor(cell / figures.quarters.length) === airport ? count * 20 : count)),
    ]),
  ) as typeof figures.counts
  const { rows, sensitivity } = await expectCrime({ ...figures, counts })
  const plain = await expectCrime({ ...figures, misleading: [] })
  for (const group of groups) {
    const row = rows.find((one) => one.group === group && one.period === '2021')
    const without = sensitivity.find((one) => one.group === group && one.without === 'municipality-185')
    const undisturbed = plain.rows.find((one) => one.group === group && one.period === '2021')
    assert.equal(row?.municipalities, 39)
    assert.ok((row?.theta ?? 99) < 10, `${group}: ${row?.theta}`)
    assert.ok(Math.abs((without?.expected ?? 0) / (undisturbed?.expected ?? 1) - 1) < 0.05, group)
    assert.ok((without?.theta ?? 0) > 2 * (row?.theta ?? 99), `${group}: ${without?.theta}`)
  }
  assert.ok(plain.sensitivity.every(({ without }) => !without?.startsWith('municipality-')))
})

test('the town itself is never left out of its own answer, nor a municipality that is not there', async () => {
  const figures = inventedFigures()
  const { sensitivity } = await expectCrime({ ...figures, misleading: [figures.areas[figures.town] ?? '', '999'] })
  assert.deepEqual([...new Set(sensitivity.map((row) => row.without))], [null, 'size', 'gini', 'unemployment'])
})

test('a model that cannot be fitted with something left out leaves a gap there, and all else is answered', async () => {
  const figures = inventedFigures()
  const [gini, unemployment] = figures.conditions
  assert.ok(gini && unemployment)
  // All alike but for the municipality that is left out: without it the condition says nothing of its own.
  const alone = unemployment.values.map((_, cell) => (figures.areas[Math.floor(cell / unemployment.years.length)] === '185' ? 9 : 4))
  const answers = await expectCrime({ ...figures, conditions: [gini, { ...unemployment, values: alone }] })
  for (const row of answers.sensitivity) {
    const isGap = row.without === 'municipality-185'
    assert.equal(row.expected === null, isGap, String(row.without))
    if (isGap) assert.deepEqual([row.ratio, row.ratioLow, row.ratioHigh, row.theta, row.verdict], [null, null, null, null, 'cannot-tell'])
  }
  assert.ok(answers.rows.every((row) => row.expected !== null))
})
