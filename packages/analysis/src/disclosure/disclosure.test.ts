import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSimplex } from '../linear-algebra/linear-programme.ts'
import { randomStream } from '../random.ts'
import { drawPoisson } from '../random-draws.ts'
import { takeApart } from './bounds/components.ts'
import { levelCells } from './cube.ts'
import {
  atomMoves,
  attack,
  type Cube,
  cellAt,
  cellName,
  cube,
  type Dimension,
  differencing,
  type Knowledge,
  PUBLISHED,
  type PublishedTable,
  primarySuppression,
  protectionTrial,
  protectTable,
  publishedSums,
  publishedTable,
  SECONDARY,
  secondarySuppression,
} from './index.ts'
import { knownRange, unknownsOf } from './published-table.ts'

const flat = (name: string, levels: number): Dimension => ({ name, levels: Array.from({ length: levels }, (_, i) => `${name}${i}`) })
const grouped: Dimension = {
  name: 'month',
  levels: ['jan', 'feb', 'apr', 'may'],
  groupings: [{ name: 'quarter', groups: ['first', 'second'], of: [0, 0, 1, 1] }],
}
const shapes: Dimension[][] = [
  [flat('a', 5)],
  [flat('a', 2), flat('b', 3)],
  [flat('a', 3), flat('b', 3)],
  [flat('a', 2), flat('b', 2), flat('c', 2)],
  [grouped, flat('b', 2)],
  [flat('a', 2), grouped],
  [flat('a', 2), flat('b', 1), flat('c', 3)],
]

function randomTable(shape: Dimension[], seed: number, mean: number, released?: string[][]): Cube {
  const random = randomStream(11, seed)
  const cells = shape.reduce((n, dimension) => n * dimension.levels.length, 1)
  const counts = Float64Array.from({ length: cells }, () => drawPoisson(random, mean))
  return cube(shape, counts, { released: released ?? 'all' })
}

/** Every whole table that agrees with the published one, by trying them all; the least and largest value of each hidden cell. */
function byTryingAll(table: PublishedTable, shape: Dimension[], knowledge: Knowledge, most: number) {
  const levels = shape.map((dimension) => dimension.levels.length)
  const leaves = Array.from({ length: levels.reduce((a, b) => a * b, 1) }, (_, i) => {
    let cell = 0
    for (let d = levels.length - 1, rest = i; d >= 0; rest = Math.floor(rest / levels[d]!), d--)
      cell += (rest % levels[d]!) * table.axes[d]!.stride
    return cell
  })
  const low = new Float64Array(table.size).fill(Number.POSITIVE_INFINITY)
  const high = new Float64Array(table.size).fill(Number.NEGATIVE_INFINITY)
  const counts = new Float64Array(leaves.length)
  const place = (i: number, left: number): void => {
    if (i === leaves.length) {
      check()
      return
    }
    const cell = leaves[i]!
    const [from, to] =
      table.status[cell] === PUBLISHED
        ? [table.values[cell]!, table.values[cell]!]
        : knownRange(table, knowledge, cell, table.status[cell]!)
    for (counts[i] = from; counts[i]! <= Math.min(to, left); counts[i]!++) place(i + 1, left - counts[i]!)
  }
  const check = () => {
    const full = cube(shape, counts).counts
    for (let cell = 0; cell < table.size; cell++) {
      if (table.status[cell] === PUBLISHED && full[cell] !== table.values[cell]) return
      const [from, to] =
        table.status[cell] === PUBLISHED ? [0, Number.POSITIVE_INFINITY] : knownRange(table, knowledge, cell, table.status[cell]!)
      if (full[cell]! < from || full[cell]! > to) return
    }
    for (let cell = 0; cell < table.size; cell++) {
      low[cell] = Math.min(low[cell]!, full[cell]!)
      high[cell] = Math.max(high[cell]!, full[cell]!)
    }
  }
  place(0, most)
  return { low, high }
}

test('the attacker finds exactly the bounds that trying every table finds', async () => {
  let hidden = 0
  let several = 0
  for (let i = 0; i < 350; i++) {
    const shape = shapes[i % shapes.length]!
    const random = randomStream(3, i)
    const table = randomTable(shape, i, [0.5, 0.9, 1.3][random.below(3)]!)
    if (table.counts.at(-1)! > 9) continue
    const primary = primarySuppression(table, { minimum: 2 + random.below(3), zeros: random.below(3) === 0 ? 'protect' : 'publish' })
    const status = primary.status.slice()
    for (let cell = 0; cell < table.size - 1; cell++)
      if (status[cell] === PUBLISHED && table.counts[cell]! >= primary.minimum && random.below(3) === 0) status[cell] = SECONDARY
    const knowledge = (['nothing', 'rule', 'marked'] as const)[random.below(3)]!
    const published = publishedTable(primary, status, { reasons: 'mark' })
    if (status.at(-1) !== PUBLISHED) continue
    const found = await attack(published, { knowledge })
    const { low, high } = byTryingAll(published, shape, knowledge, table.counts.at(-1)!)
    for (const [j, cell] of found.cells.entries()) {
      assert.deepEqual([found.lower[j], found.upper[j]], [low[cell], high[cell]], `table ${i}, ${cellName(table, cell)}`)
      assert.ok(found.lower[j]! <= table.counts[cell]! && table.counts[cell]! <= found.upper[j]!)
      hidden++
      if (low[cell] !== high[cell]) several++
    }
    assert.deepEqual(
      Array.from(found.recovered),
      Array.from(found.cells).filter((cell) => low[cell] === high[cell]),
    )
    assert.equal(found.undecided.length, 0)
  }
  assert.ok(hidden > 800 && several > 250, `${hidden} cells, ${several} of them with more than one value`)
})

test('tables that are not published leave cells open, and what follows from others does not', async () => {
  const shape = [flat('a', 2), flat('b', 2)]
  const margins = cube(shape, [3, 0, 2, 1], { released: [['a'], ['b'], []] })
  const found = await attack(publishedTable(primarySuppression(margins, { minimum: 2 })), { knowledge: 'nothing' })
  // Rows 3 and 3, columns 5 and 1: the second column holds one person.
  const bounds = Array.from(found.cells, (cell, j) => [cellName(margins, cell), found.lower[j], found.upper[j]])
  assert.deepEqual(bounds, [
    ['a0, b0', 2, 3],
    ['a0, b1', 0, 1],
    ['a1, b0', 2, 3],
    ['a1, b1', 0, 1],
    ['total, b1', 1, 1],
  ])
})

test('random tables of up to four dimensions are protected, and an attacker without help recovers nothing', async () => {
  const sum = { protected: 0, dimensions: new Set<number>(), unsafe: 0, without: 0 }
  for (let index = 0; index < 300; index++) {
    const trial = await protectionTrial(index)
    assert.equal(trial.recovered, 0, `table ${index}`)
    assert.equal(trial.undecided, 0, `table ${index}`)
    if (trial.refused === null) sum.protected++
    sum.dimensions.add(trial.dimensions.length)
    sum.unsafe += trial.unsafe
    sum.without += trial.recoveredWithout
  }
  assert.ok(sum.protected >= 290, `${sum.protected} protected`)
  assert.equal(sum.dimensions.size, 4)
  assert.ok(sum.without > 300, `${sum.without} would have been recovered without secondary suppression`)
})

test('a leak planted on purpose is found', async () => {
  for (let i = 0; i < 40; i++) {
    const table = randomTable([flat('a', 4), flat('b', 5)], i, 6)
    const primary = primarySuppression(table)
    const { status, secondary } = await secondarySuppression(primary)
    if (secondary.length === 0) continue
    // The cells that protect the first unsafe cell are published after all, and with them all that is not unsafe.
    const leaking = status.map((s) => (s === SECONDARY ? PUBLISHED : s))
    const found = await attack(publishedTable(primary, leaking))
    assert.ok(found.recovered.length > 0, `table ${i}`)
    for (const cell of found.recovered) assert.equal(found.lower[Array.from(found.cells).indexOf(cell)], table.counts[cell])
  }
})

test('the order of dimensions and of levels changes neither bounds nor safety', async () => {
  for (let i = 0; i < 25; i++) {
    const shape = [flat('a', 2), flat('b', 3), flat('c', 3)]
    const table = randomTable(shape, i, 5)
    const turnedShape = [shape[2]!, { ...shape[0]!, levels: shape[0]!.levels.toReversed() }, shape[1]!]
    const turnedCounts = turnedShape[0]!.levels.flatMap((c) =>
      turnedShape[1]!.levels.flatMap((a) => turnedShape[2]!.levels.map((b) => table.counts[cellAt(table, [a, b, c])]!)),
    )
    const turned = cube(turnedShape, turnedCounts)
    const there = await protectTable(table, { depth: 'tightest' })
    const status = new Uint8Array(turned.size)
    for (let cell = 0; cell < table.size; cell++) {
      const [a, b, c] = cellName(table, cell).split(', ') as [string, string, string]
      status[cellAt(turned, [c, a, b])] = there.published.status[cell]!
    }
    const back = await attack(publishedTable(primarySuppression(turned), status))
    const bounds = (found: typeof back, of: Cube) =>
      Array.from(found.cells, (cell, j) => `${cellName(of, cell).split(', ').sort()}: ${found.lower[j]} ${found.upper[j]}`).sort()
    assert.deepEqual(bounds(back, turned), bounds(there.attack, table))
    assert.equal(back.recovered.length, 0)
    assert.equal((await protectTable(turned)).attack.recovered.length, 0)
  }
})

test('small tables are protected with about as few cells as possible', async () => {
  let ours = 0
  let least = 0
  for (let i = 0; i < 24; i++) {
    const table = randomTable([flat('a', 3), flat('b', 3)], 500 + i, [3, 6, 12][i % 3]!)
    const primary = primarySuppression(table)
    if (primary.unsafe.length === 0) continue
    const { secondary } = await secondarySuppression(primary)
    ours += primary.unsafe.length + secondary.length
    least += primary.unsafe.length + (await fewest(primary, secondary.length))
  }
  assert.ok(least > 50 && ours <= 1.05 * least, `${ours} cells withheld, ${least} would have done`)
})

// Tries all sets of fewer cells.
async function fewest(primary: ReturnType<typeof primarySuppression>, ours: number): Promise<number> {
  const { cube: table, status, unsafe } = primary
  const open = Array.from(status.keys()).filter((cell) => status[cell] === PUBLISHED && table.counts[cell]! > 0 && cell < table.size - 1)
  const safe = async (chosen: number[]) => {
    const tried = status.slice()
    for (const cell of chosen) tried[cell] = SECONDARY
    const { recovered } = await attack(publishedTable(primary, tried), { depth: 'enough' })
    return !recovered.some((cell) => unsafe.includes(cell))
  }
  const any = async (chosen: number[], from: number, size: number): Promise<boolean> => {
    if (chosen.length === size) return safe(chosen)
    for (let k = from; k < open.length; k++) if (await any([...chosen, open[k]!], k + 1, size)) return true
    return false
  }
  for (let size = 0; size < ours; size++) if (await any([], 0, size)) return size
  return ours
}

test('options: room, marked cells, costs, whole groups, complements, small sums', async () => {
  const table = randomTable([flat('a', 4), flat('b', 4)], 77, 6)
  for (const knowledge of ['nothing', 'rule', 'marked'] as const) {
    const safe = await protectTable(table, { knowledge, leastWidth: 3, depth: 'tightest' })
    const { cells, lower, upper, seenLower, seenUpper } = safe.attack
    for (const [j, cell] of cells.entries()) {
      if (!safe.unsafe.includes(cell)) continue
      assert.ok(upper[j]! - lower[j]! >= 3)
      assert.deepEqual([seenLower[j], seenUpper[j]], [lower[j], upper[j]])
    }
  }
  const byCells = await protectTable(table, { cost: 'cells' })
  const byCounts = await protectTable(table, { cost: 'counts' })
  assert.ok(byCells.lostCells <= byCounts.lostCells && byCounts.lostCount <= byCells.lostCount)

  const one = cube([flat('a', 3), flat('b', 3)], [12, 0, 0, 9, 8, 7, 6, 9, 11])
  assert.equal(primarySuppression(one).unsafe.length, 0)
  const whole = primarySuppression(one, { wholeGroups: 'protect' })
  assert.deepEqual(Array.from(whole.unsafe), [0, 1, 2])
  const hidden = await protectTable(one, { wholeGroups: 'protect', depth: 'tightest' })
  assert.ok(hidden.attack.upper[1]! > 0 && hidden.attack.recovered.length === 0)

  const yes = cube([flat('answer', 2), flat('b', 2)], [98, 40, 2, 30])
  const shares = primarySuppression(yes, { complements: ['answer'] })
  assert.deepEqual(
    Array.from(shares.unsafe, (cell) => cellName(yes, cell)),
    ['answer0, b0', 'answer1, b0'],
  )

  const pair = cube([flat('a', 3), flat('b', 4)], [1, 2, 20, 30, 3, 1, 22, 17, 19, 18, 25, 31])
  const count = async (smallSums: 'allow' | 'protect') => {
    const safe = await protectTable(pair, { smallSums })
    const check = await differencing([{ name: 'one', sums: publishedSums(safe.published) }])
    assert.equal(check.recovered.length, 0)
    return check.smallDifferences.length
  }
  assert.ok((await count('allow')) > 0)
  assert.equal(await count('protect'), 0)
})

test('what a cube alone gives away is the same in the joint check, and earlier releases add to it', async () => {
  for (let i = 0; i < 30; i++) {
    const shape = shapes[i % shapes.length]!
    const table = randomTable(shape, 900 + i, 4)
    const published = publishedTable(primarySuppression(table))
    const alone = await attack(published)
    const joint = await differencing([{ name: 'one', sums: publishedSums(published) }])
    assert.deepEqual(
      joint.recovered.map(({ name, value }) => `${name} ${value}`),
      Array.from(alone.recovered, (cell) => `${cellName(table, cell)} ${table.counts[cell]}`),
      `table ${i}`,
    )
  }
  // January to March by area, later January and February by area: each is safe, March is not.
  const areas = flat('area', 3)
  const quarter = await protectTable(cube([areas], [31, 24, 50]))
  const months = await protectTable(cube([areas], [28, 19, 41]))
  const first = {
    name: 'April',
    sums: publishedSums(quarter.published, [
      [0, 1],
      [2, 3],
      [4, 5],
    ]),
  }
  const second = { name: 'May', sums: publishedSums(months.published, [[0], [2], [4]]) }
  assert.equal((await differencing([first])).safe, true)
  assert.equal((await differencing([second])).safe, true)
  const both = await differencing([first, second])
  assert.equal(both.safe, false)
  assert.deepEqual(
    both.smallDifferences.map(({ whole, parts, value, atoms }) => [whole.name, parts[0]!.name, value, Array.from(atoms)]),
    [['area0', 'area0', 3, [1]]],
  )
  assert.deepEqual(
    both.smallParts.map(({ atoms, value }) => [Array.from(atoms), value]),
    [[[1], 3]],
  )
  // A withheld number is given back by a later table with other borders.
  const withheld = { name: 'June', sums: [{ atoms: Int32Array.of(0, 1), value: null, lower: 1, name: 'north' }] }
  const later = {
    name: 'July',
    sums: [
      { atoms: Int32Array.of(0, 1, 2), value: 30 },
      { atoms: Int32Array.of(2), value: 26 },
    ],
  }
  assert.equal((await differencing([withheld, later])).recovered[0]!.value, 4)
  // Two dates of the same people's address have atoms of their own: five, then six, tells nothing.
  const five = { name: '2024', sums: [{ atoms: Int32Array.of(0), value: 5 }] }
  const six = { name: '2025', sums: [{ atoms: Int32Array.of(1), value: 6 }] }
  assert.equal((await differencing([five, six])).safe, true)
})

test('rounding errors of many questions to one large programme never rule out the true counts', async () => {
  const table = randomTable([flat('area', 24), flat('age', 5), flat('quarter', 8)], 9, 2)
  const { published } = await protectTable(table)
  const { system, cellOf } = await unknownsOf(published, 'rule')
  const parts = takeApart(system, system.lower, system.upper)
  const largest = parts.members.reduce((best, members, i) => (members.length > parts.members[best]!.length ? i : best), 0)
  const { programme, unknowns } = parts.open(largest)
  const simplex = openSimplex(programme)!
  assert.ok(programme.columns > 400)
  for (let column = 0; column < programme.columns; column += 9) {
    const truth = table.counts[cellOf[unknowns[column]!]!]!
    const [least, most] = [simplex.extreme(column, 1), simplex.extreme(column, -1)]
    assert.ok(least <= truth + 1e-6 && truth - 1e-6 <= most, `${least} to ${most} without ${truth}`)
  }
})

test('the joint check of a thin table of the size of a town ends by what the publisher knows, and evidence never hides a leak', async () => {
  const table = randomTable([flat('area', 24), flat('age', 5), flat('quarter', 8)], 9, 2)
  const safe = await protectTable(table)
  const atoms = Array.from({ length: 960 }, (_, i) => [i])
  const values = Float64Array.from(levelCells(table.axes), (cell) => table.counts[cell]!)
  const evidence = { values, moves: atomMoves(table, safe.moves, atoms) }
  const release = { name: 'May', sums: publishedSums(safe.published, atoms) }
  const alone = await differencing([release], { evidence })
  assert.deepEqual([alone.recovered.length, alone.undecided.length, alone.narrow.length], [0, 0, 0])
  // Later the first unsafe number is told in a text.
  const cell = safe.unsafe.find((unsafe) => levelCells(table.axes).includes(unsafe))!
  const atom = levelCells(table.axes).indexOf(cell)
  const text = { name: 'a text', sums: [{ atoms: Int32Array.of(atom), value: table.counts[cell]! }] }
  const both = await differencing([release, text], { evidence })
  assert.ok(both.recovered.some(({ name }) => name === cellName(table, cell)))
  assert.equal(both.safe, false)
})

test('a table too large for linear programming is undecided, never safe, until the publisher shows other tables that fit', async () => {
  const table = randomTable([flat('a', 9), flat('b', 9), flat('c', 9), flat('d', 9)], 3, 3)
  const safe = await protectTable(table)
  assert.deepEqual([safe.attack.recovered.length, safe.attack.undecided.length, safe.attack.method], [0, 0, 'linear programming'])
  const unaided = await attack(safe.published, { depth: 'enough' })
  assert.equal(unaided.method, 'propagation')
  assert.equal(unaided.recovered.length, 0)
  assert.ok(unaided.undecided.length > safe.unsafe.length / 2)
})

test('the same table is protected the same way, with progress to the end', async () => {
  const table = randomTable([flat('a', 5), flat('b', 4), flat('c', 3)], 5, 4)
  const steps: number[] = []
  const first = await protectTable(table, { onProgress: (done, all) => steps.push(done / all) })
  const again = await protectTable(table)
  assert.deepEqual(again.published, first.published)
  assert.ok(steps.every((step, i) => i === 0 || step >= steps[i - 1]!) && steps.at(-1) === 1)
})
