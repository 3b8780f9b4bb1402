// Who may do what with accounts. The database holds the same rules; these are the sentences.
import type { Account, Asker } from './model.ts'

const isAdministrator = (asker: Asker): boolean => asker.roles.includes('administrator')
const isSelf = (asker: Asker, account: Pick<Account, 'id'>): boolean => asker.account !== null && asker.account === account.id

/** The administrator sees and manages the town's accounts. */
export const mayManageAccounts = (asker: Asker): boolean => isAdministrator(asker)

/** The administrator gives and takes roles, but never their own: a second pair of eyes does that. */
export const mayChangeRoles = (asker: Asker, account: Pick<Account, 'id'>): boolean => isAdministrator(asker) && !isSelf(asker, account)

/** The administrator disables others and lets them in again; whoever goes, leaves by themselves. */
export const mayDisable = (asker: Asker, account: Pick<Account, 'id'>): boolean => isAdministrator(asker) && !isSelf(asker, account)

/** The administrator removes a lost second factor of others, after making sure who asks. */
export const mayResetSecondFactor = (asker: Asker, account: Pick<Account, 'id'>): boolean =>
  isAdministrator(asker) && !isSelf(asker, account)

/** People leave when they want, and the administrator lets a colleague leave. */
export const mayLetLeave = (asker: Asker, account: Pick<Account, 'id'>): boolean => isSelf(asker, account) || isAdministrator(asker)

/** People end their own sessions; the administrator ends anybody's. */
export const mayEndSession = (asker: Asker, account: Pick<Account, 'id'>): boolean => isSelf(asker, account) || isAdministrator(asker)
