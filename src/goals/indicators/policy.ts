// Who may do what with indicators. The database holds the same rules; these are the sentences.
import type { Indicator } from './model.ts'

/** Somebody in front of a page, as far as these sentences need to know. */
export interface Someone {
  roles: readonly string[]
}

const staff = ['professional', 'coordinator', 'analyst', 'leader', 'data-protection', 'administrator']

/** Everybody employed by the municipality sees every indicator, and figures that are not released yet. */
export const seesAllIndicators = ({ roles }: Someone): boolean => roles.some((role) => staff.includes(role))

/** Coordinator and analyst define, correct, adopt and drop indicators, enter their figures and release them. */
export const mayKeepIndicators = ({ roles }: Someone): boolean => roles.includes('coordinator') || roles.includes('analyst')

/** Everybody else sees what the town has adopted and does not keep to itself. */
export const maySeeIndicator = (someone: Someone, { state, dataClass }: Pick<Indicator, 'state' | 'dataClass'>): boolean =>
  (state === 'adopted' && dataClass === 'open') || seesAllIndicators(someone)
