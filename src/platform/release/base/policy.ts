// Who may do what at the gate for counts of people; the database holds the same rights.

/** Somebody in front of a page, as far as these sentences need to know. */
interface Someone {
  roles: readonly string[]
}

const has = ({ roles }: Someone, ...wanted: string[]): boolean => wanted.some((role) => roles.includes(role))

/** Those who see that something is counted, proposed or released; for everybody else the staff's pages of the gate are not there. */
export const seesGate = (someone: Someone): boolean => has(someone, 'analyst', 'administrator', 'data-protection', 'coordinator', 'leader')

/** Bring counts in, propose tables and release them. */
export const keepsCounts = (someone: Someone): boolean => has(someone, 'analyst', 'administrator')

/** See the unprotected counts, and the cells the attacker names. */
export const seesCounts = (someone: Someone): boolean => has(someone, 'analyst', 'administrator', 'data-protection')

/** Take a release back. Who watches over data protection may stop what is public, and changes nothing else. */
export const withdraws = (someone: Someone): boolean => seesCounts(someone)
