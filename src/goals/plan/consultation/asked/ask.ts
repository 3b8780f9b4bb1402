// Says who is asked: the last day, the residents, partners of the town and others by name, all at once or nothing.
import { record } from '../../../../platform/audit.ts'
import type { Tx } from '../../../../platform/db.ts'
import { allOrganisations } from '../../../../platform/people/organisations/store.ts'
import { accepted, type Result, refused } from '../../../../platform/result.ts'
import type { PlanVersion } from '../../model.ts'
import type { Party } from '../model.ts'
import { partiesOf } from '../store.ts'
import type { AskedForm } from './model.ts'
import { addParty, keepAsked, removeParty, sayWhoIsAsked } from './store.ts'

interface Wanted {
  organisation: string | null
  name: string
}

/** 'stale' when a colleague saved since `revision`. A partner that has commented stays, and the form says so. */
export async function askThem(tx: Tx, version: PlanVersion, form: AskedForm, revision: number): Promise<Result<'saved' | 'stale'>> {
  const parties = await partiesOf(tx, version.id)
  const wanted = await wantedIn(tx, form, parties)
  if (!wanted) return refused('organisations', 'organisations')
  const isAmong = (list: readonly Wanted[], { organisation, name }: Wanted) =>
    list.some((one) =>
      organisation ? one.organisation === organisation : one.organisation === null && one.name.toLowerCase() === name.toLowerCase(),
    )
  const gone = parties.filter((party) => !isAmong(wanted, party))
  const spoken = gone.find(({ comments }) => comments > 0)
  if (spoken) return refused(spoken.organisation ? 'organisations' : 'others', 'hasSpoken', spoken.name)
  const twice = wanted.find(
    ({ organisation, name }) => !organisation && wanted.some((one) => one.organisation && one.name.toLowerCase() === name.toLowerCase()),
  )
  if (twice) return refused('others', 'twice', twice.name)
  const saying = { consultationUntil: form.until, residentsMayComment: form.residents }
  if (!(await sayWhoIsAsked(tx, version.id, saying, revision))) return accepted('stale')
  const added = wanted.filter((one) => !isAmong(parties, one))
  for (const { id } of gone) await removeParty(tx, version.id, id)
  for (const one of added) await addParty(tx, version.id, one)
  await keepAsked(tx, version.id)
  const detail = { ...saying, added: added.map(({ organisation }) => organisation ?? 'by name'), removed: gone.map(({ id }) => id) }
  await record(tx, { deed: 'asked', thing: 'plan version', thingId: version.id, detail })
  return accepted('saved')
}

/** Everybody the form names; null when an organisation is no partner today. One that was asked before may stay. */
async function wantedIn(tx: Tx, { organisations, others }: AskedForm, parties: readonly Party[]): Promise<Wanted[] | null> {
  const today = (await allOrganisations(tx)).filter(
    ({ id, endedAt }) => endedAt === null || parties.some(({ organisation }) => organisation === id),
  )
  const found = organisations.map((id) => today.find((one) => one.id === id))
  if (found.some((one) => one === undefined)) return null
  return [
    ...found.flatMap((one) => (one ? [{ organisation: one.id, name: one.name }] : [])),
    ...others.map((name) => ({ organisation: null, name })),
  ]
}
