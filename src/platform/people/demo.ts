// Invented people and partners to try the town with; every one of them is marked and can be taken away again.

import type { Tx } from '../db.ts'
import { markAsDemonstration } from '../demonstration.ts'
import type { Role } from '../roles.ts'
import { accountByEmail, makeAccount, setRoles } from './accounts/store.ts'
import type { OrganisationForm } from './organisations/model.ts'
import { isNameTaken, makeOrganisation } from './organisations/store.ts'

type Partner = Omit<OrganisationForm, 'contactName' | 'contactEmail'> & { person: string | null }

const partners: Partner[] = [
  {
    kind: 'authority',
    name: 'Demo Politikreds',
    maySee: 'Samlede tal om utryghed og det, vi sammen aftaler at gøre. Intet om enkelte mennesker.',
    shared: ['aggregates'],
    person: 'Demo Pia Politikontakt',
  },
  {
    kind: 'housing-company',
    name: 'Demo Boligselskab',
    maySee: 'Samlede tal for egne områder og fysiske fejl. Aldrig hvem der har sagt hvad, og intet må bruges mod en lejer.',
    shared: ['aggregates', 'faults'],
    person: 'Demo Bo Boligselskab',
  },
  { kind: 'board', name: 'Demo Afdelingsbestyrelse Nord', maySee: 'Fysiske fejl i egen afdeling.', shared: ['faults'], person: null },
  { kind: 'school', name: 'Demoskolen', maySee: 'Samlede tal for byen.', shared: ['aggregates'], person: null },
  { kind: 'association', name: 'Demo Fritidsforening', maySee: 'Samlede tal for byen.', shared: ['aggregates'], person: null },
  { kind: 'business', name: 'Demo Butikscenter', maySee: 'Fysiske fejl omkring centret.', shared: ['faults'], person: null },
]

const people: [role: Role, name: string][] = [
  ['resident', 'Demo Rikke Borger'],
  ['resident', 'Demo Yusuf Borger'],
  ['professional', 'Demo Palle Pædagog'],
  ['professional', 'Demo Sanne SSP'],
  ['coordinator', 'Demo Karen Koordinator'],
  ['coordinator', 'Demo Kasim Koordinator'],
  ['analyst', 'Demo Anders Analytiker'],
  ['leader', 'Demo Lene Leder'],
  ['leader', 'Demo Birk Byråd'],
  ['data-protection', 'Demo Dorte Databeskyttelse'],
  ['administrator', 'Demo Asta Administrator'],
]

const letters: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa' }
const addressOf = (name: string): string =>
  `${name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? '')
    .replace(/[^a-z]+/g, '.')}@demo.invalid`

/** Runs as the machinery. Twice makes nothing twice. Addresses end in `.invalid`, so that no letter ever leaves. */
export async function fillPeople(tx: Tx): Promise<void> {
  for (const [role, name] of people) await fillAccount(tx, role, name, null)
  for (const { person, ...partner } of partners) {
    if (await isNameTaken(tx, partner.name, null)) continue
    const id = await makeOrganisation(tx, { ...partner, contactName: '', contactEmail: '' })
    await markAsDemonstration(tx, 'platform.organisation', id)
    if (person) await fillAccount(tx, 'partner', person, id)
  }
}

/** The first invented person of a role, who is made where they are not there yet: in whose name the demonstration does what a person must do. */
export async function inventedPerson(tx: Tx, role: Role): Promise<{ account: string; role: Role }> {
  const [, name = ''] = people.find(([of]) => of === role) ?? []
  await fillAccount(tx, role, name, null)
  const found = await accountByEmail(tx, addressOf(name))
  if (!found) throw new Error(`The demonstration has nobody who is ${role}`)
  return { account: found.id, role }
}

async function fillAccount(tx: Tx, role: string, name: string, organisation: string | null): Promise<void> {
  const email = addressOf(name)
  if (await accountByEmail(tx, email)) return
  const id = await makeAccount(tx, { email, name, organisation, locale: 'da' })
  await setRoles(tx, id, [role])
  await markAsDemonstration(tx, 'platform.account', id)
}
