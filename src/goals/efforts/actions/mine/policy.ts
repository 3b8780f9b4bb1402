// Who has a page of their own actions: the municipality's people and its partners.
import { maySeeInside, type Someone } from '../../policy.ts'

export const mayHaveActions = (someone: Someone): boolean => maySeeInside(someone) || someone.roles.includes('partner')
