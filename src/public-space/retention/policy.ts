// Who sees what was deleted, and who says how long is kept.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

export const maySeeRetention = ({ roles }: Someone): boolean => roles.includes('administrator') || roles.includes('data-protection')

export const maySetRetention = ({ roles }: Someone): boolean => roles.includes('administrator')
