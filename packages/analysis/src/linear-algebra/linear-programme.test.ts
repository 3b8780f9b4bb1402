import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type RandomStream, randomStream } from '../random.ts'
import { type LinearProgramme, openSimplex } from './linear-programme.ts'

type Dense = { rows: number[][]; rightHand: number[]; lower: number[]; upper: number[] }

function compressed({ rows, rightHand, lower, upper }: Dense): LinearProgramme {
  const start = [0]
  const column: number[] = []
  const coefficient: number[] = []
  for (const row of rows) {
    row.forEach((value, j) => {
      if (value === 0) return
      column.push(j)
      coefficient.push(value)
    })
    start.push(column.length)
  }
  return {
    columns: lower.length,
    start: Int32Array.from(start),
    column: Int32Array.from(column),
    coefficient: Float64Array.from(coefficient),
    rightHand: Float64Array.from(rightHand),
    lower: Float64Array.from(lower),
    upper: Float64Array.from(upper),
  }
}

/** The least value over all corners: every choice of variables at a bound whose equations then have one solution. */
function leastByCorners({ rows, rightHand, lower, upper }: Dense, objective: number[]): number {
  const n = lower.length
  let best = Number.POSITIVE_INFINITY
  for (let code = 0; code < 3 ** n; code++) {
    const place = Array.from({ length: n }, (_, j) => Math.floor(code / 3 ** j) % 3)
    if (place.some((p, j) => p === 1 && upper[j] === Number.POSITIVE_INFINITY)) continue
    const x = place.map((p, j) => (p === 0 ? lower[j]! : p === 1 ? upper[j]! : 0))
    const free = Array.from(place.keys()).filter((j) => place[j] === 2)
    const left = rightHand.map((b, i) => b - rows[i]!.reduce((sum, a, j) => sum + a * x[j]!, 0))
    const solved = solve(
      rows.map((row) => free.map((j) => row[j]!)),
      left,
    )
    if (!solved) continue
    free.forEach((j, k) => {
      x[j] = solved[k]!
    })
    if (x.every((value, j) => value >= lower[j]! - 1e-9 && value <= upper[j]! + 1e-9))
      best = Math.min(
        best,
        x.reduce((sum, value, j) => sum + value * objective[j]!, 0),
      )
  }
  return best
}

/** Gaussian elimination; null without a solution or with more than one. */
function solve(matrix: number[][], rightHand: number[]): number[] | null {
  const a = matrix.map((row, i) => [...row, rightHand[i]!])
  const n = matrix[0]?.length ?? 0
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k; i < a.length; i++) if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]?.[k] ?? 0)) pivot = i
    if (pivot >= a.length || Math.abs(a[pivot]![k]!) < 1e-9) return null
    ;[a[k], a[pivot]] = [a[pivot]!, a[k]!]
    for (let i = 0; i < a.length; i++) {
      if (i === k) continue
      const factor = a[i]![k]! / a[k]![k]!
      for (let j = k; j <= n; j++) a[i]![j]! -= factor * a[k]![j]!
    }
  }
  if (a.slice(n).some((row) => Math.abs(row[n]!) > 1e-9)) return null
  return Array.from({ length: n }, (_, k) => a[k]![n]! / a[k]![k]!)
}

function randomProgramme(random: RandomStream): Dense {
  const n = 2 + random.below(5)
  const m = 1 + random.below(4)
  const lower = Array.from({ length: n }, () => random.below(3) - 1)
  const upper = lower.map((low) => (random.below(3) === 0 ? Number.POSITIVE_INFINITY : low + random.below(5)))
  const rows = Array.from({ length: m }, () => Array.from({ length: n }, () => random.below(4) - 1))
  // An equation that follows from the others, and now and then a programme without solution.
  if (m > 2) rows[m - 1] = rows[0]!.map((value, j) => value + rows[1]![j]!)
  const inside = lower.map((low, j) => low + random.below(Math.min(4, upper[j]! - low) + 1))
  const rightHand = rows.map((row) => row.reduce((sum, a, j) => sum + a * inside[j]!, 0) + (random.below(12) === 0 ? 1 : 0))
  return { rows, rightHand, lower, upper }
}

test('the least value is the least over all corners, from one question to the next', () => {
  const seen = { optimal: 0, impossible: 0, endless: 0 }
  for (let i = 0; i < 400; i++) {
    const random = randomStream(21, i)
    const dense = randomProgramme(random)
    const simplex = openSimplex(compressed(dense))
    for (let question = 0; question < 3; question++) {
      const objective = dense.lower.map(() => random.below(7) - 3)
      const corners = leastByCorners(dense, objective)
      if (!simplex) {
        assert.equal(corners, Number.POSITIVE_INFINITY, `programme ${i}`)
        seen.impossible++
        break
      }
      const value = simplex.minimise(Float64Array.from(objective))
      if (value === Number.NEGATIVE_INFINITY) {
        // A bound far out is reached where nothing else stops the fall.
        const bounded = { ...dense, upper: dense.upper.map((u) => Math.min(u, 1e5)) }
        assert.ok(leastByCorners(bounded, objective) < -1e4, `programme ${i}`)
        seen.endless++
        continue
      }
      assert.ok(Math.abs(value - corners) < 1e-7, `programme ${i}: ${value}, by corners ${corners}`)
      const x = simplex.solution()
      dense.rows.forEach((row, e) => {
        const sum = row.reduce((s, a, j) => s + a * x[j]!, 0)
        assert.ok(Math.abs(sum - dense.rightHand[e]!) < 1e-7)
      })
      seen.optimal++
    }
  }
  assert.ok(seen.optimal > 500 && seen.impossible > 20 && seen.endless > 20, JSON.stringify(seen))
})

test('one variable alone: its least and largest value', () => {
  const simplex = openSimplex(
    compressed({ rows: [[1, 1, 1]], rightHand: [10], lower: [0, 2, 0], upper: [7, 5, Number.POSITIVE_INFINITY] }),
  )!
  assert.deepEqual([simplex.extreme(0, 1), simplex.extreme(0, -1)], [0, 7])
  assert.deepEqual([simplex.extreme(1, 1), simplex.extreme(1, -1)], [2, 5])
  assert.deepEqual([simplex.extreme(2, 1), simplex.extreme(2, -1)], [0, 8])
  const open = openSimplex(compressed({ rows: [[1, -1]], rightHand: [1], lower: [0, 0], upper: [1 / 0, 1 / 0] }))!
  assert.deepEqual([open.extreme(0, 1), open.extreme(0, -1)], [1, Number.POSITIVE_INFINITY])
  assert.equal(openSimplex(compressed({ rows: [[1, 1]], rightHand: [9], lower: [0, 0], upper: [3, 3] })), null)
})

test("an assignment that makes naive rules go round in circles ends (Beale's example)", () => {
  const rows = [
    [0.25, -60, -0.04, 9, 1, 0, 0],
    [0.5, -90, -0.02, 3, 0, 1, 0],
    [0, 0, 1, 0, 0, 0, 1],
  ]
  const none = new Array<number>(7).fill(0)
  const dense = { rows, rightHand: [0, 0, 1], lower: none, upper: none.map(() => Number.POSITIVE_INFINITY) }
  const value = openSimplex(compressed(dense))!.minimise(Float64Array.of(-0.75, 150, -0.02, 6, 0, 0, 0))
  assert.ok(Math.abs(value + 0.05) < 1e-9)
})
