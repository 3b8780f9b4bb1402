// The demonstration's goals: what the invented town has agreed, does and has learned. Everything here is marked, and goes with the demonstration.
import type { Tx } from '../platform/db.ts'

/** Runs as the machinery, after areas, people and partners are there. */
export async function fillGoals(_tx: Tx): Promise<void> {}
