// On the command line: which tables are public, and taking one back.
import type { Command } from '../command.ts'
import { asSystem } from '../db.ts'
import { listProposals } from './proposal/store.ts'
import { makeSnapSet, readSnapSet } from './snap/store.ts'
import { listReleased, withdrawRelease } from './store.ts'

export const commands: Command[] = [
  {
    name: 'release list',
    usage: 'the public tables and their newest release',
    async run(_args, { db, municipality, print }) {
      const releases = await db.transaction(asSystem(municipality, 'list the public tables'), listReleased)
      for (const { table, number, releasedAt } of releases)
        print(`${table.dataset} ${number} (${releasedAt.toISOString()}): ${table.rows.length} rows`)
      if (releases.length === 0) print('No table is public yet.')
      return 0
    },
  },
  {
    name: 'release withdraw',
    usage: '<dataset> <number> <why>  take a public table back; the reason is shown in its place',
    async run([dataset = '', number = '', ...why], { db, municipality, print }) {
      const reason = why.join(' ').trim()
      if (!dataset || !/^[1-9]\d{0,8}$/.test(number) || reason.length < 3 || reason.length > 500) {
        print('Expected: release withdraw <dataset> <number> <a reason of 3 to 500 characters>')
        return 2
      }
      const done = await db.transaction(asSystem(municipality, 'withdraw a public table'), (tx) =>
        withdrawRelease(tx, dataset, Number(number), reason),
      )
      print(done ? `Withdrawn: ${dataset} ${number}.` : `There is no public release ${number} of ${dataset}.`)
      return done ? 0 : 1
    },
  },
  {
    name: 'release proposals',
    usage: 'the tables that are proposed, and where each proposal stands',
    async run(_args, { db, municipality, print }) {
      const proposals = await db.transaction(asSystem(municipality, 'list proposed tables'), (tx) => listProposals(tx))
      for (const { id, state, cuts, summary, madeAt } of proposals) {
        const found = summary ? `, ${summary.leaks} leaks` : ''
        print(`${id} ${state} (${madeAt.toISOString()}): ${cuts.map(({ dataset }) => dataset).join(', ')}${found}`)
      }
      if (proposals.length === 0) print('No table is proposed.')
      return 0
    },
  },
  {
    name: 'release snap-points',
    usage: '[anew]  the points sensitive reports are shown at: made of the streets once, then kept; anew only before any was shown',
    async run([anew], { db, municipality, print }) {
      const made = await db.transaction(asSystem(municipality, 'make snap points'), async (tx) => {
        if (anew !== 'anew' && (await readSnapSet(tx))) return true
        return (await makeSnapSet(tx)) !== null
      })
      const set = made ? await db.transaction(asSystem(municipality, 'read snap points'), readSnapSet) : null
      if (!set) {
        print('The town has fewer than ten front doors in its list of streets: read the streets in first.')
        return 1
      }
      const { addresses, n } = set.points
      print(
        `Set ${set.number}: ${addresses.length} points for ${n} front doors, ${Math.min(...addresses)} to ${Math.max(...addresses)} behind each.`,
      )
      return 0
    },
  },
]
