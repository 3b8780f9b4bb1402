// Who may do what with partner organisations.
import type { Asker } from '../accounts/model.ts'
import type { Organisation } from './model.ts'

const staff = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']

/** The administrator makes, corrects and ends partners. */
export const mayManageOrganisations = (asker: Asker): boolean => asker.roles.includes('administrator')

/** Staff know the town's partners; a partner sees its own organisation. */
export const maySeeOrganisation = (asker: Asker, organisation: Pick<Organisation, 'id'>): boolean =>
  asker.roles.some((role) => staff.includes(role)) || (asker.organisation !== null && asker.organisation === organisation.id)
