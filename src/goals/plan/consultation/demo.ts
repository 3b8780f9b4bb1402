// A consultation of the demonstration: three partners are asked, and what they and a resident said has been answered.

import type { Tx } from '../../../platform/db.ts'
import { markAsDemonstration } from '../../../platform/demonstration.ts'
import { type Day, daysAfter, todayInTown } from '../../../platform/form/model.ts'
import { newId } from '../../../platform/id.ts'
import { allOrganisations } from '../../../platform/people/organisations/store.ts'
import { chaptersOf } from '../chapters/store.ts'
import { office } from '../demo/office.ts'
import { addMove, moveVersion, versionById } from '../store.ts'
import { answerComment } from './answers/store.ts'
import { addParty, keepAsked, sayWhoIsAsked } from './asked/store.ts'
import type { Outcome } from './model.ts'
import { addComment } from './store.ts'

interface InventedComment {
  /** Who said it; empty for a resident. */
  party: string
  /** A word of the heading it is about; empty for the plan as a whole, as when no heading has the word. */
  about: string
  words: string
  outcome: Outcome
  answer: string
}

const parties = ['Demo Boligselskab', 'Demo Politikreds', 'Demo Fritidsforening']

const comments: InventedComment[] = [
  {
    party: 'Demo Boligselskab',
    about: 'byens rum',
    words: `Vi er glade for, at planen begynder med trygheden.

Skriv gerne, at beboerne bliver spurgt, før der bliver sat nye lamper op. I Demokvarteret Nord kom lyset et andet sted end der, hvor folk går.`,
    outcome: 'taken-up',
    answer: 'Det har I ret i. Nu står der i kapitlet, at vi spørger dem, der bruger stien, før vi sætter lamper op.',
  },
  {
    party: 'Demo Politikreds',
    about: 'Vejen ud',
    words:
      'Det er godt, at samarbejdet står tydeligt. Vi savner et ord om, hvem der tager den første kontakt, når et ungt menneske vil videre.',
    outcome: 'partly',
    answer:
      'Tak. Vi har skrevet, at der altid er én, der har ansvaret. Hvem det er, aftaler vi i den enkelte sag, og den står ikke i planen.',
  },
  {
    party: 'Demo Fritidsforening',
    about: 'Tidlig',
    words:
      'Vores foreninger kan tage imod flere børn. Men det kræver, at forældrene hører om det på deres eget sprog. Kan planen love det?',
    outcome: 'not-taken-up',
    answer:
      'Det kan vi ikke love i planen, før der er penge til det. Vi tager det med, når vi laver næste års indsatser, og kalder jer ind.',
  },
  {
    party: '',
    about: '',
    words: 'Jeg kan godt lide, at I siger, når noget ikke virkede. Bliv ved med det.',
    outcome: 'noted',
    answer: 'Tak. Det gør vi. Hvert år kommer der en status, som alle kan læse.',
  },
]

/**
 * Runs as the machinery, with a draft that has chapters: names who is asked, sends it out and answers everything. Afterwards it stands
 * in consultation and may be moved on. `until` is its last day.
 */
export async function fillConsultation(tx: Tx, version: string, until: Day = daysAfter(todayInTown(), 21)): Promise<void> {
  const found = await versionById(tx, version)
  if (found?.state !== 'draft') throw new Error(`A draft was expected, and version ${version} is ${found?.state ?? 'not there'}`)
  await sayWhoIsAsked(tx, version, { consultationUntil: until, residentsMayComment: true }, found.revision)
  const organisations = await allOrganisations(tx)
  const asked = new Map<string, string>()
  for (const name of parties) {
    const id = await addParty(tx, version, { organisation: organisations.find((one) => one.name === name)?.id ?? null, name })
    await markAsDemonstration(tx, 'goals.consultation_party', id)
    asked.set(name, id)
  }
  await keepAsked(tx, version)
  await moveVersion(tx, version, 'draft', 'consultation')
  await addMove(tx, version, { from: 'draft', to: 'consultation', reason: '' }, office)
  const chapters = await chaptersOf(tx, version)
  for (const { party, about, words, outcome, answer } of comments) {
    const id = newId()
    const chapter = (about && chapters.find(({ title }) => title.includes(about))) || null
    await addComment(tx, { id, version, chapter, party: asked.get(party) ?? null, words })
    await answerComment(tx, id, { outcome, answer, isPublic: true, revision: 1 }, office.name)
    await markAsDemonstration(tx, 'goals.comment', id)
  }
}
