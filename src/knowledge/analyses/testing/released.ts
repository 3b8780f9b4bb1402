// Invented answers released in a test town, as the calculation would release them.
import type { Tx } from '../../../platform/db.ts'
import type { Provenance } from '../../../platform/release/index.ts'
import { expectCrime } from '../expect/expect.ts'
import type { CrimeAnswers } from '../model.ts'
import { releaseAnswers } from '../store.ts'
import { answersAsTables } from '../tables.ts'
import { inventedFigures } from './invented-figures.ts'

const named = (table: string, code: string, label: string): Provenance => ({
  publisher: 'Prøvekilden',
  table,
  title: { da: `Prøvetabel ${table}`, en: `Trial table ${table}` },
  codes: { EMNE: [{ code, label: { da: label, en: label } }] },
  unit: { da: 'antal', en: 'number' },
  fetchedAt: '2026-02-03T04:05:06.000Z',
  publishedAt: '2026-02-01T07:00:00.000Z',
  credit: 'Kilde: Prøvekilden',
  marks: [{ period: '2021K1', text: { da: 'Her er et brud i tallene.', en: 'There is a break in the figures here.' } }],
})

export const inventedProvenance: Provenance[] = [
  named('STRAF11', 'TOT', 'I alt'),
  named('FOLK1A', 'IALT', 'I alt'),
  named('IFOR41', '70', 'Gini'),
]

/** `ratio`: how much crime the town has of what is to be expected. `change` makes of the answers what figures seldom show. */
export async function releaseInvented(tx: Tx, ratio = 1, change = (answers: CrimeAnswers): CrimeAnswers => answers): Promise<void> {
  const answers = await expectCrime(inventedFigures({ ratio, theta: 60 }))
  await releaseAnswers(tx, answersAsTables(change(answers), inventedProvenance), null)
}
