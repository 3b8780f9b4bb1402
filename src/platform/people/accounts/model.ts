// What an account is: somebody who can sign in, what they are to the town, and how a form becomes one.
import { z } from 'zod'

/** The roles an administrator gives. Residents become residents by themselves, when they first sign in. */
export const givenRoles = ['professional', 'coordinator', 'analyst', 'leader', 'partner', 'data-protection', 'administrator'] as const

/** Whoever asks, as far as the rules of this folder need to know. */
export interface Asker {
  account: string | null
  roles: readonly string[]
  organisation: string | null
}

export type AccountStatus = 'active' | 'disabled' | 'left'

export interface Account {
  id: string
  email: string | null
  name: string
  status: AccountStatus
  organisation: string | null
  locale: 'da' | 'en'
  roles: string[]
  madeAt: Date
  endedAt: Date | null
}

/** An account in the administrator's list. */
export interface ListedAccount extends Account {
  organisationName: string | null
  lastSeenAt: Date | null
  hasSecondFactor: boolean
}

/** Part of the list: the municipality's own people, partners, residents, or those who no longer have access. */
export const groups = ['staff', 'partners', 'residents', 'ended'] as const
export type Group = (typeof groups)[number]
export const isGroup = (text: string | undefined): text is Group => groups.some((group) => group === text)

export function groupOf(account: Pick<Account, 'status' | 'roles'>): Group {
  if (account.status !== 'active') return 'ended'
  if (account.roles.includes('partner')) return 'partners'
  return account.roles.some((role) => role !== 'resident') ? 'staff' : 'residents'
}

/** Staff and partners show a second factor when they come by a link; residents do not need to. */
export const needsSecondFactor = (roles: readonly string[]): boolean => roles.some((role) => role !== 'resident')

/** Whether two lists hold the same roles, in whatever order; a list holds a role once. */
export const sameRoles = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role))

/** An address as it is kept: no spaces around, small letters. */
export const emailField = z
  .string({ error: 'email' })
  .transform((text) => text.trim().toLowerCase().normalize('NFC'))
  .pipe(
    z
      .string()
      .min(1, 'emailMissing')
      .max(254, 'email')
      .regex(/^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@<>(),;:"\\[\].]{2,}$/, 'email'),
  )

export const nameField = z
  .string({ error: 'name' })
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1, 'nameMissing')
      .max(120, 'name')
      .regex(/^[^<>\p{Cc}]*$/u, 'name'),
  )

/** Ticks in a form: none, one or several, each from the list. What is not on the list spoils the whole field, not a place in it. */
export const ticked = <const T extends readonly string[]>(allowed: T, key: string) =>
  z
    .preprocess((came) => (came === undefined || came === '' ? [] : Array.isArray(came) ? came : [came]), z.array(z.string()))
    .transform((came, { addIssue }): T[number][] => {
      const known = allowed.filter((one): one is T[number] => came.includes(one))
      if (known.length !== new Set(came).size) addIssue({ code: 'custom', message: key })
      return known
    })

const localeField = z.enum(['da', 'en'], 'locale')
const organisationField = z.preprocess((came) => (came === '' || came === undefined ? null : came), z.uuid('organisation').nullable())

/** What the administrator writes about somebody. A partner belongs to an organisation, and nobody else does. */
export const accountForm = z
  .object({
    name: nameField,
    email: emailField,
    roles: ticked(givenRoles, 'roles'),
    organisation: organisationField,
    locale: localeField.default('da'),
  })
  .superRefine((account, { addIssue }) => {
    const isPartner = account.roles.includes('partner')
    if (isPartner && account.roles.length > 1) addIssue({ code: 'custom', path: ['roles'], message: 'partnerAlone' })
    if (isPartner && !account.organisation) addIssue({ code: 'custom', path: ['organisation'], message: 'partnerWhere' })
    if (!isPartner && account.organisation) addIssue({ code: 'custom', path: ['organisation'], message: 'staffNowhere' })
  })
export type AccountForm = z.infer<typeof accountForm>

/** An invitation gives at least one role. */
export const invitationForm = accountForm.refine((account) => account.roles.length > 0, { path: ['roles'], message: 'rolesMissing' })

/** What people correct about themselves. */
export const ownForm = z.object({ name: nameField, locale: localeField })
export type OwnForm = z.infer<typeof ownForm>
