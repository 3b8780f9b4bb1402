// The gate at work in the demonstration: invented counts, tables that were released, one that was taken back, one that waits, and one that would leak.
import type { Tx } from '../db.ts'
import { asInvented, markAsDemonstration } from '../demonstration.ts'
import { inventedPerson } from '../people/demo.ts'
import { demoSlug, fillBases } from './base/demo.ts'
import { addEdition, readEdition } from './base/store.ts'
import type { Bilingual } from './model.ts'
import { attackProposal } from './proposal/attack-proposal.ts'
import type { TableCut } from './proposal/model.ts'
import { protectAndAttack } from './proposal/protect-and-attack.ts'
import { releaseProposal } from './proposal/release.ts'
import { markRead, propose } from './proposal/store.ts'
import { makeSnapSet, readSnapSet } from './snap/store.ts'
import { everReleased, historyOf, withdrawRelease } from './store.ts'

const who = 'Demo Anders Analytiker'
const [firstEdition, secondEdition] = [1, 2] as const

const description: Bilingual = {
  da: 'Opfundne tal til demonstrationen: unge, der kom i tre opfundne klubber.',
  en: 'Invented figures for the demonstration: young people who came to three invented clubs.',
}
const quarter = { key: 'kvartal', classes: [] }
const year = { key: 'kvartal', classes: [], step: 'year' as const }
const club = { key: 'klub', classes: [] }
const age = { key: 'alder', classes: [] }

const byClub: TableCut = {
  dataset: 'demo-unge-efter-klub',
  title: { da: 'Demo: Unge i klubberne efter kvartal og klub', en: 'Demo: Young people in the clubs by quarter and club' },
  description,
  dimensions: [quarter, club],
  totals: 'all',
}
const byAge: TableCut = {
  dataset: 'demo-unge-efter-alder',
  title: { da: 'Demo: Unge i klubberne efter klub, alder og kvartal', en: 'Demo: Young people in the clubs by club, age and quarter' },
  description,
  dimensions: [club, age, quarter],
  totals: 'all',
}
const byYear: TableCut = {
  dataset: 'demo-unge-efter-aar',
  title: { da: 'Demo: Unge i klubberne efter år', en: 'Demo: Young people in the clubs by year' },
  description,
  dimensions: [year, age],
  totals: 'all',
}
/** Runs as the machinery; what a person must do is done by the invented analyst. */
export async function fillGate(tx: Tx): Promise<void> {
  const points = (await readSnapSet(tx)) ? null : await makeSnapSet(tx)
  if (points) await markAsDemonstration(tx, 'platform.snap_set', points.id)
  const base = await fillBases(tx)
  await release(tx, await attacked(tx, base, firstEdition, [byYear]))
  await withdrawRelease(tx, byYear.dataset, 1, 'Opfundet: tabellen blev udgivet før tid. Invented: the table was released too early.')
  await release(tx, await attacked(tx, base, firstEdition, [byAge, byClub]))
  await attacked(tx, base, secondEdition, [byAge, byClub])
  await attacked(tx, base, await twoForgotten(tx, base), [byAge, byClub])
}

/** Two people were forgotten in a figure that is public: released as it is, the correction would tell of them. */
async function twoForgotten(tx: Tx, base: string): Promise<number> {
  const before = await readEdition(tx, base, firstEdition)
  if (!before) throw new Error('The invented counts were there a moment ago')
  const [first = [], ...others] = before.cells.counts
  const corrected = [...first.slice(0, -1), (first.at(-1) ?? 0) + 2]
  return addEdition(
    tx,
    base,
    { ...before.cells, counts: [corrected, ...others] },
    'Opfundet: to unge var glemt i et tal, der er udgivet',
    who,
  )
}

async function attacked(tx: Tx, base: string, edition: number, cuts: readonly TableCut[]): Promise<string> {
  const id = await propose(tx, base, edition, cuts, who)
  // A small table before anybody looks: a thread would take longer to begin than the work itself.
  await attackProposal({ work: (deed) => deed(tx), id, job: null, by: (task) => protectAndAttack(task) })
  return id
}

async function release(tx: Tx, proposal: string): Promise<void> {
  const analyst = await inventedPerson(tx, 'analyst')
  await asInvented(tx, analyst, async () => {
    await markRead(tx, proposal)
    await releaseProposal(tx, proposal, who)
  })
}

/** Before the demonstration goes: what was released of invented counts is taken back, and its place says why. */
export async function takeBackInventedTables(tx: Tx): Promise<void> {
  const datasets = new Set((await everReleased(tx, demoSlug)).map(({ table }) => table.dataset))
  for (const dataset of datasets)
    for (const { number } of (await historyOf(tx, dataset)).releases)
      await withdrawRelease(
        tx,
        dataset,
        number,
        'Tallene var opfundne til en demonstration. The figures were invented for a demonstration.',
      )
}
