// Who keeps the town's own lines of help right. The database holds the same rule.

/** Somebody in front of a page, as far as this sentence needs to know. */
export interface Someone {
  roles: readonly string[]
}

export const mayKeepLines = ({ roles }: Someone): boolean => roles.includes('administrator') || roles.includes('coordinator')
