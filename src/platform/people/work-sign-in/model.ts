// Which groups at the municipality's own sign-in become which role here, and who it says somebody is.
import { z } from 'zod'
import { givenRoles } from '../accounts/model.ts'

/** Partners are not employed by the municipality, so no group gives that role. */
export const workRoles = givenRoles.filter((role) => role !== 'partner')

export interface WorkRole {
  claim: string
  role: string
}

export const workRoleForm = z.object({
  claim: z
    .string({ error: 'claim' })
    .transform((text) => text.trim())
    .pipe(z.string().min(1, 'claimMissing').max(200, 'claim')),
  role: z.enum(workRoles, 'role'),
})

/** Who the municipality's own sign-in says somebody is. */
export interface WorkPerson {
  issuer: string
  subject: string
  email: string | null
  /** Whether the sign-in says that the address is the person's own. */
  isEmailChecked: boolean
  /** When they last showed themselves at the sign-in, not only came by. */
  shownAt: Date
  name: string
  groups: string[]
}

/** The groups in a claim: a list, or one text with commas or spaces between. */
export function groupsIn(claim: unknown): string[] {
  const list = typeof claim === 'string' ? claim.split(/[,\s]+/) : Array.isArray(claim) ? claim : []
  return list.filter((group): group is string => typeof group === 'string' && group !== '').slice(0, 500)
}

/** The roles that somebody's groups give, each once. */
export const rolesOf = (groups: readonly string[], mapping: readonly WorkRole[]): string[] =>
  [...new Set(mapping.filter(({ claim }) => groups.includes(claim)).map(({ role }) => role))].sort()

const saysYes = (claim: unknown): boolean => [true, 1, 'true', '1'].some((yes) => claim === yes)

/** A person as the claims tell it; an address that the sign-in says is not checked does not count. Microsoft's has a word of its own for a checked one. */
export function personOf(issuer: string, claims: Record<string, unknown>, roleClaim: string): WorkPerson {
  const email = typeof claims.email === 'string' && claims.email_verified !== false ? claims.email.trim().toLowerCase() : null
  const isEmail = email !== null && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email)
  const name = typeof claims.name === 'string' ? claims.name.trim().slice(0, 120) : ''
  return {
    issuer,
    subject: String(claims.sub ?? ''),
    email: isEmail ? email : null,
    isEmailChecked: isEmail && (saysYes(claims.email_verified) || saysYes(claims.xms_edov)),
    shownAt: new Date(Number(claims.auth_time) * 1000),
    name: name || (isEmail ? email : ''),
    groups: groupsIn(claims[roleClaim]),
  }
}
