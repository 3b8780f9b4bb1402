// Histories of releases: what several tables of the same people give away together is found, and what goes out gives nothing away.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { workerReplicates } from '../node.ts'
import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import {
  atomMoves,
  cube,
  cubeAfter,
  type Dimension,
  differencing,
  type EarlierSum,
  type Move,
  type PublishedSum,
  protectionTrial,
  protectionTrials,
  protectTable,
  publishedSums,
  type Release,
  releaseHistoryTrial,
  releaseHistoryTrials,
  UNRELEASED,
} from './index.ts'
import { randomHistory, tableOfCut } from './random-history.ts'
import { protectCut, type ReleasedCut, releaseCut } from './release-history-trial.ts'

test('random histories: nothing is recovered over all releases, and much would be if each table were protected by itself', async () => {
  const all = await releaseHistoryTrials(80)
  assert.deepEqual([all.recovered, all.undecided, all.smallDifferences], [0, 0, 0])
  assert.ok(all.releases > 0.85 * all.proposed && all.withheld > 2000, JSON.stringify(all))
  assert.ok(all.recoveredAlone > 800 && all.smallDifferencesAlone > 300, JSON.stringify(all))
})

test('a leak planted in a history is found, with the number that gives it away', async () => {
  let planted = 0
  for (let index = 0; index < 40; index++) {
    const { base, cuts } = randomHistory(3, index)
    const kept: ReleasedCut[] = []
    for (const cut of cuts) {
      const next = await releaseCut(base, cut, kept, `release ${kept.length}`, { minimum: 5 }).catch(() => null)
      if (next) kept.push(next)
    }
    const small = kept.flatMap(({ release }) => release.sums).find((sum) => sum.value === null && countOf(base.counts, sum) < 5)
    if (!small) continue
    planted++
    const evidence = { values: base.counts, moves: kept.flatMap(({ moves }) => moves) }
    const releases = kept.map(({ release }) => release)
    const found = await differencing([...releases, { name: 'planted', sums: shownWith(base.counts, small) }], { evidence })
    assert.equal(found.safe, false)
    const isKnown = found.recovered.some(({ value }) => value === countOf(base.counts, small))
    assert.ok(isKnown, `history ${index}`)
  }
  assert.ok(planted > 25, `${planted}`)
})

const countOf = (counts: Float64Array, { atoms }: PublishedSum) => atoms.reduce((n, atom) => n + counts[atom]!, 0)

// Everybody, and everybody but those of one small cell: neither number is small.
function shownWith(counts: Float64Array, { atoms }: PublishedSum): PublishedSum[] {
  const everybody = { atoms: Int32Array.from(counts.keys()), name: 'everybody' }
  const others = { atoms: everybody.atoms.filter((atom) => !atoms.includes(atom)), name: 'all others' }
  return [everybody, others].map((sum) => ({ ...sum, value: countOf(counts, { ...sum, value: null }) }))
}

test('a table that goes out again unchanged shows and withholds the same', async () => {
  for (let index = 0; index < 30; index++) {
    const { base, cuts } = randomHistory(4, index)
    const options = { minimum: 5 }
    const first = await releaseCut(base, cuts[0]!, [], 'first', options).catch(() => null)
    if (!first) continue
    const again = await protectCut(base, cuts[0]!, [first], 'again', options)
    const pattern = ({ release }: ReleasedCut) => release.sums.map(({ value }) => value)
    assert.deepEqual(pattern(again), pattern(first), `history ${index}`)
  }
})

test('cuts of a base count the same people', () => {
  for (let index = 0; index < 50; index++) {
    const { base, cuts } = randomHistory(1, index)
    for (const cut of cuts) {
      const { counts, atoms, dimensions } = tableOfCut(base, cut)
      assert.equal(
        counts.length,
        dimensions.reduce((n, { levels }) => n * levels.length, 1),
      )
      assert.equal(new Set(atoms.flat()).size, atoms.flat().length)
      const inside = Array.from(base.counts.keys()).filter((atom) => atom % base.units.at(-1)! < cut.until)
      assert.deepEqual(
        atoms.flat().sort((a, b) => a - b),
        inside,
      )
      assert.ok(counts.every((count, i) => count === countOf(base.counts, { atoms: Int32Array.from(atoms[i]!), value: null })))
    }
  }
})

test('trials on several threads add up to what single trials say, and stop when asked', async () => {
  let shown = 0
  const onProgress = () => {
    shown++
  }
  const together = await protectionTrials(40, { from: 10, seed: 5, runner: workerReplicates(2), onProgress })
  assert.ok(shown > 0)
  assert.deepEqual(together, await protectionTrials(40, { from: 10, seed: 5 }))
  let refused = 0
  let unsafe = 0
  for (let index = 10; index < 50; index++) {
    const trial = await protectionTrial(index, { seed: 5 })
    unsafe += trial.unsafe
    if (trial.refused !== null) refused++
  }
  assert.deepEqual([together.cubes, together.unsafe, together.refused], [40, unsafe, refused])
  const one = await releaseHistoryTrial(7)
  const { releases, withheld, recoveredAlone } = await releaseHistoryTrials(1, { from: 7 })
  assert.deepEqual([releases, withheld, recoveredAlone], [one.releases, one.withheld, one.recoveredAlone])
  assert.equal(await errorCodeOf(() => protectionTrials(9, { signal: AbortSignal.abort() })), 'cancelled')
  assert.equal(await errorCodeOf(() => releaseHistoryTrials(9, { runner: workerReplicates(2), signal: AbortSignal.abort() })), 'cancelled')
  assert.equal(await errorCodeOf(() => releaseHistoryTrial(0, { signal: AbortSignal.abort() })), 'cancelled')
  assert.equal(await errorCodeOf(() => protectionTrials(0)), 'range')
})

test('the same number said again changes no answer and is named once where it tells, each time where it is withheld', async () => {
  const sums: PublishedSum[] = [
    { atoms: Int32Array.of(0, 1, 2), value: 31 },
    { atoms: Int32Array.of(0, 1), value: 28 },
    { atoms: Int32Array.of(2), value: null, lower: 1 },
  ]
  const again = sums.map((sum) => ({ ...sum, atoms: sum.atoms.toReversed() }))
  const once = await differencing([{ name: 'one', sums }])
  const twice = await differencing([
    { name: 'one', sums },
    { name: 'two', sums: again },
  ])
  assert.equal(twice.sums, 6)
  assert.deepEqual(twice.smallDifferences, once.smallDifferences)
  assert.deepEqual(
    twice.recovered.map(({ release, value }) => [release, value]),
    [
      ['one', 3],
      ['two', 3],
    ],
  )
  // Another value for the same people is no repetition, but a contradiction.
  const corrected = [{ atoms: Int32Array.of(1, 0), value: 29 }]
  const both: Release[] = [
    { name: 'one', sums },
    { name: 'two', sums: corrected },
  ]
  assert.equal(await errorCodeOf(() => differencing(both)), 'infeasible')
})

test('ten weekly releases of a thin table, each a week longer, all with totals over the weeks: safe together', async () => {
  const sizes = [4, 3, 14]
  const flat = (name: string, n: number): Dimension => ({ name, levels: Array.from({ length: n }, (_, i) => `${name}${i}`) })
  const random = randomStream(6, 0)
  const values = Float64Array.from({ length: 4 * 3 * 14 }, () => drawPoisson(random, 3))
  const releases: Release[] = []
  const moves: Move[] = []
  const said: EarlierSum[] = []
  for (let weeks = 5; weeks <= 14; weeks++) {
    const atoms = Array.from(values.keys()).filter((atom) => atom % 14 < weeks)
    const own = atoms.map((atom) => [atom])
    const after = cubeAfter(
      [flat('area', 4), flat('kind', 3), flat('week', weeks)],
      atoms.map((atom) => values[atom]!),
      said,
    )
    assert.equal(after.crossing, 0)
    const safe = await protectTable(after.cube, { earlier: after.earlier })
    const cells = Array.from(safe.published.status.keys()).filter((cell) => safe.published.status[cell] !== UNRELEASED)
    const sums = publishedSums(safe.published, own).filter((_, i) => after.cube.released[cells[i]!])
    assert.equal(sums.length, 5 * 4 * (weeks + 1))
    releases.push({ name: `week ${weeks}`, sums })
    moves.push(...atomMoves(after.cube, safe.moves, own))
    for (const { atoms: inside, value } of sums) {
      const levels = sizes.map((_, d) => Array.from(new Set(Array.from(inside, (atom) => partOf(atom, d)))))
      said.push({ levels, isShown: value !== null })
    }
  }
  const found = await differencing(releases, { evidence: { values, moves } })
  assert.ok(found.safe)
})

const partOf = (atom: number, d: number) => [Math.floor(atom / 42), Math.floor(atom / 14) % 3, atom % 14][d]!

test('without what was said before, the same weekly tables give people away', async () => {
  const weekly = (weeks: number) => {
    const table = cube([{ name: 'week', levels: Array.from({ length: weeks }, (_, i) => `w${i}`) }], [7, 9, 8, 2].slice(0, weeks))
    return protectTable(table).then(({ published }) =>
      publishedSums(
        published,
        Array.from({ length: weeks }, (_, i) => [i]),
      ),
    )
  }
  const found = await differencing([
    { name: 'third', sums: await weekly(3) },
    { name: 'fourth', sums: await weekly(4) },
  ])
  assert.ok(found.recovered.some(({ value, name }) => value === 2 && name === 'w3'))
})
