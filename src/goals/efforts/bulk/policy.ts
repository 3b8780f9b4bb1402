// Who may change many efforts at once: those who keep the goals. One effort at a time is the effort's own story.

/** Somebody in front of a page, as far as this sentence needs to know. */
export interface Someone {
  roles: readonly string[]
}

/** Coordinator and leader change many, and undo what they changed themselves. */
export const mayChangeMany = ({ roles }: Someone): boolean => roles.includes('coordinator') || roles.includes('leader')
