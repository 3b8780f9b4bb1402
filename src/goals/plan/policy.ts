// Who may do what with the plan. The database holds the same rules; these are the sentences.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

const staff = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']
const keepsPlan = ({ roles }: Someone): boolean => roles.includes('coordinator') || roles.includes('leader')

/** All who work for the municipality read every version, drafts too. */
export const maySeeVersions = ({ roles }: Someone): boolean => staff.some((role) => roles.includes(role))

/** Coordinator and leader begin versions, write chapters, move a version on and enter the council's decision; the council itself decides elsewhere. */
export const mayWritePlan = (someone: Someone): boolean => keepsPlan(someone)

/** They keep the entries of what the law says. */
export const mayKeepLegalBases = (someone: Someone): boolean => keepsPlan(someone)
