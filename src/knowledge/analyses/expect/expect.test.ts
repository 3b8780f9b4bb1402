// The answers as a whole, on invented towns where the truth is known, and on the published figures where they are at hand.
import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { adjustPValues, expectedCount } from '@trygby/analysis'
import { type CrimeAnswers, type ExpectedRow, groups } from '../model.ts'
import { inventedFigures } from '../testing/invented-figures.ts'
import { areThere, realFigures } from '../testing/real-figures.ts'
import { expectCrime } from './expect.ts'
import { expectCrimeInThread } from './in-thread.ts'

const rowsOf = (answers: CrimeAnswers, period: string): ExpectedRow[] => answers.rows.filter((row) => row.period === period)

test('a town with half the crime is found to have fewer, one with twice to have more, an ordinary one neither', async () => {
  for (const [ratio, verdict] of [
    [0.5, 'fewer'],
    [2, 'more'],
    [1, 'as-expected'],
  ] as const) {
    const answers = await expectCrime(inventedFigures({ ratio }))
    assert.deepEqual(
      rowsOf(answers, '2021').map((row) => row.verdict),
      groups.map(() => verdict),
      String(ratio),
    )
  }
})

test('the unfinished year is never compared with full ones', async () => {
  const answers = await expectCrime(inventedFigures())
  assert.deepEqual([...new Set(answers.rows.filter((row) => row.kind === 'year').map((row) => row.period))], ['2020', '2021'])
  assert.equal(answers.rows.at(-1)?.period, '2021K3-2022K2')
})

test('conditions carried forward are marked, and the size of the municipality is known with its residents', async () => {
  const answers = await expectCrime(inventedFigures())
  assert.deepEqual(rowsOf(answers, '2020').map((row) => [row.isCarried, row.conditionsFrom])[0], [false, 2020])
  assert.deepEqual(rowsOf(answers, '2021').map((row) => [row.isCarried, row.conditionsFrom])[0], [true, 2020])
  const taken = new Map(answers.conditionRows.map((row) => [row.condition, [row.isCarried, row.takenFrom]]))
  assert.deepEqual(Object.fromEntries(taken), { size: [false, 2021], gini: [true, 2020], unemployment: [true, 2020] })
})

test('a condition is in no year before its first, and each year says what the model knew', async () => {
  const figures = inventedFigures()
  const [gini, unemployment] = figures.conditions
  assert.ok(gini && unemployment)
  const later = { ...unemployment, years: [2020, 2021] }
  const answers = await expectCrime({ ...figures, conditions: [{ ...gini, years: [2021, 2022] }, later] })
  assert.deepEqual(rowsOf(answers, '2020')[0]?.conditions, ['size', 'unemployment'])
  assert.deepEqual(rowsOf(answers, '2021')[0]?.conditions, ['size', 'gini', 'unemployment'])
})

test('larger towns with other rates than smaller ones are not called unusual for their size', async () => {
  const figures = inventedFigures({ theta: 60 })
  const people = figures.areas.map((_, area) => figures.residents.values[area * 3] ?? 0)
  const largest = people.indexOf(Math.max(...people))
  // Rates that grow as the square root of the residents.
  const counts = Object.fromEntries(
    groups.map((group) => [
      group,
      figures.counts[group].map((count, cell) =>
        Math.round(count * Math.sqrt((people[Math.floor(cell / figures.quarters.length)] ?? 0) / 30000)),
      ),
    ]),
  ) as typeof figures.counts
  const answers = await expectCrime({ ...figures, counts, town: largest })
  for (const row of rowsOf(answers, '2021')) {
    const withoutSize = answers.sensitivity.find(({ group, without }) => group === row.group && without === 'size')
    assert.equal(row.verdict, 'as-expected', row.group)
    assert.ok((withoutSize?.ratio ?? 0) > 1.3 && (row.ratio ?? 9) < 1.25, `${row.group} ${row.ratio} ${withoutSize?.ratio}`)
    assert.ok((withoutSize?.theta ?? 99) < (row.theta ?? 0))
  }
  const size = answers.conditionRows.find(({ condition }) => condition === 'size')
  assert.equal(size?.stepIs, 'times')
  assert.ok(Math.abs((size?.factor ?? 0) / Math.sqrt(size?.step ?? 1) - 1) < 0.1, JSON.stringify(size))
})

test('p is adjusted over the groups of the same period', async () => {
  const rows = rowsOf(await expectCrime(inventedFigures({ ratio: 0.85 })), '2021')
  const adjusted = adjustPValues(rows.map((row) => row.p ?? Number.NaN)).adjusted
  rows.forEach((row, place) => {
    assert.equal(row.adjustedP, adjusted[place])
  })
})

test('the town does not teach the model that predicts it', async () => {
  const figures = inventedFigures()
  const before = rowsOf(await expectCrime(figures), '2021')
  const counts = Object.fromEntries(
    groups.map((group) => [
      group,
      figures.counts[group].map((count, cell) => (Math.floor(cell / figures.quarters.length) === figures.town ? count * 5 : count)),
    ]),
  )
  const after = rowsOf(await expectCrime({ ...figures, counts: counts as typeof figures.counts }), '2021')
  for (const [place, row] of before.entries()) {
    assert.ok(Math.abs((row.expected ?? 0) / (after[place]?.expected ?? 1) - 1) < 1e-6)
    assert.equal(after[place]?.verdict, 'more')
  }
})

test('a municipality without figures is left out, and the rest is answered', async () => {
  const figures = inventedFigures()
  figures.counts.violence.fill(Number.NaN, 0, figures.quarters.length)
  const answers = await expectCrime(figures)
  assert.deepEqual(
    rowsOf(answers, '2021').map((row) => row.municipalities),
    groups.map((group) => (group === 'violence' ? 38 : 39)),
  )
  assert.equal(answers.funnel.filter((row) => row.group === 'violence' && row.period === '2021').length, 39)
})

test('a group without the town’s own figures cannot be told, and the others can', async () => {
  const figures = inventedFigures()
  figures.counts.violence.fill(Number.NaN, figures.town * figures.quarters.length, (figures.town + 1) * figures.quarters.length)
  const rows = rowsOf(await expectCrime(figures), '2021')
  assert.deepEqual(
    rows.filter((row) => row.verdict === 'cannot-tell').map((row) => [row.group, row.observed, row.expected]),
    [['violence', null, null]],
  )
})

test('without any condition fetched the model still answers, from residents alone, and no year is carried', async () => {
  const answers = await expectCrime({ ...inventedFigures({ ratio: 0.5 }), conditions: [] })
  assert.ok(answers.rows.every((row) => row.conditions.join() === 'size' && row.conditionsFrom === null && !row.isCarried))
  assert.ok(rowsOf(answers, '2021').every((row) => row.verdict === 'fewer'))
})

test('the funnel holds every municipality once, ours marked, and about 95 of 100 between the inner limits', async () => {
  const { funnel: allYears, limits } = await expectCrime(inventedFigures({ theta: 30 }))
  assert.equal(allYears.length, 2 * 6 * 40)
  const funnel = allYears.filter((row) => row.period === '2021')
  const all = funnel.filter((row) => row.group === 'all')
  assert.equal(all.length, 40)
  assert.equal(all.filter((row) => row.isTown).length, 1)
  const inside = funnel.filter((row) => {
    const near = limits
      .filter((limit) => limit.group === row.group)
      .reduce((best, limit) => (Math.abs(limit.expected - row.expected) < Math.abs(best.expected - row.expected) ? limit : best))
    return row.ratio >= near.low95 && row.ratio <= near.high95
  })
  assert.ok(inside.length / funnel.length > 0.88, String(inside.length / funnel.length))
})

test('at the town’s own expected number the limits of the funnel are its ordinary range', async () => {
  const { rows, limits } = await expectCrime(inventedFigures({ theta: 30 }))
  for (const row of rows.filter(({ period }) => period === '2021')) {
    const here = limits.find((limit) => limit.group === row.group && limit.expected === row.expected)
    assert.ok(here && row.expected && row.ordinaryLow !== null && row.ordinaryHigh !== null)
    assert.ok(Math.abs(here.low95 * row.expected - row.ordinaryLow) < 1e-6)
    assert.ok(Math.abs(here.high95 * row.expected - row.ordinaryHigh) < 1e-6)
    assert.ok(here.low998 < here.low95 && here.high998 > here.high95)
  }
})

test('in a thread the answers are the same, progress is told, and stopping stops it', async () => {
  const figures = inventedFigures({ ratio: 0.5 })
  const told: number[] = []
  assert.deepEqual(await expectCrimeInThread(figures, { onProgress: (done) => told.push(done) }), await expectCrime(figures))
  assert.deepEqual(told, [1, 2, 3, 4, 5, 6, 7])
  const stop = new AbortController()
  await assert.rejects(
    expectCrimeInThread(figures, { signal: stop.signal, onProgress: () => stop.abort(new Error('a person stopped it')) }),
    /a person stopped it/,
  )
})

test('too few municipalities: nothing is told rather than something wrong', async () => {
  const answers = await expectCrime(inventedFigures({ municipalities: 4, ratio: 1 })).catch((error: unknown) => error)
  assert.ok(answers instanceof Error || (answers as CrimeAnswers).rows.every((row) => row.verdict === 'cannot-tell'))
})

describe('on the published figures of 2016-2025', { skip: areThere ? false : 'needs ../shared' }, () => {
  let answers: CrimeAnswers
  let longestGap = 0
  before(async () => {
    const figures = realFigures()
    // Counted in this thread's own computing time: what others do on the machine does not matter, what holds the loop does.
    const used = () => {
      const { user, system } = process.threadCpuUsage()
      return (user + system) / 1000
    }
    let last = used()
    const watch = setInterval(() => {
      longestGap = Math.max(longestGap, used() - last)
      last = used()
    }, 5)
    answers = await expectCrimeInThread(figures)
    clearInterval(watch)
  })

  test('ten years and all runs of four quarters are answered for six groups', () => {
    assert.equal(answers.rows.filter((row) => row.kind === 'year').length, 60)
    assert.equal(answers.rows.length, 37 * 6)
    const years = answers.rows.filter((row) => row.kind === 'year')
    assert.deepEqual([years.at(-1)?.period, years.findLast((row) => !row.isCarried)?.period], ['2025', '2023'])
    assert.ok(answers.rows.every((row) => row.municipalities === 97 && row.expected !== null))
  })

  test('the reported numbers are those of the source', () => {
    const year = (period: string) =>
      Object.fromEntries(answers.rows.filter((row) => row.period === period).map((row) => [row.group, row.observed]))
    assert.equal(year('2023').all, 1821)
    assert.deepEqual(year('2025'), {
      all: 1727,
      violence: 141,
      'burglary-home': 66,
      'other-theft': 150,
      'burglary-business': 42,
      shoplifting: 218,
    })
  })

  test('the expected numbers are those of the library asked directly', () => {
    const figures = realFigures()
    const sum = (values: Float64Array, area: number) =>
      [36, 37, 38, 39].reduce((total, quarter) => total + (values[area * 40 + quarter] ?? 0), 0)
    const conditionYear = 7
    const population = figures.areas.map((_, area) => figures.residents.values[area * 10 + 9] ?? 0)
    const own = expectedCount(
      {
        observed: figures.areas.map((_, area) => sum(figures.counts['burglary-home'], area)),
        population,
        covariates: {
          size: population.map(Math.log),
          ...Object.fromEntries(
            figures.conditions.map(({ key, years, values }) => [
              key,
              figures.areas.map((_, area) => values[area * years.length + conditionYear] ?? 0),
            ]),
          ),
        },
      },
      figures.town,
    )
    const row = answers.rows.find(({ group, period }) => group === 'burglary-home' && period === '2025')
    assert.ok(Math.abs((row?.expected ?? 0) / own.expected - 1) < 1e-6)
    assert.ok(Math.abs((row?.ratioHigh ?? 0) / own.ratioUpper - 1) < 1e-4)
  })

  test('no visitor waits meanwhile: the longest gap of the event loop stays below 50 ms', () => {
    assert.ok(longestGap < 50, `${longestGap.toFixed(1)} ms`)
  })
})
