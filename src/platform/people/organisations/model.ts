// What a partner organisation is: its kind, whom to talk to, and what the agreement says it may see.
import { z } from 'zod'
import { ticked } from '../accounts/model.ts'

export const organisationKinds = ['authority', 'school', 'housing-company', 'board', 'association', 'business'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** What can be shared with a partner at all. A closed list: never who said what. */
export const shareable = ['aggregates', 'faults'] as const
export type Shareable = (typeof shareable)[number]

export interface Organisation {
  id: string
  kind: OrganisationKind
  name: string
  maySee: string
  shared: Shareable[]
  contactName: string
  contactEmail: string
  endedAt: Date | null
  /** How many active accounts belong to it. */
  accounts: number
}

const line = (limit: number, key: string) =>
  z
    .string({ error: key })
    .transform((text) => text.trim())
    .pipe(z.string().max(limit, key))

export const organisationForm = z.object({
  kind: z.enum(organisationKinds, 'kind'),
  name: line(160, 'orgName').pipe(z.string().min(1, 'orgNameMissing')),
  maySee: line(2000, 'maySee').pipe(z.string().min(1, 'maySeeMissing')),
  shared: ticked(shareable, 'shared'),
  contactName: line(120, 'contactName'),
  contactEmail: line(254, 'contactEmail').pipe(z.string().regex(/^$|^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/, 'contactEmail')),
})
export type OrganisationForm = z.infer<typeof organisationForm>
