// Refuses events that a space-time scan cannot be made of.

import { type Numbers, requireAtLeast, requireAtMost, requireSameLength, requireWhole, requireWithin } from '../checks.ts'
import { AnalysisError } from '../errors.ts'
import { requireCoordinates } from './circles.ts'

const MOST_UNITS = 40_000

/** Refuses events that are no study in place and time, and gives its first and last unit of time. */
export function requireStudy(
  x: Numbers,
  y: Numbers,
  time: Numbers,
  period: { from: number; to: number } | undefined,
): { from: number; to: number } {
  requireCoordinates(x, y)
  requireAtLeast('x', x, 2)
  requireSameLength('time', time, x.length)
  requireWithin('time', time, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (let i = 0; i < time.length; i++) {
    if (!Number.isInteger(time[i]))
      throw new AnalysisError('range', `Expected whole time units in "time" at row ${i}, but got ${time[i]}.`, { names: ['time'], row: i })
    from = Math.min(from, time[i]!)
    to = Math.max(to, time[i]!)
  }
  if (from === to)
    throw new AnalysisError('constant', `Expected events at two times at least, but all are at ${from}.`, { names: ['time'] })
  if (period !== undefined) {
    requireWhole('period.from', period.from)
    requireWhole('period.to', period.to, period.from)
    if (period.from > from || period.to < to)
      throw new AnalysisError('range', `Expected all times from ${period.from} to ${period.to}, but they go from ${from} to ${to}.`, {
        names: ['time'],
      })
    ;({ from, to } = period)
  }
  requireAtMost('time units', to - from + 1, MOST_UNITS, 'Count time in longer units.')
  return { from, to }
}
