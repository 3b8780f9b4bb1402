// Thousands of trials of our own protection, on one thread or on all cores of the machine, added up to the figures that are printed.

import { requireWhole } from '../checks.ts'
import { type MonteCarloOptions, onThisThread, type Replicates } from '../replicates.ts'
import { type ProtectionTrial, protectionTrial } from './protection-trial.ts'
import { type ReleaseHistoryTrial, releaseHistoryTrial } from './release-history-trial.ts'

export type TrialOptions = MonteCarloOptions & {
  minimum?: number
  /** Number of the first trial. */
  from?: number
}

export type ProtectionTrials = {
  readonly cubes: number
  /** Cubes that were refused with a sentence, cells that were withheld for being small, and those withheld to protect them. */
  readonly refused: number
  readonly unsafe: number
  readonly secondary: number
  /** Withheld cells that the attacker works out or knows too well, and those whose safety could not be shown. */
  readonly recovered: number
  readonly undecided: number
  /** Cells that would have been recovered if only the unsafe ones had been withheld. */
  readonly recoveredWithout: number
}

export type ReleaseHistoryTrials = {
  readonly histories: number
  readonly proposed: number
  readonly releases: number
  readonly withheld: number
  /** Withheld numbers that all releases of a history together give back or nearly give back, and those whose safety could not be shown. */
  readonly recovered: number
  readonly undecided: number
  readonly smallDifferences: number
  /** The same if each table had been protected by itself. */
  readonly recoveredAlone: number
  readonly smallDifferencesAlone: number
}

type Asked = { seed: number; minimum: number; from: number }

/** For the threads of `workerReplicates`. */
export const protectionWork: Replicates<Asked, Asked, ProtectionTrials> = {
  module: import.meta.url,
  name: 'protectionWork',
  prepare: (asked) => asked,
  run: (asked, from, to) => each(asked, from, to, async (index) => countsOfTrial(await protectionTrial(index, asked))),
}

/** For the threads of `workerReplicates`. */
export const historyWork: Replicates<Asked, Asked, ReleaseHistoryTrials> = {
  module: import.meta.url,
  name: 'historyWork',
  prepare: (asked) => asked,
  run: (asked, from, to) => each(asked, from, to, async (index) => countsOfHistory(await releaseHistoryTrial(index, asked))),
}

/**
 * Protects random tables and attacks them without help: `protectionTrial` for each number, added up.
 *
 * Question: does protection hold on ten thousand tables that nobody chose?
 * Not for: a statement about a table of the town; that table is attacked itself.
 *
 * @param cubes how many, from 1; @param options `from` (0), `minimum` (5), `seed` (1), `runner` (this thread), `signal`, `onProgress`
 * Errors: `range`, `cancelled`.
 *
 * @example
 * (await protectionTrials(20)).recovered // => 0
 */
export async function protectionTrials(cubes: number, options: TrialOptions = {}): Promise<ProtectionTrials> {
  return summed(await runTrials(protectionWork, cubes, options))
}

/**
 * Publishes random histories and attacks them: `releaseHistoryTrial` for each number, added up.
 *
 * Question: does protection hold over years of releases?
 * Not for: a statement about releases of the town; those are attacked themselves.
 *
 * @param histories how many, from 1; @param options as in `protectionTrials`
 * Errors: `range`, `cancelled`.
 *
 * @example
 * (await releaseHistoryTrials(5)).recovered // => 0
 */
export async function releaseHistoryTrials(histories: number, options: TrialOptions = {}): Promise<ReleaseHistoryTrials> {
  return summed(await runTrials(historyWork, histories, options))
}

async function runTrials<Part>(work: Replicates<Asked, Asked, Part>, count: number, options: TrialOptions): Promise<Part[]> {
  const { from = 0, minimum = 5, seed = 1, runner = onThisThread } = options
  requireWhole('trials', count, 1, 1e7)
  requireWhole('from', from, 0, 1e9)
  return runner(work, { seed, minimum, from }, count, options)
}

// Added up where they are made, so that a thread sends home one line and not a thousand.
async function each<Counts extends Record<string, number>>(
  { from: first }: Asked,
  from: number,
  to: number,
  trial: (index: number) => Promise<Counts>,
): Promise<Counts> {
  const all: Counts[] = []
  for (let index = first + from; index < first + to; index++) all.push(await trial(index))
  return summed(all)
}

function countsOfTrial({ refused, unsafe, secondary, recovered, undecided, recoveredWithout }: ProtectionTrial): ProtectionTrials {
  return { cubes: 1, refused: refused === null ? 0 : 1, unsafe, secondary, recovered, undecided, recoveredWithout }
}

function countsOfHistory(trial: ReleaseHistoryTrial): ReleaseHistoryTrials {
  const { proposed, releases, withheld, undecided, smallDifferences, recoveredAlone, smallDifferencesAlone } = trial
  const recovered = trial.recovered + trial.narrow
  return { histories: 1, proposed, releases, withheld, recovered, undecided, smallDifferences, recoveredAlone, smallDifferencesAlone }
}

function summed<Counts extends Record<string, number>>(parts: readonly Counts[]): Counts {
  const sum: Record<string, number> = { ...parts[0]! }
  for (const part of parts.slice(1)) for (const [name, count] of Object.entries(part)) sum[name]! += count
  // The same names as the parts have.
  return sum as Counts
}
