// Who may do what with an effort. The database holds the same rules; these are the sentences.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
  account: string | null
  organisation: string | null
}

/** An effort, as far as these sentences need to know. */
export interface Owned {
  owner: string | null
  madeBy: string | null
}

const has = ({ roles }: Someone, ...wanted: string[]): boolean => wanted.some((role) => roles.includes(role))
const isOwn = ({ account }: Someone, { owner, madeBy }: Owned): boolean => account !== null && (owner === account || madeBy === account)

/** Colleagues see everything of the room: ideas, perspectives, actions and reasons. */
export const maySeeInside = (someone: Someone): boolean =>
  has(someone, 'professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator')

/** Those who work with residents propose efforts, and those who keep the plan. */
export const mayPropose = (someone: Someone): boolean => has(someone, 'professional', 'coordinator', 'leader')

/** A professional changes and moves on the efforts they own or proposed; coordinator and leader any. */
export const mayChange = (someone: Someone, effort: Owned): boolean =>
  has(someone, 'coordinator', 'leader') || (has(someone, 'professional') && isOwn(someone, effort))

/** Whoever changes an effort judges it, and the analyst does. */
export const mayJudge = (someone: Someone, effort: Owned): boolean => has(someone, 'analyst') || mayChange(someone, effort)

/** What everybody reads about the outcome is published by coordinator or leader. */
export const mayPublishVerdict = (someone: Someone): boolean => has(someone, 'coordinator', 'leader')

/** Whether somebody comes from one of the effort's partners. */
export const isPartnerOf = ({ organisation }: Someone, { organisations }: { organisations: readonly string[] }): boolean =>
  organisation !== null && organisations.includes(organisation)

/** Colleagues say how their profession sees an effort, and so do its partners. */
export const mayAddPerspective = (someone: Someone, effort: { organisations: readonly string[] }): boolean =>
  maySeeInside(someone) || isPartnerOf(someone, effort)

/** A perspective is taken back by its author and nobody else. */
export const mayTakeBack = ({ account }: Someone, perspective: { author: string | null }): boolean =>
  account !== null && perspective.author === account

/** A partner says yes to its own promise. */
export const mayConfirm = ({ organisation }: Someone, partner: { organisation: string | null }): boolean =>
  organisation !== null && partner.organisation === organisation
