// Shuffles the figures a thousand times over, on one thread or on several, and always with the same answer.

import { requireAtMost } from './checks.ts'
import { AnalysisError } from './errors.ts'
import { BREATH_MS, type LongRunOptions, pauseForOthers, refuseCancelled } from './long-run.ts'

/**
 * A Monte Carlo calculation that can be divided: replicate i takes its dice from stream i alone, so the division never shows in the answer.
 *
 * `module` and `name` say where a worker finds it: the address of the module (`import.meta.url`) and the name it is exported by.
 * `prepare` is done once per thread. `run` does the replicates from (included) to (excluded), at once or after a while; its result must survive a
 * structured clone.
 */
export type Replicates<Input, State, Part> = {
  readonly module: string
  readonly name: string
  prepare(input: Input): State
  run(state: State, from: number, to: number): Part | Promise<Part>
}

/** Does replicates 0 to `count` - 1 of some work and gives the parts back in the order of the replicates. */
export type ReplicateRunner = <Input, State, Part>(
  work: Replicates<Input, State, Part>,
  input: Input,
  count: number,
  options: LongRunOptions,
) => Promise<Part[]>

/** What every Monte Carlo method here takes. */
export type MonteCarloOptions = LongRunOptions & {
  /** Whole number; the same seed gives the same answer on every machine and with any number of threads. */
  seed?: number
  /** Who does the work: this thread by default; `workerReplicates` of `@trygby/analysis/node` for several. */
  runner?: ReplicateRunner
}

/** Does the replicates on this thread, in pieces of about 20 ms with a pause after each, so that others are served meanwhile. */
export const onThisThread: ReplicateRunner = async (work, input, count, options) => {
  refuseCancelled(options.signal)
  const state = work.prepare(input)
  const parts = []
  let piece = 1
  for (let from = 0; from < count; ) {
    const to = Math.min(count, from + piece)
    const began = performance.now()
    parts.push(await work.run(state, from, to))
    const took = performance.now() - began
    options.onProgress?.(to, count)
    piece = Math.max(1, Math.min(2 * piece, Math.floor((BREATH_MS * (to - from)) / Math.max(took, 0.01))))
    from = to
    await pauseForOthers()
    refuseCancelled(options.signal)
  }
  return parts
}

/** A p value read off this many is known to its fifth decimal; more would only fill the memory with their figures. */
const MOST_REPLICATES = 10_000_000

/** Refuses a number of replicates that says nothing (none), that cannot be a count, or that would never end. */
export function requireReplicates(name: string, count: number): void {
  if (!(Number.isInteger(count) && count >= 1))
    throw new AnalysisError('range', `Expected a whole number of ${name} from 1, but got ${count}.`, { names: [name] })
  requireAtMost(name, count, MOST_REPLICATES, 'Ask for fewer.')
}
