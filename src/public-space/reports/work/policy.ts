// Who may do what with reports. The database holds the same rules; these are the sentences.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

const has = ({ roles }: Someone, ...wanted: string[]): boolean => wanted.some((role) => roles.includes(role))

/** Those who work on what residents report. */
export const mayWorkOnReports = (someone: Someone): boolean => has(someone, 'professional', 'coordinator', 'leader')

/** The analyst sees reports and changes none. */
export const maySeeReports = (someone: Someone): boolean => mayWorkOnReports(someone) || has(someone, 'analyst')

/** What everybody reads is let out by coordinator or leader. */
export const mayLetOut = (someone: Someone): boolean => has(someone, 'coordinator', 'leader')
