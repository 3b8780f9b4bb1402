// Who may set the analyses going: those who answer for figures. Everybody may read the answers.
import type { Actor } from '../../platform/roles.ts'

export const mayStartAnalysis = (actor: Actor): boolean => actor.roles.includes('analyst') || actor.roles.includes('administrator')
