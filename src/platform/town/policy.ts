// Who may say how the town is set up.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

/** The administrator sets up the town, and nobody else; what is set up is open for all to read. */
export const maySetUpTown = (someone: Someone): boolean => someone.roles.includes('administrator')
