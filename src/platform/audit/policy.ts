// Who may read the log.
import { type Actor, has } from '../roles.ts'

/** The data protection officer reads the whole log. Everybody else has their own page for what concerns themselves. */
export const mayReadLog = (actor: Actor): boolean => has(actor, 'data-protection')
