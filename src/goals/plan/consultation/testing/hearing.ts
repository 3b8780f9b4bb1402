// A town with a draft in consultation and two partners, of whom one is asked, for the tests of this slice.
import { type TestTown, testTown } from '../../../../../tests/town.ts'
import type { Tx } from '../../../../platform/db.ts'
import { type Day, daysAfter, todayInTown } from '../../../../platform/form/model.ts'
import { sessionCookie } from '../../../../platform/http/open-request.ts'
import { makeAccount, setRoles } from '../../../../platform/people/accounts/store.ts'
import { makeOrganisation } from '../../../../platform/people/organisations/store.ts'
import type { Role } from '../../../../platform/roles.ts'
import { openSession } from '../../../../platform/session.ts'
import { beginWith } from '../../begin.ts'
import { chaptersOf } from '../../chapters/store.ts'
import type { PlanState } from '../../model.ts'
import { addMove, moveVersion, versionById } from '../../store.ts'
import { addParty, keepAsked, sayWhoIsAsked } from '../asked/store.ts'

export interface Person {
  account: string | null
  roles: Role[]
  token: string | null
}

export const anybody: Person = { account: null, roles: [], token: null }

export interface Hearing {
  town: TestTown
  organisation: string
  asked: Person
  /** Of the same organisation. */
  colleague: Person
  /** A partner of an organisation that is not asked. */
  other: Person
  /** Work in the database as this person. */
  as<T>(person: Person, deed: (tx: Tx) => Promise<T>): Promise<T>
  /** A request through the whole app, with the answer's text. */
  visit(
    person: Person | Role,
    path: string,
    form?: Record<string, string | string[]>,
  ): Promise<{ status: number; text: string; to: string }>
  /** A new draft with two chapters, sent out unless told otherwise; the first partner is asked. */
  draft(options?: {
    residents?: boolean
    until?: Day | null
    state?: PlanState
  }): Promise<{ id: string; chapters: string[]; party: string }>
  /** Lets the last day lie in the past. */
  end(version: string): Promise<void>
  move(version: string, from: PlanState, to: PlanState): Promise<void>
}

export async function hearing(): Promise<Hearing> {
  const town = await testTown()
  const office = { account: await town.accountOf('coordinator'), name: 'Prøve coordinator' }
  const { organisation, asked, colleague, other } = await town.as('system', async (tx) => {
    const person = async (name: string, organisation: string): Promise<Person> => {
      const account = await makeAccount(tx, {
        email: `${name.toLowerCase()}@example.invalid`,
        name: `Prøve ${name}`,
        organisation,
        locale: 'da',
      })
      await setRoles(tx, account, ['partner'])
      const { token } = await openSession(tx, account, ['partner'], 'second-factor')
      return { account, roles: ['partner'], token }
    }
    const partner = async (name: string) => {
      const organisation = await makeOrganisation(tx, {
        kind: 'board',
        name,
        maySee: 'Samlede tal.',
        shared: [],
        contactName: '',
        contactEmail: '',
      })
      return { organisation, person: await person(name, organisation) }
    }
    const [first, second] = [await partner('Bestyrelsen'), await partner('Skolen')]
    const colleague = await person('Kollegaen', first.organisation)
    return { organisation: first.organisation, asked: first.person, colleague, other: second.person }
  })

  const move = (version: string, from: PlanState, to: PlanState) =>
    town.as('coordinator', async (tx) => {
      if (!(await moveVersion(tx, version, from, to))) throw new Error(`${version} does not stand at ${from}`)
      await addMove(tx, version, { from, to, reason: '' }, office)
    })

  return {
    town,
    organisation,
    asked,
    colleague,
    other,
    move,
    as: ({ account, roles }, deed) => town.db.transaction({ municipality: 1, account, roles, purpose: 'test' }, deed),
    visit: async (person, path, form) => {
      const token = typeof person === 'object' ? person.token : null
      const answer = await town.visit(`/da${path}`, {
        ...(typeof person === 'string' ? { as: person } : {}),
        ...(token ? { headers: { cookie: `${sessionCookie(town.platform.config.publicUrl)}=${token}` } } : {}),
        ...(form ? { form } : {}),
      })
      return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') ?? '' }
    },
    draft: async ({ residents = false, until = daysAfter(todayInTown(), 21), state = 'consultation' } = {}) => {
      const made = await town.as('coordinator', async (tx) => {
        const chapters = ['Naboskab', 'Lys på stien'].map((title) => ({ title, body: `Vi vil gerne have mere ${title.toLowerCase()}.` }))
        const plan = {
          kind: 'plan' as const,
          title: 'Plan for en tryg by',
          basedOn: null,
          legalBasis: null,
          year: null,
          figuresAsOf: '2026-01-01',
          reviewOn: null,
        }
        const id = await beginWith(tx, plan, chapters, office)
        await sayWhoIsAsked(tx, id, { consultationUntil: until, residentsMayComment: residents }, 1)
        const party = await addParty(tx, id, { organisation, name: 'Bestyrelsen' })
        await keepAsked(tx, id)
        return { id, party, chapters: (await chaptersOf(tx, id)).map((chapter) => chapter.id) }
      })
      if (state !== 'draft') await move(made.id, 'draft', state)
      return made
    },
    end: (id) =>
      town.as('coordinator', async (tx) => {
        const version = await versionById(tx, id)
        if (!version) throw new Error(`There is no version ${id}`)
        await sayWhoIsAsked(tx, id, { ...version, consultationUntil: daysAfter(todayInTown(), -1) }, version.revision)
      }),
  }
}
