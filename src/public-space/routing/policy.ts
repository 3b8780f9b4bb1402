// Who may see by which rules reports are sent on, and who says them.
import { maySeeReports, type Someone } from '../reports/work/policy.ts'

/** Administrator and coordinator say who handles what. */
export const mayRoute = ({ roles }: Someone): boolean => roles.includes('administrator') || roles.includes('coordinator')

/** Those who see reports see why one came to them. */
export const maySeeRouting = (someone: Someone): boolean => mayRoute(someone) || maySeeReports(someone)
