// What an attacker writes down: the numbers that are not published, what is known of each, and every sum that ties them together.

import { AnalysisError } from '../../errors.ts'

/** Whole numbers nobody published, and equations: sum of sign * unknown over each row = total. Row i is entries start[i] to start[i + 1]. */
export type Unknowns = {
  readonly count: number
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly start: Int32Array
  readonly unknown: Int32Array
  readonly sign: Int8Array
  readonly total: Float64Array
  /** 1 for equations that follow from the others; they help whoever works with single equations. */
  readonly implied: Uint8Array
}

/** Collects equations one after the other; those without unknowns are checked and left out. */
export type EquationList = {
  begin(total: number, isImplied?: boolean): void
  add(unknown: number, sign: 1 | -1): void
  end(): void
  close(lower: Float64Array, upper: Float64Array): Unknowns
}

/** An empty list of equations. Errors: `infeasible` for a sum of published numbers that is not the published sum. */
export function equationList(): EquationList {
  const start = [0]
  const total: number[] = []
  const unknown: number[] = []
  const sign: number[] = []
  const implied: number[] = []
  let current = 0
  let currentImplied = false
  return {
    begin(value, isImplied = false) {
      current = value
      currentImplied = isImplied
    },
    add(id, direction) {
      unknown.push(id)
      sign.push(direction)
    },
    end() {
      if (unknown.length > start.at(-1)!) {
        total.push(current)
        implied.push(currentImplied ? 1 : 0)
        start.push(unknown.length)
      } else if (current !== 0) throw contradiction()
    },
    close: (lower, upper) => ({
      count: lower.length,
      lower,
      upper,
      start: Int32Array.from(start),
      unknown: Int32Array.from(unknown),
      sign: Int8Array.from(sign),
      total: Float64Array.from(total),
      implied: Uint8Array.from(implied),
    }),
  }
}

/** What is thrown when no whole numbers fit the published ones. */
export function contradiction(): AnalysisError {
  return new AnalysisError('infeasible', 'Expected published sums that agree with each other, but no whole numbers fit them all.')
}

/** The equations of each unknown, compressed: those of unknown j are entries start[j] to start[j + 1]. */
export function equationsOf(system: Unknowns): { start: Int32Array; equation: Int32Array; sign: Int8Array } {
  const start = new Int32Array(system.count + 1)
  for (const id of system.unknown) start[id + 1]!++
  for (let j = 0; j < system.count; j++) start[j + 1]! += start[j]!
  const next = start.slice()
  const equation = new Int32Array(system.unknown.length)
  const sign = new Int8Array(system.unknown.length)
  for (let i = 0; i < system.total.length; i++)
    for (let e = system.start[i]!; e < system.start[i + 1]!; e++) {
      const at = next[system.unknown[e]!]!++
      equation[at] = i
      sign[at] = system.sign[e]!
    }
  return { start, equation, sign }
}

/** Whether these whole numbers fit all equations and bounds exactly. */
export function fits(system: Unknowns, x: Float64Array): boolean {
  for (let j = 0; j < system.count; j++) if (!Number.isInteger(x[j]) || x[j]! < system.lower[j]! || x[j]! > system.upper[j]!) return false
  for (let i = 0; i < system.total.length; i++) {
    let sum = 0
    for (let e = system.start[i]!; e < system.start[i + 1]!; e++) sum += system.sign[e]! * x[system.unknown[e]!]!
    if (sum !== system.total[i]) return false
  }
  return true
}
