// Subtraction gives no withheld figure of the town back: not of a year and its quarters, not of two releases, not of a correction.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { EarlierFigures, FiguresToProtect, HeldFigure, Span, TimeFigure } from './model.ts'
import { protectFigures } from './protect-figures.ts'

const spanOf = (key: string): Span => {
  const [, year = '', kind = '', part = ''] = /^(\d{4})(?:([HKM])(\d+))?$/.exec(key) ?? []
  if (year === '') return null
  const length = { '': 1, H: 1 / 2, K: 1 / 4, M: 1 / 12 }[kind] ?? 1
  const start = Number(year) + (Number(part || 1) - 1) * length
  return { start, end: start + length }
}
type Told = Record<string, number | [value: number, n: number | null]>
const figureOf = ([key, told]: [string, Told[string]]): TimeFigure => {
  const [value, n] = Array.isArray(told) ? told : [told, null]
  return { key, span: spanOf(key), value, n }
}
const figuresOf = (told: Told) => Object.entries(told).map(figureOf)

/** A town that releases several times: each time what holds then, and what of it went out. */
async function history(counts: FiguresToProtect['counts'], ...states: Told[]) {
  const earlier: EarlierFigures[] = []
  const held: HeldFigure[] = []
  const outcomes = []
  for (const [place, told] of states.entries()) {
    const figures = figuresOf(told)
    for (const one of figures) {
      const last = held.findLast(({ key }) => key === one.key)
      if (last?.value !== one.value || last.n !== one.n) held.push({ ...one, from: place * 10 })
    }
    const found = await protectFigures({ dataset: 'indicator-proeve', counts, k: 5, figures, history: held, earlier })
    outcomes.push(found)
    if (found.report.leaks.length > 0) continue
    const rows = found.rows.map(({ key, shown }) => ({ key, span: spanOf(key), value: shown?.value ?? null, n: shown?.n ?? null }))
    earlier.push({ number: place + 1, at: place * 10 + 1, isWithdrawn: false, rows })
  }
  return outcomes
}
const newest = async (...given: Parameters<typeof history>) => (await history(...given)).at(-1)
const outcomesOf = (found: Awaited<ReturnType<typeof newest>>) =>
  Object.fromEntries(found?.rows.map(({ key, outcome }) => [key, outcome]) ?? [])
const shownOf = (found: Awaited<ReturnType<typeof newest>>) =>
  Object.fromEntries(found?.rows.map(({ key, shown }) => [key, shown?.value ?? null]) ?? [])

test('a small quarter takes another quarter along, and the year stays', async () => {
  const found = await newest('people', { '2025': 63, '2025K1': 20, '2025K2': 3, '2025K3': 22, '2025K4': 18 })
  assert.deepEqual(outcomesOf(found), { '2025': 'shown', '2025K1': 'protects', '2025K2': 'small', '2025K3': 'shown', '2025K4': 'shown' })
  assert.deepEqual(found?.report.leaks, [])
})

test('months, quarters and half-years are held together', async () => {
  const months = Object.fromEntries(
    [7, 8, 9, 6, 7, 2, 9, 9, 9, 9, 9, 9].map((value, place) => [`2025M${String(place + 1).padStart(2, '0')}`, value]),
  )
  const found = await newest('people', { '2025': 93, '2025H1': 39, '2025K2': 15, ...months })
  assert.equal(outcomesOf(found)['2025M06'], 'small')
  assert.deepEqual(
    Object.entries(outcomesOf(found)).filter(([, outcome]) => outcome === 'protects'),
    [['2025M04', 'protects']],
  )
})

test('where the sums contradict, as a number of people at a date does, nobody can subtract', async () => {
  const found = await newest('people', { '2025': 20, '2025K1': 20, '2025K2': 3, '2025K3': 22, '2025K4': 20 })
  assert.deepEqual(
    Object.values(outcomesOf(found)).filter((outcome) => outcome !== 'shown'),
    ['small'],
  )
})

test('a quarter nobody printed is not given away by the year', async () => {
  const found = await newest('people', { '2025': 63, '2025K1': 20, '2025K2': 22, '2025K3': 18 })
  assert.equal(Object.values(shownOf(found)).filter((value) => value === null).length, 1)
})

test('two small quarters that everybody could add up to less than five take a third along', async () => {
  const found = await newest('people', { '2025': 42, '2025K1': 2, '2025K2': 2, '2025K3': 20, '2025K4': 18 })
  assert.deepEqual(outcomesOf(found), { '2025': 'shown', '2025K1': 'small', '2025K2': 'small', '2025K3': 'protects', '2025K4': 'shown' })
})

test('what protected once protects again', async () => {
  const state = { '2025': 63, '2025K1': 20, '2025K2': 3, '2025K3': 22, '2025K4': 18 }
  const found = await newest('people', state, { ...state, '2026K1': 30 })
  assert.equal(outcomesOf(found)['2025K1'], 'protects')
})

test('a year released later gives no withheld quarter back', async () => {
  const quarters = { '2025K1': 20, '2025K2': 3, '2025K3': 22, '2025K4': 18 }
  const found = await newest('people', quarters, { ...quarters, '2025': 63 })
  assert.deepEqual(outcomesOf(found), { '2025': 'protects', '2025K1': 'shown', '2025K2': 'small', '2025K3': 'shown', '2025K4': 'shown' })
})

test('a correction of one to four people waits until it is of five', async () => {
  const [, two, five] = await history('people', { '2024': 20 }, { '2024': 22 }, { '2024': 25 })
  assert.deepEqual(two?.rows, [{ key: '2024', outcome: 'waits', shown: { value: 20, n: null }, repeats: 1 }])
  assert.deepEqual(shownOf(five), { '2024': 25 })
})

test('two corrections that are each large enough are not shown when they lie near the first figure', async () => {
  const found = await newest('people', { '2024': 20 }, { '2024': 27 }, { '2024': 22 })
  assert.deepEqual(found?.rows, [{ key: '2024', outcome: 'waits', shown: { value: 27, n: null }, repeats: 2 }])
})

test('a year corrected with its waiting quarter waits too, or the two would tell of the late ones', async () => {
  const first = { '2025': 80, '2025K1': 20, '2025K2': 20, '2025K3': 20, '2025K4': 20 }
  const found = await newest('people', first, { ...first, '2025': 82, '2025K1': 22 })
  assert.deepEqual(shownOf(found), first)
})

test('a year that is new beside a quarter that waits gives the late ones away, and is withheld', async () => {
  const quarters = { '2025K1': 20, '2025K2': 20, '2025K3': 20, '2025K4': 20 }
  const found = await newest('people', quarters, { ...quarters, '2025K1': 22, '2025': 82 })
  assert.deepEqual(outcomesOf(found), { '2025': 'protects', '2025K1': 'waits', '2025K2': 'shown', '2025K3': 'shown', '2025K4': 'shown' })
  assert.deepEqual(found?.report.leaks, [])
})

test('a withdrawn release is known, and is not put forward again', async () => {
  const figures = figuresOf({ '2024': 22 })
  const earlier = [{ number: 1, at: 1, isWithdrawn: true, rows: [{ key: '2024', span: spanOf('2024'), value: 20, n: null }] }]
  const before = figuresOf({ '2024': 20 }).map((one) => ({ ...one, from: 0 }))
  const given = {
    dataset: 'x',
    counts: 'people' as const,
    k: 5,
    history: [...before, ...figures.map((one) => ({ ...one, from: 5 }))],
    earlier,
  }
  const found = await protectFigures({ ...given, figures })
  assert.deepEqual(found.rows, [{ key: '2024', outcome: 'waits', shown: null, repeats: null }])
  assert.deepEqual((await protectFigures({ ...given, figures: figuresOf({ '2024': 20 }) })).rows[0]?.outcome, 'shown')
})

test('of a share the people behind it and those who answered are both counts', async () => {
  const share = (told: number, n: number): [number, number] => [(100 * told) / n, n]
  const quarters = { '2025K1': share(30, 60), '2025K2': share(3, 60), '2025K3': share(20, 60), '2025K4': share(25, 60) }
  const found = await newest('share-of-people', { '2025': share(78, 240), ...quarters })
  assert.deepEqual(outcomesOf(found), { '2025': 'shown', '2025K1': 'protects', '2025K2': 'small', '2025K3': 'shown', '2025K4': 'shown' })
  assert.deepEqual(outcomesOf(await newest('share-of-people', { '2024': share(30, 60) }, { '2024': share(33, 60) })), { '2024': 'waits' })
  assert.deepEqual(outcomesOf(await newest('share-of-people', { '2024': share(30, 60) }, { '2024': share(36, 66) })), { '2024': 'shown' })
  assert.deepEqual(outcomesOf(await newest('share-of-people', { '2024': share(30, 60) }, { '2024': share(31, 70) })), { '2024': 'waits' })
})

test('a share written with one decimal still adds up to its year', async () => {
  const found = await newest('share-of-people', {
    '2025': [32.7, 4801],
    '2025K1': [40.1, 1200],
    '2025K2': [0.3, 1201],
    '2025K3': [50.2, 1200],
    '2025K4': [40.1, 1200],
  })
  assert.deepEqual(outcomesOf(found), { '2025': 'shown', '2025K1': 'protects', '2025K2': 'small', '2025K3': 'shown', '2025K4': 'shown' })
})

test('events and other figures are shown as they are, also those that differ by one', async () => {
  const found = await newest('events', { '2025': 3, '2025K1': 1 }, { '2025': 4, '2025K1': 1 })
  assert.deepEqual(shownOf(found), { '2025': 4, '2025K1': 1 })
})

test('what earlier releases give away among themselves is told apart from what this one would', async () => {
  const state = { '2025': 63, '2025K1': 20, '2025K2': 3, '2025K3': 22, '2025K4': 18 }
  const figures = figuresOf(state)
  const rows = figures.map(({ key, span, value, n }) => ({ key, span, value: key === '2025K2' ? null : value, n }))
  const given = { dataset: 'x', counts: 'people' as const, k: 5, figures, history: figures.map((one) => ({ ...one, from: 0 })) }
  const found = await protectFigures({ ...given, earlier: [{ number: 1, at: 1, isWithdrawn: false, rows }] })
  assert.ok(found.knownBefore > 0)
  assert.deepEqual(found.report.leaks, [])
})

test('a leak that no withholding mends is left for somebody to see', async () => {
  // Released when it was counted as something else: the small quarter stands in the open, and a new year beside it adds nothing to hide.
  const quarters = { '2025K1': 20, '2025K3': 22, '2025K4': 18 }
  const shown = figuresOf({ ...quarters, '2025': 63 })
  const earlier = [{ number: 1, at: 1, isWithdrawn: false, rows: shown.map(({ key, span, value, n }) => ({ key, span, value, n })) }]
  const all = figuresOf({ ...quarters, '2025': 63, '2025K2': 3 })
  const history = all.map((one) => ({ ...one, from: 0 }))
  const found = await protectFigures({ dataset: 'x', counts: 'people', k: 5, figures: all, history, earlier })
  assert.ok(found.knownBefore > 0)
  assert.ok(found.report.leaks.some(({ kind, value, cells }) => kind === 'recovered' && value === 3 && cells[0]?.cell[0] === '2025K2'))
})

const quarterKeys = ['2025K1', '2025K2', '2025K3', '2025K4']
const yearOf = (quarters: readonly number[]): Told => ({
  '2025': quarters.reduce((sum, one) => sum + one, 0),
  ...Object.fromEntries(quarterKeys.map((key, place) => [key, quarters[place] ?? 0])),
})

test('no withheld quarter of a random year can be worked out, by trying all years there could be', async () => {
  const count = fc.integer({ min: 0, max: 9 })
  const keys = [...quarterKeys, '2025', '2025H1']
  await fc.assert(
    fc.asyncProperty(fc.tuple(count, count, count, count), fc.boolean(), async (quarters, withHalf) => {
      const found = await newest('people', { ...yearOf(quarters), ...(withHalf ? { '2025H1': quarters[0] + quarters[1] } : {}) })
      assert.deepEqual(found?.report.leaks, [])
      const shown = shownOf(found)
      const range = (key: string) => (typeof shown[key] === 'number' ? [shown[key]] : Array.from({ length: 13 }, (_, one) => one))
      const fits = (world: number[]) =>
        keys.every((key, place) => shown[key] === undefined || (shown[key] === null ? world[place] !== 0 : shown[key] === world[place]))
      const possible = keys.map(() => new Set<number>())
      for (const a of range('2025K1'))
        for (const b of range('2025K2'))
          for (const c of range('2025K3'))
            for (const d of range('2025K4')) {
              const world = [a, b, c, d, a + b + c + d, a + b]
              if (fits(world)) world.forEach((value, place) => void possible[place]?.add(value))
            }
      for (const [place, key] of keys.entries())
        if (shown[key] === null) assert.ok((possible[place]?.size ?? 0) > 1, `${key} of ${quarters} is known`)
    }),
    { seed: 6, numRuns: 150 },
  )
})

test('late ones that are few are not the difference of any year and any four quarters that were ever shown', async () => {
  const [count, late] = [fc.integer({ min: 5, max: 40 }), fc.constantFrom(0, 0, 1, 3, 6)]
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(count, count, count, count),
      fc.tuple(late, late, late, late),
      fc.boolean(),
      async (first, more, yearAtFirst) => {
        const states = [yearOf(first), yearOf(first.map((one, place) => one + (more[place] ?? 0)))]
        if (!yearAtFirst) delete states[0]?.['2025']
        const outcomes = await history('people', ...states)
        for (const { report } of outcomes) assert.deepEqual(report.leaks, [])
        const seen = (key: string) => outcomes.map((one) => shownOf(one)[key]).filter((value) => typeof value === 'number')
        let sums = [0]
        for (const key of quarterKeys) sums = sums.flatMap((sum) => seen(key).map((value) => sum + value))
        for (const year of seen('2025'))
          for (const sum of sums) assert.ok(year - sum <= 0 || year - sum >= 5, `${first} and ${more}: ${year} - ${sum}`)
      },
    ),
    { seed: 6, numRuns: 150 },
  )
})
