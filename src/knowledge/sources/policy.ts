// Who may do what with the town's sources.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

const staff = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']

/** Analysts and administrators bring figures in, stop a fetch, and take own series away. */
export const mayBringIn = ({ roles }: Someone): boolean => roles.includes('analyst') || roles.includes('administrator')

/** The town's own series are for its staff until they are released; official figures are for everybody. */
export const maySeeSource = ({ roles }: Someone, kind: 'official' | 'own'): boolean =>
  kind === 'official' || roles.some((role) => staff.includes(role))
