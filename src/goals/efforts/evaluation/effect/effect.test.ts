// The smallest effect an effort could show: held against packages/analysis, against sums by hand, and said in plain words.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import {
  minimumDetectableDifference,
  minimumDetectableLevel,
  minimumDetectableRatio,
  minimumDetectableRatioOfRatios,
  minimumDetectableStaggered,
  powerTwoRates,
} from '@trygby/analysis'
import type { FormFields } from '../../../../platform/result.ts'
import { readEffect } from '../read.ts'
import { startsOf } from './detect.ts'
import { type Detectable, numberIn, readAsked, willHardlyTell } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'
import { hardlyInWords, seenInWords, seenOpenly } from './words.ts'

async function found(fields: FormFields): Promise<Detectable> {
  const read = await readEffect({ wanted: 'fall', ...fields })
  assert.ok(read.ok, JSON.stringify(read))
  return read.value
}

const burglaries = { method: 'counts', perYear: '60', years: '1', spread: 'chance', thing: 'indbrud' }

describe('the figures are those of packages/analysis', () => {
  test('counts before and after, and the same by hand', async () => {
    const { least, needed } = await found(burglaries)
    assert.equal(least, -(minimumDetectableRatio(60).decreasePercent ?? 0))
    // By hand: ln r = -(1.96 + 0.8416) * sqrt(1/60 + 1/(60 r)), found by trying.
    const ratio = 1 - (least ?? 0) / 100
    assert.ok(Math.abs(Math.log(ratio) + (1.959964 + 0.841621) * Math.sqrt(1 / 60 + 1 / (60 * ratio))) < 1e-5)
    assert.ok(Math.abs(powerTwoRates(needed ?? 0, 0.75).power - 0.8) < 1e-9, 'as many events show a fall by a quarter')
  })

  test('a count that swings as those of a town do, over two years', async () => {
    const twoYears = await found({ ...burglaries, years: '2', spread: 'usual' })
    // By hand: clumps of two, and 60 a year that drift by 5 per cent: 2 + 0.05 x 0.05 x 60.
    assert.equal(twoYears.least, -(minimumDetectableRatio(120, { dispersion: 2.15 }).decreasePercent ?? 0))
  })

  test('however many events, a fall within what a town drifts by itself is not seen', async () => {
    const huge = await found({ ...burglaries, perYear: '1.000.000', spread: 'usual' })
    // By hand: two years that each drift by 5 per cent: 1 - exp(-2.8016 x 0.05 x sqrt(2)).
    assert.ok(Math.abs((huge.least ?? 0) - 100 * (1 - Math.exp(-2.801585 * 0.05 * Math.SQRT2))) < 2)
    const longer = await found({ ...burglaries, perYear: '1.000.000', years: '4', spread: 'usual' })
    assert.ok((longer.least ?? 0) < 0.6 * (huge.least ?? 0), 'more years do help')
    const beside = await found({ method: 'area', perYear: '1.000.000', areaPerYear: '500', years: '1', spread: 'much' })
    assert.ok((beside.least ?? 0) > 30 && (beside.needed ?? 0) > 1)
  })

  test('few events are counted exactly', async () => {
    const few = await found({ ...burglaries, perYear: '8' })
    assert.equal(few.least, -(minimumDetectableRatio(8, { method: 'exact' }).decreasePercent ?? 0))
    assert.ok(few.assumptions.includes('exact-conditional'))
  })

  test('between few and many the answer moves evenly: a dozen events can show a very large fall', async () => {
    const leasts: number[] = []
    for (const perYear of ['9', '10', '12', '16', '20', '39', '40', '60']) leasts.push((await found({ ...burglaries, perYear })).least ?? 0)
    assert.deepEqual(
      leasts,
      leasts.toSorted((one, other) => other - one),
    )
    assert.ok(Math.abs((leasts[5] ?? 0) - (leasts[6] ?? 0)) < 1, 'no leap where the counting changes')
    const dozen = await found({ ...burglaries, perYear: '12' })
    assert.ok(powerTwoRates(12, 1 - (dozen.least ?? 0) / 100, { method: 'exact' }).power > 0.7999)
  })

  test('few events that come in clumps tell as much as so many fewer', async () => {
    const clumps = await found({ ...burglaries, perYear: '24', spread: 'usual' })
    assert.equal(clumps.least, -(minimumDetectableRatio(24 / 2.06, { method: 'exact' }).decreasePercent ?? 0))
    assert.ok(clumps.assumptions.includes('known-dispersion') && !clumps.assumptions.includes('poisson'))
    for (const spread of ['chance', 'usual', 'much'])
      assert.equal((await found({ ...burglaries, perYear: '1', years: '0,25', spread })).least, null)
  })

  test('a comparison area', async () => {
    const area = await found({ method: 'area', perYear: '200', areaPerYear: '400', years: '1', spread: 'chance' })
    assert.equal(area.least, -(minimumDetectableRatioOfRatios({ treatedBefore: 200, comparisonBefore: 400 }).decreasePercent ?? 0))
    assert.ok(Math.abs((area.least ?? 0) - 30.76) < 0.01)
    assert.ok(Math.abs((area.needed ?? 0) - 1.581) < 0.001)
  })

  test('a share of people, in percentage points', async () => {
    const share = await found({ method: 'shares', share: '20', answersBefore: '500', answersAfter: '500', sample: 'random' })
    assert.deepEqual([share.unit, share.least], ['points', -100 * (minimumDetectableDifference(0.2, 500).decrease ?? 0)])
    const groups = await found({ method: 'shares', share: '20', answersBefore: '500', answersAfter: '500', sample: 'groups' })
    assert.ok((groups.least ?? 0) > (share.least ?? 0))
    const rise = await found({ method: 'shares', wanted: 'rise', share: '20', answersBefore: '500', answersAfter: '300', sample: 'random' })
    assert.equal(rise.least, 100 * (minimumDetectableDifference(0.2, 500, { n2: 300 }).increase ?? 0))
  })

  test('a monthly series', async () => {
    const series = await found({ method: 'series', perMonth: '30', monthsBefore: '36', monthsAfter: '12', spread: 'chance' })
    const seen = await minimumDetectableLevel({ baseline: 30, before: 36, after: 12 }, { model: 'level', simulations: 499 })
    assert.equal(series.least, -(seen.decreasePercent ?? 0))
  })

  test('areas that begin one after another', async () => {
    assert.deepEqual(startsOf(6, 7), [1, 2, 3, 4, 5, 6])
    assert.deepEqual(startsOf(2, 3), [1, 2])
    const staggered = await found({ method: 'staggered', areas: '6', periods: '7', perPeriod: '30', spread: 'usual' })
    const seen = minimumDetectableStaggered([1, 2, 3, 4, 5, 6], 7, { counts: 30, dispersion: 2 + 0.0025 * 360 })
    assert.equal(staggered.least, -(seen.decreasePercent ?? 0))
  })

  test('however many areas and periods, something can be worked out', async () => {
    for (const [areas, periods] of [
      ['2', '3'],
      ['2', '120'],
      ['100', '3'],
      ['100', '120'],
      ['3', '4'],
    ] as const)
      assert.ok((await found({ method: 'staggered', areas, periods, perPeriod: '30' })).least, `${areas} ${periods}`)
  })
})

describe('in words', () => {
  test('a fall is rounded up, for a smaller one would be missed more often', async () => {
    const words = seenInWords(await found(burglaries), da, 'da')
    assert.equal(words, 'Med 60 indbrud om året kan I først se et fald, når det er på mindst 46 %.')
    const english = seenInWords(await found({ ...burglaries, thing: '' }), en, 'en')
    assert.equal(english, 'With 60 events a year you will only see a fall when it is at least 46%.')
  })

  test('what everybody reads leaves the figures out that somebody typed', async () => {
    const words = seenOpenly(await found(burglaries), da, 'da')
    assert.equal(words, 'Med de tal, vi har, kan I først se et fald, når det er på mindst 46 %.')
  })

  test('a change larger than anybody would expect is said, with what would help', async () => {
    const warnings = hardlyInWords(await found(burglaries), da, 'da').join(' ')
    assert.match(warnings, /sjældent mere end 25 %/)
    assert.match(warnings, /kan ikke siges/)
    assert.match(warnings, /flere områder|længere tid/)
    assert.match(warnings, /cirka 222 indbrud/)
  })

  test('of a small share a smaller change is already a rare one', async () => {
    const few = await found({ method: 'shares', share: '6', answersBefore: '400', answersAfter: '400', sample: 'random' })
    assert.ok((few.least ?? 0) > 3 && (few.least ?? 0) < 10, 'a fall by more than half of it')
    const warnings = hardlyInWords(few, da, 'da').join(' ')
    assert.match(warnings, /flytter sjældent en andel som den mere end 3 procentpoint/)
    assert.match(warnings, /skal cirka 749 svare hver gang/)
    const rise = await found({ method: 'shares', wanted: 'rise', share: '95', answersBefore: '400', answersAfter: '400', sample: 'random' })
    assert.match(hardlyInWords(rise, en, 'en').join(' '), /by more than 2\.5 percentage points/)
  })

  test('figures that will do bring no warning', async () => {
    const many = await found({ ...burglaries, perYear: '1.200' })
    assert.equal(willHardlyTell(many), false)
    assert.deepEqual(hardlyInWords(many, da, 'da'), [])
    assert.match(seenInWords(many, da, 'da'), /^Med 1\.200 indbrud/)
  })

  test('figures that can show nothing say so', async () => {
    const nothing = await found({ ...burglaries, perYear: '3', spread: 'much' })
    assert.equal(nothing.least, null)
    assert.match(seenInWords(nothing, da, 'da'), /er tallene for små til at vise et fald, selv et stort/)
  })

  test('every assumption of every layout has a sentence in both languages', async () => {
    const all = await Promise.all([
      found(burglaries),
      found({ ...burglaries, perYear: '5' }),
      found({ ...burglaries, spread: 'usual' }),
      found({ method: 'area', perYear: '20', areaPerYear: '20', years: '1' }),
      found({ method: 'shares', share: '20', answersBefore: '100', answersAfter: '100' }),
      found({ method: 'shares', share: '20', answersBefore: '100', answersAfter: '100', sample: 'groups' }),
      found({ method: 'series', perMonth: '30', monthsBefore: '24', monthsAfter: '6' }),
      found({ method: 'staggered', areas: '4', periods: '8', perPeriod: '20' }),
    ])
    for (const { assumptions } of all) for (const code of assumptions) assert.ok(da.assumptions[code] && en.assumptions[code], code)
  })
})

describe('impossible input is refused in a sentence', () => {
  test('numbers are read as people write them', () => {
    for (const [text, number] of [
      ['60', 60],
      ['1.200', 1200],
      ['1 200', 1200],
      ['0,5', 0.5],
      ['0.5', 0.5],
      ['12.345,5', 12345.5],
    ] as const)
      assert.equal(numberIn(text), number)
    for (const text of ['', '-3', 'mange', '1e9', '5 %', '1,2,3', 'NaN', 'Infinity']) assert.equal(numberIn(text), null, text)
  })

  const cases: [FormFields, string[]][] = [
    [{}, ['method']],
    [{ method: 'guess' }, ['method']],
    [{ method: 'counts', perYear: '0', years: '' }, ['perYear', 'years']],
    [{ method: 'counts', perYear: '-60', years: '1' }, ['perYear']],
    [{ method: 'shares', share: '0', answersBefore: '12,5', answersAfter: 'mange' }, ['share', 'answersBefore', 'answersAfter']],
    [{ method: 'shares', share: '100', answersBefore: '100', answersAfter: '100' }, ['share']],
    [{ method: 'series', perMonth: '30', monthsBefore: '3', monthsAfter: '900' }, ['monthsBefore', 'monthsAfter']],
    [{ method: 'staggered', areas: '1', periods: '2', perPeriod: '30' }, ['areas', 'periods']],
    [{ method: 'counts', perYear: ['60', '70'], years: '1', thing: 'x'.repeat(61) }, ['thing']],
  ]
  for (const [fields, wrong] of cases)
    test(JSON.stringify(fields).slice(0, 80), () => {
      const read = readAsked(fields)
      assert.ok(!read.ok)
      assert.deepEqual(
        read.errors.map(({ field }) => field),
        wrong,
      )
      for (const { key } of read.errors) assert.ok(key in da.errors && key in en.errors, key)
    })
})
