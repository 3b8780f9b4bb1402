// Who may read the log.

/** Somebody in front of a page, as far as this sentence needs to know. */
export interface Someone {
  roles: readonly string[]
}

/** The data protection officer reads the whole log. Everybody else has their own page for what concerns themselves. */
export const mayReadLog = ({ roles }: Someone): boolean => roles.includes('data-protection')
