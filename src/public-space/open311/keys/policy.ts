// Who issues keys and says where faults are sent on to; the database holds the same rights.

export const keepsKeys = ({ roles }: { roles: readonly string[] }): boolean => roles.includes('administrator')
