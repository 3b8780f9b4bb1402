// The demonstration: an empty database becomes a small invented town that shows every page at work, and one command takes it away again.
import { supplies } from './app.ts'
import { fillGoals, takeBackInventedGoals } from './goals/demo.ts'
import { record } from './platform/audit.ts'
import type { Command } from './platform/command.ts'
import type { Config } from './platform/config.ts'
import { asSystem, type Db, sql, type Tx } from './platform/db.ts'
import { removeDemonstration } from './platform/demonstration.ts'
import { fillPeople } from './platform/people/demo.ts'
import { fillGate, takeBackInventedTables } from './platform/release/demo.ts'
import { finishSetUp } from './platform/town/contact/store.ts'
import { fillTown, forgetInventedContact } from './platform/town/demo.ts'
import { allTowns, makeTown } from './platform/town/store.ts'
import { fillPublicSpace } from './public-space/demo.ts'

const municipality = 1

/** Makes the demonstration town when the database is empty. True when it did; in production it never does. */
export async function fillDemonstration(db: Db, { mode, secret }: Pick<Config, 'mode' | 'secret'>): Promise<boolean> {
  if (mode === 'production') return false
  return db.transaction(asSystem(municipality, 'demonstration'), async (tx) => {
    await sql`select pg_advisory_xact_lock(183)`.execute(tx) // two starts at once: the second finds the town there
    if (!(await takeEmptyTown(tx))) return false
    await fillTown(tx, new Date().getUTCFullYear())
    await fillPeople(tx)
    await fillGoals(tx, { supplied: supplies.parts, waitForFigures: true })
    await fillGate(tx)
    await fillPublicSpace(tx, secret)
    await finishSetUp(tx)
    await record(tx, { deed: 'filled', thing: 'demonstration', thingId: '' })
    return true
  })
}

/** Makes the town, or takes the nameless one the command line made; false when a town is at work here. */
async function takeEmptyTown(tx: Tx): Promise<boolean> {
  const towns = await allTowns(tx)
  if (towns.length === 0) {
    await makeTown(tx, municipality, { code: '183', name: 'Ishøj', isDemonstration: true })
    return true
  }
  const taken = await sql`update platform.municipality m set code = '183', name = 'Ishøj', is_demonstration = true
    where municipality = ${municipality} and name = '' and set_up_at is null and ${towns.length} = 1
    and not exists (select from platform.account a where a.municipality = m.municipality) returning municipality`.execute(tx)
  return taken.rows.length > 0
}

const inWords: Record<string, string> = {
  'platform.account': 'people',
  'platform.organisation': 'partner organisations',
  'platform.area': 'areas',
  'platform.place': 'places',
  'platform.street_segment': 'stretches of streets',
  'platform.department': 'departments',
  'platform.team': 'teams',
  'platform.category': 'categories',
  'platform.count_base': 'bases of counts',
  'platform.snap_set': 'sets of snap points',
  'goals.indicator': 'indicators',
  'goals.indicator_value': 'figures of indicators',
  'goals.starting_set': 'starting sets',
  'goals.policy': 'policies',
  'goals.sub_goal': 'sub-goals',
  'goals.effort': 'efforts',
  'goals.action': 'actions',
  'goals.plan_version': 'versions of the plan',
  'goals.consultation_party': 'partners asked about the plan',
  'goals.comment': 'comments on the plan',
  'public_space.report': 'reports',
  'public_space.phenomenon': 'phenomena',
  'public_space.poster': 'posters',
}

const listed = (rows: Record<string, number>): string =>
  Object.entries(rows)
    .map(([table, n]) => `${n} ${inWords[table] ?? table}`)
    .join(', ')

export const commands: Command[] = [
  {
    name: 'demo fill',
    usage: 'puts the demonstration town into an empty database',
    run: async (_args, { db, config, print }) => {
      if (config.mode === 'production') {
        print(
          'This town is in production, and nothing invented belongs in it. A demonstration has TRYGBY_MODE=demonstration and a database of its own.',
        )
        return 1
      }
      const filled = await fillDemonstration(db, config)
      print(filled ? 'The demonstration town Ishøj is here, with invented people.' : 'Nothing was changed: there is a town here already.')
      return 0
    },
  },
  {
    name: 'demo remove',
    usage: 'takes everything invented away and keeps what is real',
    run: async (_args, { db, print, municipality: town }) => {
      const { removed, kept } = await db.transaction(asSystem(town, 'demonstration'), async (tx) => {
        await forgetInventedContact(tx)
        await takeBackInventedGoals(tx)
        await takeBackInventedTables(tx)
        return removeDemonstration(tx)
      })
      print(Object.keys(removed).length > 0 ? `Removed: ${listed(removed)}.` : 'There was nothing invented here.')
      if (Object.keys(kept).length > 0) print(`Kept, because something real rests on it: ${listed(kept)}.`)
      print(
        'What stays: what somebody has added or put right, the town’s name and code, public holidays, official statistics, and the log.',
      )
      print('No administrator? Invite one: npm run trygby -- user invite')
      return 0
    },
  },
]
