// Who keeps the goals: the coordinator and the leader. Everybody may read them. The database holds the same rules.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

/** Coordinator and leader word the goals, set sub-goals, link policies and judge how it goes. */
export const mayKeepGoals = ({ roles }: Someone): boolean => roles.includes('coordinator') || roles.includes('leader')
