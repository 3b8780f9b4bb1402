// What was published before binds what is published next: shown counts stay shown, withheld ones stay withheld, and old totals give no new week away.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorCodeOf } from '../../testing/error-code.ts'
import { AnalysisError } from '../errors.ts'
import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import {
  attack,
  type Cube,
  cellAt,
  cube,
  cubeAfter,
  type Dimension,
  PRIMARY,
  PUBLISHED,
  primarySuppression,
  protectTable,
  publishedTable,
  SECONDARY,
  SHOWN_EARLIER,
  secondarySuppression,
  UNRELEASED,
  WITHHELD,
  WITHHELD_EARLIER,
} from './index.ts'

const flat = (name: string, levels: number): Dimension => ({ name, levels: Array.from({ length: levels }, (_, i) => `${name}${i}`) })

test('what was shown is shown again and protects nothing; what was withheld stays withheld, and unknown', async () => {
  const table = cube([flat('a', 3), flat('b', 3)], [3, 12, 30, 8, 9, 41, 15, 22, 17])
  const first = await protectTable(table)
  const earlier = new Uint8Array(table.size)
  for (const cell of first.secondary) earlier[cell] = SHOWN_EARLIER
  earlier[cellAt(table, ['a2', 'b2'])] = WITHHELD_EARLIER
  const next = await protectTable(table, { earlier, depth: 'tightest' })
  for (const cell of first.secondary) assert.equal(next.published.values[cell], table.counts[cell])
  const held = cellAt(table, ['a2', 'b2'])
  assert.equal(next.published.status[held], WITHHELD)
  assert.ok(next.secondary.includes(held) && !next.unsafe.includes(held))
  const at = next.attack.cells.indexOf(held)
  assert.ok(next.attack.lower[at]! < next.attack.upper[at]!)
  assert.equal(next.attack.recovered.length, 0)
})

test('a safe count that was withheld is hidden by a change of its own, also where nothing else is unsafe', async () => {
  const table = cube([flat('a', 3)], [20, 30, 40])
  const earlier = Uint8Array.of(WITHHELD_EARLIER, 0, 0, 0)
  assert.deepEqual(Array.from(primarySuppression(table, { earlier }).status), [SECONDARY, PUBLISHED, PUBLISHED, PUBLISHED])
  const { secondary, lostCells, moves } = await protectTable(table, { earlier })
  assert.deepEqual([secondary.length, lostCells, secondary[0]], [2, 2, 0])
  assert.ok(moves.some(({ cells }) => cells.includes(0)))
  // With both others shown it can be computed, and nothing may be shown that computes it.
  await assert.rejects(
    protectTable(table, { earlier: Uint8Array.of(WITHHELD_EARLIER, SHOWN_EARLIER, SHOWN_EARLIER, SHOWN_EARLIER) }),
    /Merge levels of "a".*What was shown earlier cannot hide them/,
  )
})

test('an unsafe count that was shown is refused with its cell; a wrong list is refused by name', async () => {
  const table = cube([flat('a', 2), flat('b', 2)], [3, 12, 8, 9])
  const earlier = Uint8Array.of(SHOWN_EARLIER, 0, 0, 0, 0, 0, 0, 0, 0)
  await assert.rejects(protectTable(table, { earlier }), (error: AnalysisError) => {
    assert.deepEqual([error.code, error.row], ['infeasible', 0])
    return /"a0, b0"/.test(error.message)
  })
  assert.equal(await errorCodeOf(() => protectTable(table, { earlier: new Uint8Array(4) })), 'shape')
  assert.equal(await errorCodeOf(() => protectTable(table, { earlier: new Uint8Array(9).fill(3) })), 'range')
})

test('a 0 that was withheld stays a secret, and readers are told that withheld cells may be 0', async () => {
  const table = cube([flat('a', 3), flat('b', 3)], [0, 12, 30, 8, 9, 41, 15, 22, 17])
  const earlier = new Uint8Array(table.size)
  earlier[0] = WITHHELD_EARLIER
  const { published, unsafe, attack: found } = await protectTable(table, { earlier, depth: 'tightest' })
  assert.ok(published.zerosHidden && unsafe.includes(0) && published.status[0] === WITHHELD)
  assert.deepEqual([found.lower[0], found.upper[0]! > 0], [0, true])
})

test('what was said of a table that does not go out again is still known', async () => {
  const shape = [flat('a', 3), flat('b', 3)]
  const counts = [3, 12, 30, 8, 9, 41, 15, 22, 17]
  const margins = cube(shape, counts, { released: [['a'], ['b'], []] })
  const earlier = new Uint8Array(margins.size)
  earlier[0] = WITHHELD_EARLIER
  for (const b of ['b1', 'b2']) earlier[cellAt(margins, ['a0', b])] = SHOWN_EARLIER
  const primary = primarySuppression(margins, { earlier })
  assert.deepEqual([primary.status[0], primary.status[1], primary.status[4]], [PRIMARY, PUBLISHED, UNRELEASED])
  // 3 = all of a0 less 12 and 30: so the total of a0 may not be shown.
  const { published, lostCells, releasedCells, shownCells } = await protectTable(margins, { earlier })
  assert.equal(published.status[cellAt(margins, ['a0', 'total'])], WITHHELD)
  assert.deepEqual([releasedCells, shownCells + lostCells], [7, 7])
})

/** A random history of one table: some cells were shown, some withheld, and the unsafe ones never shown. */
function randomEarlier(table: Cube, index: number): Uint8Array {
  const random = randomStream(41, index)
  const unsafe = primarySuppression(table).unsafe
  return Uint8Array.from({ length: table.size }, (_, cell) => {
    const said = [0, 0, 0, SHOWN_EARLIER, WITHHELD_EARLIER, 0][random.below(6)]!
    if (table.counts[cell] === 0) return 0
    return said === SHOWN_EARLIER && unsafe.includes(cell) ? 0 : said
  })
}

test('tiny tables: wherever trying all sets finds a way that keeps to the earlier release, one is found, of about as few cells', async () => {
  let found = 0
  let refused = 0
  let ours = 0
  let fewest = 0
  for (let index = 0; index < 150; index++) {
    const random = randomStream(42, index)
    const counts = Float64Array.from({ length: 6 }, () => drawPoisson(random, 9))
    const table = cube([flat('a', 2), flat('b', 3)], counts)
    const earlier = randomEarlier(table, index)
    const primary = primarySuppression(table, { earlier })
    const least = await fewestByTryingAll(primary, earlier)
    const result = await secondarySuppression(primary, { smallSums: 'allow' }).catch((error: AnalysisError) => {
      assert.equal(error.code, 'infeasible')
      return null
    })
    assert.equal(result === null, least === null, `table ${index}`)
    if (result === null || least === null) {
      refused++
      continue
    }
    found++
    ours += result.secondary.length
    fewest += least
  }
  assert.ok(found > 100 && refused > 15, `${found} found, ${refused} refused`)
  assert.ok(ours >= fewest && ours <= 1.05 * fewest, `${ours} cells withheld, ${fewest} would have done`)
})

// The total of everything stays, as `keepTotal` says, unless it was withheld.
async function fewestByTryingAll(primary: ReturnType<typeof primarySuppression>, earlier: Uint8Array): Promise<number | null> {
  const { cube: table, status, unsafe } = primary
  const total = table.size - 1
  const mayHide = Array.from(status.keys()).filter(
    (cell) => status[cell] === PUBLISHED && table.counts[cell]! > 0 && earlier[cell] !== SHOWN_EARLIER && cell !== total,
  )
  const fixed = status.filter((of) => of === SECONDARY).length
  const secret = Array.from(status.keys()).filter((cell) => unsafe.includes(cell) || earlier[cell] === WITHHELD_EARLIER)
  let least: number | null = null
  for (let set = 0; set < 2 ** mayHide.length; set++) {
    const tried = status.slice()
    let cells = fixed
    for (const [k, cell] of mayHide.entries())
      if (set & (1 << k)) {
        tried[cell] = SECONDARY
        cells++
      }
    if (least !== null && cells >= least) continue
    const { recovered } = await attack(publishedTable(primary, tried))
    if (!recovered.some((cell) => secret.includes(cell))) least = cells
  }
  return least
}

test('random cubes of up to four dimensions with a random past: it is kept to, and an attacker without help recovers nothing', async () => {
  let tried = 0
  for (let index = 0; index < 120; index++) {
    const random = randomStream(43, index)
    const depth = 1 + random.below(4)
    const shape = Array.from({ length: depth }, (_, d) => flat(`${d}.`, 2 + random.below([0, 12, 5, 3, 2][depth]!)))
    const cells = shape.reduce((n, { levels }) => n * levels.length, 1)
    const table = cube(
      shape,
      Float64Array.from({ length: cells }, () => drawPoisson(random, 14)),
    )
    // A past that could have been: what was shown is what an earlier protection showed, of some of the cells.
    const before = await protectTable(table, { tries: 1 }).catch(() => null)
    if (!before) continue
    const earlier = Uint8Array.from(before.published.status, (of) =>
      random.below(3) === 0 ? 0 : of === PUBLISHED ? SHOWN_EARLIER : WITHHELD_EARLIER,
    )
    const next = await protectTable(table, { earlier, smallSums: 'allow' }).catch((error: AnalysisError) => {
      assert.equal(error.code, 'infeasible')
      return null
    })
    if (!next) continue
    tried++
    const { published } = next
    for (let cell = 0; cell < table.size; cell++)
      if (earlier[cell] !== 0) assert.equal(published.status[cell] === PUBLISHED, earlier[cell] === SHOWN_EARLIER)
    const { recovered, narrow, undecided } = await attack(published, { depth: 'enough' })
    assert.deepEqual([recovered.length, narrow.length, undecided.length], [0, 0, 0], `cube ${index}`)
  }
  assert.ok(tried > 90, `${tried}`)
})

test('last week’s total becomes a group of this week’s table, which is then not given away by subtraction', async () => {
  const areas = flat('area', 3)
  const weeks = flat('week', 4)
  const counts = [9, 8, 7, 2, 12, 9, 14, 8, 11, 9, 8, 9]
  const lastWeek = [0, 1, 2].map((area) => ({ levels: [[area], [0, 1, 2]], isShown: true }))
  const { cube: after, earlier, crossing } = cubeAfter([areas, weeks], counts, lastWeek)
  assert.equal(crossing, 0)
  const old = cellAt(after, ['area0', 'earlier 1'])
  assert.deepEqual([after.counts[old], earlier[old], after.released[old]], [24, SHOWN_EARLIER, 0])
  const { published } = await protectTable(after, { earlier })
  assert.equal(published.status[cellAt(after, ['area0', 'total'])], WITHHELD)
  // Without the group the total is shown, and 26 less the 24 of last week is the 2 of this one.
  const alone = cube([areas, weeks], counts)
  const { published: shown } = await protectTable(alone)
  assert.equal(shown.values[cellAt(alone, ['area0', 'total'])], 26)
})

test('earlier sums: levels and totals are themselves, equal ones are one, crossing ones are counted, groups of the table stay', () => {
  const months = { ...flat('month', 6), groupings: [{ name: 'half', groups: ['first', 'second'], of: [0, 0, 0, 1, 1, 1] }] }
  const sum = (levels: number[], isShown = true) => ({ levels: [levels], isShown })
  const {
    cube: after,
    earlier,
    crossing,
  } = cubeAfter(
    [months],
    [1, 2, 3, 4, 5, 6],
    [sum([2]), sum([1, 0], false), sum([0, 1]), sum([2, 3]), sum([0, 1, 2], false), sum([0, 1, 2, 3, 4, 5]), sum([3, 4, 5, 2, 1])],
  )
  assert.equal(crossing, 2)
  assert.deepEqual(after.axes[0]!.nodes, [...months.levels, 'earlier 3', 'first', 'second', 'total'])
  assert.deepEqual(Array.from(after.counts), [1, 2, 3, 4, 5, 6, 3, 6, 15, 21])
  assert.deepEqual(Array.from(earlier), [0, 0, 1, 0, 0, 0, 1, 2, 0, 1])
  assert.deepEqual(Array.from(after.released), [1, 1, 1, 1, 1, 1, 0, 1, 1, 1])
  assert.throws(() => cubeAfter([months], [1, 2, 3, 4, 5, 6], [sum([6])]), /levels from 0 to 5/)
  assert.throws(() => cubeAfter([months], [1, 2, 3, 4, 5, 6], [{ levels: [], isShown: true }]), /Expected levels for 1 dimensions/)
})

test('a grouping may leave levels alone, but not take a group apart', () => {
  const with2 = (of: number[]) => () =>
    cube(
      [
        {
          ...flat('a', 4),
          groupings: [
            { name: 'pair', groups: ['p'], of: [0, 0, -1, -1] },
            { name: 'more', groups: ['m'], of },
          ],
        },
      ],
      [1, 2, 3, 4],
    )
  assert.deepEqual(Array.from(with2([0, 0, 0, -1])().counts), [1, 2, 3, 4, 3, 6, 10])
  assert.throws(with2([0, -1, 0, -1]), AnalysisError)
  assert.throws(with2([-2, -1, 0, -1]), AnalysisError)
})
