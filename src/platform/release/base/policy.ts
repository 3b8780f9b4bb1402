// Who may do what at the gate for counts of people; the database holds the same rights.
import { type Actor, has } from '../../roles.ts'

/** Those who see that something is counted, proposed or released; for everybody else the staff's pages of the gate are not there. */
export const seesGate = (actor: Actor): boolean => has(actor, 'analyst', 'administrator', 'data-protection', 'coordinator', 'leader')

/** Bring counts in, propose tables and release them. */
export const keepsCounts = (actor: Actor): boolean => has(actor, 'analyst', 'administrator')

/** See the unprotected counts, and the cells the attacker names. */
export const seesCounts = (actor: Actor): boolean => has(actor, 'analyst', 'administrator', 'data-protection')

/** Take a release back. Who watches over data protection may stop what is public, and changes nothing else. */
export const withdraws = seesCounts
