// What every long calculation owes to whoever waits for it: progress that rises to its end, and an end when it is stopped.

import assert from 'node:assert/strict'
import type { LongRunOptions } from '../src/long-run.ts'
import { errorCodeOf } from './error-code.ts'

export type LongMethod = readonly [name: string, run: (options: LongRunOptions) => unknown]

/** What a run told of its progress; fails where it went back or did not come to its end. */
export async function progressOf([name, run]: LongMethod): Promise<{ told: number[]; end: number }> {
  const told: number[] = []
  let end = Number.NaN
  await run({
    onProgress: (done, all) => {
      told.push(done)
      end = all
    },
  })
  assert.equal(told.at(-1), end, name)
  for (let i = 1; i < told.length; i++) assert.ok(told[i]! >= told[i - 1]!, `${name} went back at ${i}`)
  return { told, end }
}

/** Fails unless a run that is stopped, before it began or on its way, ends with `cancelled`; `when` says how far it is let. */
export async function assertStops([name, run]: LongMethod, when: (done: number, all: number) => boolean): Promise<void> {
  assert.equal(await errorCodeOf(() => run({ signal: AbortSignal.abort() })), 'cancelled', `${name}, stopped before it began`)
  const stop = new AbortController()
  const onProgress = (done: number, all: number) => {
    if (when(done, all)) stop.abort()
  }
  assert.equal(await errorCodeOf(() => run({ signal: stop.signal, onProgress })), 'cancelled', `${name}, stopped on its way`)
}
