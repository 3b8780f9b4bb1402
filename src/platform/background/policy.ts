// Who looks after the town's work in the background.
import { type Actor, has } from '../roles.ts'

/** The administrator sees what was given up and lets it be tried again. */
export const mayTendJobs = (actor: Actor): boolean => has(actor, 'administrator')
