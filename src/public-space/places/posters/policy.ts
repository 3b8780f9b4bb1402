// Who hangs posters up: those who work on what people report, and the administrator.

/** Somebody in front of a page, as far as this sentence needs to know. */
interface Someone {
  roles: readonly string[]
}

export const makesPosters = ({ roles }: Someone): boolean =>
  ['professional', 'coordinator', 'leader', 'administrator'].some((role) => roles.includes(role))
