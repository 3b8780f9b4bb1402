// Who looks after the town's work in the background.

/** Somebody in front of a page, as far as this sentence needs to know. */
export interface Someone {
  roles: readonly string[]
}

/** The administrator sees what was given up and lets it be tried again. */
export const mayTendJobs = ({ roles }: Someone): boolean => roles.includes('administrator')
