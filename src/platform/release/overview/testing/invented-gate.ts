// Invented counts of people for tests of the gate's pages: a base, an edition, tables proposed of it, protected and attacked as in the town.
import type { TestTown } from '../../../../../tests/town.ts'
import type { CountBase, CountCells } from '../../base/model.ts'
import { addEdition, baseBySlug, makeBase } from '../../base/store.ts'
import { attackProposal } from '../../proposal/attack-proposal.ts'
import type { TableCut } from '../../proposal/model.ts'
import { propose } from '../../proposal/store.ts'

const both = (da: string, en: string) => ({ da, en })

export const slug = 'invented-clubs'

/** Quarter, club and age; the north club has few of the oldest. `late` came to the youngest of the harbour club afterwards. */
export const inventedCells = (late = 0): CountCells => ({
  units: [
    ['2025K1', '2025K2'],
    ['north', 'south', 'harbour'],
    ['10-12', '13-15', '16-17'],
  ],
  counts: [0, 1].flatMap((quarter) =>
    [0, 1, 2].flatMap((club) =>
      [0, 1, 2].map((age) => [
        quarter,
        club,
        age,
        age === 2 && club === 0 ? 1 : 20 + 7 * club + 3 * age + quarter + (club === 2 && age === 0 ? late : 0),
      ]),
    ),
  ),
})

export async function inventedBase(town: TestTown): Promise<CountBase> {
  return town.as('analyst', async (tx) => {
    const id = await makeBase(
      tx,
      {
        slug,
        about: {
          title: both('Unge i klubberne', 'Young people in the clubs'),
          description: both('Hvor mange unge der kom.', 'How many young people came.'),
          counted: both('unge, der kom', 'young people who came'),
          origin: both('Opfundet til prøve.', 'Invented for trial.'),
          n: both('Alle, der kom.', 'Everybody who came.'),
          cannotSay: [both('Hvorfor de kom.', 'Why they came.')],
        },
        dimensions: [
          { key: 'quarter', heading: both('Kvartal', 'Quarter'), kind: 'time' },
          { key: 'club', heading: both('Klub', 'Club'), kind: 'words', labels: { north: both('Klub Nord', 'North club') } },
          { key: 'age', heading: both('Alder', 'Age'), kind: 'words' },
        ],
        least: 5,
      },
      'Prøve analyst',
    )
    if (id === null) throw new Error('The invented base is there already')
    await addEdition(tx, id, inventedCells(), 'Første', 'Prøve analyst')
    return (await baseBySlug(tx, slug)) as CountBase // made just above
  })
}

export const clubsByAge = (more: Partial<TableCut> = {}): TableCut => ({
  dataset: 'clubs-by-age',
  title: both('Klubber og alder', 'Clubs and age'),
  description: both('Unge efter klub og alder.', 'Young people by club and age.'),
  dimensions: [
    { key: 'club', classes: [] },
    { key: 'age', classes: [] },
  ],
  totals: 'all',
  ...more,
})

/** Protects and attacks a proposal as the job does. */
export const attackOne = (town: TestTown, id: string) => attackProposal({ work: (deed) => town.as('system', deed), id, job: null })

/** Proposes tables as the analyst and has them protected and attacked. */
export async function proposedAndAttacked(town: TestTown, base: CountBase, cuts: TableCut[], edition = 1): Promise<string> {
  const id = await town.as('analyst', (tx) => propose(tx, base.id, edition, cuts, 'Prøve analyst'))
  await attackOne(town, id)
  return id
}
