// Small chores the town does every moment, such as sending letters that wait: one after the other, in every town, while the process runs.
import { log } from '../log.ts'

export interface Round {
  name: string
  everyMs: number
  /** Does the chore once, in every town. */
  go(signal: AbortSignal): Promise<void>
}

/** Goes each round again and again until stopped. `stop` waits for a round under way. */
export function startRounds(rounds: Round[]): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const walking = rounds.map((round) => walk(round, stopping.signal))
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(walking)
    },
  }
}

/** One last time each, in order; what fails now is done by the next process. */
export async function goOnceMore(rounds: Round[]): Promise<void> {
  for (const round of rounds)
    await round.go(new AbortController().signal).catch((error: unknown) => logFailure(round, 'the last round failed', error))
}

/** A round that fails is gone again later and later, at most a minute apart; its failure is logged once until it succeeds. */
async function walk(round: Round, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      await round.go(signal)
      failures = 0
    } catch (error) {
      if (failures === 0) logFailure(round, 'a round failed, it will be gone again', error)
      failures++
    }
    await pause(Math.min(round.everyMs * 2 ** Math.min(failures, 10), 60_000), signal)
  }
}

const logFailure = (round: Round, what: string, error: unknown): void =>
  log('error', what, { round: round.name, error: error instanceof Error ? error.message : String(error) })

/** Pauses, and ends at once when stopped; keeps no process alive. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
