// Who may set the analyses going: those who answer for figures. Everybody may read the answers.

/** Somebody in front of a page, as far as this sentence needs to know. */
export interface Someone {
  roles: readonly string[]
}

export const mayStartAnalysis = ({ roles }: Someone): boolean => roles.includes('analyst') || roles.includes('administrator')
