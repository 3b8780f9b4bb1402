// Who reads words as they were written.

/** Somebody in front of a page, as far as this sentence needs to know. */
export interface Someone {
  roles: readonly string[]
}

/** The coordinator, and nobody else: everybody who works on reports sees words with names and numbers left out. */
export const mayReadWords = ({ roles }: Someone): boolean => roles.includes('coordinator')
