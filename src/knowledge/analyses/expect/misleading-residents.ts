// Municipalities whose residents are not the people at risk: dated facts with the page they were read on, to be looked over once a year.
import type { Bilingual } from '../../../platform/release/index.ts'

export interface MisleadingResidents {
  /** The municipality's code at the publisher. */
  code: string
  name: string
  /** Why its residents mislead, as a sentence beside the answer without it. */
  reason: Bilingual
  checkedAt: string
  source: { name: string; address: string }
}

export const misleadingResidents: MisleadingResidents[] = [
  {
    code: '185',
    name: 'Tårnby',
    reason: {
      da: 'I Tårnby ligger Københavns Lufthavn. Det, der sker mod de rejsende, tæller med, men de bor der ikke.',
      en: 'Copenhagen Airport lies in Tårnby. What happens to travellers is counted, but they do not live there.',
    },
    checkedAt: '2026-11-26',
    source: { name: 'Wikipedia', address: 'https://da.wikipedia.org/wiki/K%C3%B8benhavns_Lufthavn' },
  },
]
