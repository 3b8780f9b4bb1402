// What a new town starts from: the law the paper rested on, and today's. Each says how sure we are; a jurist confirms it before anybody builds on it.
import type { Tx } from '../../../platform/db.ts'
import { addLegalBasis, giveSet, type LegalBasisContent } from './store.ts'

const confirm = 'Skal bekræftes af en jurist.'

export const startingLegalBases: LegalBasisContent[] = [
  {
    title: 'Lov om social service § 19, stk. 3',
    text: 'Kommunalbestyrelsen skulle lave en plan for en sammenhængende indsats mod ungdomskriminalitet. Det var den lov, policypapiret fra 2014 hvilede på.',
    address: '',
    from: null,
    to: '2023-12-31',
    note: `Historisk. Reglerne om børn flyttede til barnets lov, som trådte i kraft den 1. januar 2024; slutdagen her er dagen før. At pligten til en plan mod ungdomskriminalitet faldt bort, er en slutning: Den står ikke i den nye lov. ${confirm}`,
  },
  {
    title: 'Barnets lov § 14',
    text: 'Om den sammenhængende indsats for børn og unge.',
    address: '',
    from: '2024-01-01',
    to: null,
    note: `Loven trådte i kraft den 1. januar 2024. Vi har set lovbekendtgørelse nr. 282 af 17. marts 2025, men ikke hele paragraffens ordlyd. ${confirm}`,
  },
  {
    title: 'Barnets lov § 15',
    text: 'Kommunen skal have en offentlig, sammenhængende børnepolitik og to beredskabsplaner, som ses efter mindst hvert fjerde år. Paragraffen nævner ikke længere en plan mod ungdomskriminalitet.',
    address: '',
    from: '2024-01-01',
    to: null,
    note: `Loven trådte i kraft den 1. januar 2024. Vi har set lovbekendtgørelse nr. 282 af 17. marts 2025. ${confirm}`,
  },
  {
    title: 'Retsplejeloven § 115',
    text: 'Politiet må give private oplysninger videre til andre myndigheder, når det er nødvendigt for det forebyggende samarbejde (SSP), for udsatte personer (PSP) og ved løsladelse (KSP). Myndighederne må det samme. Aldrig til efterforskning, og ingen har pligt til det. Boligselskaber, butikker og frivillige er ikke nævnt; de får kun samlede tal.',
    address: '',
    from: null,
    to: null,
    note: `Om samarbejdet, ikke om planen. Vi ved ikke, hvornår den nuværende ordlyd trådte i kraft. ${confirm}`,
  },
]

/** Gives the town its starting entries, once; runs as the machinery. Later corrections and removals stay. */
export async function giveStartingLegalBases(tx: Tx): Promise<void> {
  if (!(await giveSet(tx, 'legal-basis-1'))) return
  for (const basis of startingLegalBases) await addLegalBasis(tx, basis)
}
