// Who keeps the goals: the coordinator and the leader. Everybody may read them. The database holds the same rules.

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

/** Coordinator and leader word the goals, set sub-goals, link policies and judge how it goes. */
export const mayKeepGoals = ({ roles }: Someone): boolean => roles.includes('coordinator') || roles.includes('leader')

const staff = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']

/** Everybody employed by the municipality sees what the room holds for its own use: coverage, all plans. */
export const seesWholeRoom = ({ roles }: Someone): boolean => roles.some((role) => staff.includes(role))
