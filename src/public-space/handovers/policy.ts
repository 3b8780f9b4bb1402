// Who may answer for a partner, and who says what a partner looks after. Who hands over is in the policy of reports.
import type { Someone } from '../reports/work/policy.ts'

interface Belonging extends Someone {
  organisation: string | null
}

/** Somebody of a partner, with its own list. */
export const isPartner = ({ roles, organisation }: Belonging): boolean => roles.includes('partner') && organisation !== null

/** The partner answers what was handed over to it, whoever of its people it is. */
export const mayAnswer = (someone: Belonging, { organisation }: { organisation: string | null }): boolean =>
  isPartner(someone) && organisation === someone.organisation

/** The administrator says which streets and areas a partner looks after, as the agreement with it says. */
export const maySetBlocks = ({ roles }: Someone): boolean => roles.includes('administrator')
