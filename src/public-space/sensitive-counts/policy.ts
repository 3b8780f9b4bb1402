// Who sees how the counts of sensitive reports stand, and who makes an edition of them; the database holds the same rights.

interface Someone {
  roles: readonly string[]
}

/** Those who see reports and also what is on its way at the gate. */
export const seesCounts = ({ roles }: Someone): boolean => ['analyst', 'coordinator', 'leader'].some((role) => roles.includes(role))

/** The analyst brings counts to the gate and sees the reports they are made of; nobody else may do both. */
export const makesEdition = ({ roles }: Someone): boolean => roles.includes('analyst')
