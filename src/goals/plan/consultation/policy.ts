// Who may say what in a consultation. The database holds the same rules; these are the sentences.
import type { Day } from '../../../platform/form/model.ts'
import { mayWritePlan, type Someone } from '../policy.ts'
import { type Asking, lasts } from './model.ts'

/** Coordinator and leader say who is asked, answer and publish. */
export const mayKeepConsultation = (someone: Someone): boolean => mayWritePlan(someone)

/** A partner that is asked, and anybody where residents are: until the last day. */
export const mayComment = (asking: Asking, isParty: boolean, today: Day): boolean =>
  lasts(asking, today) && (isParty || asking.residentsMayComment)

/** Only a partner that is asked says that it has nothing to add. */
export const maySayNothingToAdd = (asking: Asking, isParty: boolean, today: Day): boolean => lasts(asking, today) && isParty
