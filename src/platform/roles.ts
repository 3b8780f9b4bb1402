// Who somebody is to the town, in the words of the paper; policies ask these sentences.
export const roles = [
  'resident',
  'professional',
  'coordinator',
  'analyst',
  'leader',
  'partner',
  'data-protection',
  'administrator',
] as const

export type Role = (typeof roles)[number]

/** Somebody in front of a page: nobody known, or an account with its roles. */
export interface Actor {
  account: string | null
  name: string
  roles: readonly Role[]
  organisation: string | null
}

export const anybody: Actor = { account: null, name: '', roles: [], organisation: null }

export const isSignedIn = (actor: Actor): boolean => actor.account !== null
export const has = (actor: Actor, ...wanted: Role[]): boolean => wanted.some((role) => actor.roles.includes(role))

/** The people employed by the municipality, as opposed to residents and partners. */
export const isStaff = (actor: Actor): boolean =>
  has(actor, 'professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator')
