// The demonstration’s public answers: two that were let out and one draft, about invented quarters.
import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import type { AnswerWords } from './model.ts'
import { addAnswer, setLetOut } from './store.ts'

const answers: (AnswerWords & { isOut: boolean })[] = [
  {
    title: 'Høj fart mellem blokkene',
    youSaid: 'Der køres stærkt på stierne om aftenen. Folk går en anden vej.',
    weDid: 'Vi satte to bomme op og talte med skolen og klubben. Politiet kom forbi i seks uger.',
    cameOfIt: 'Der er blevet mindre af det. Ved den ene sti er det som før, og der ser vi på det igen.',
    isOut: true,
  },
  {
    title: 'Mørk sti ved hallen',
    youSaid: 'Man kan ikke se, hvem der kommer, når lampen er gået ud.',
    weDid: 'Vi har skåret buskene ned og skiftet tre lamper.',
    cameOfIt: 'Der er lys igen. Vi spørger i januar, om det hjalp.',
    isOut: true,
  },
  {
    title: 'Råb ved kiosken',
    youSaid: 'Der bliver råbt og spærret vej sidst på dagen.',
    weDid: 'Vi taler med kiosken og med dem, der bor der, om hvad der skal ske.',
    cameOfIt: 'Det ved vi ikke endnu.',
    isOut: false,
  },
]

/** Runs as the machinery. */
export async function fillAnswers(tx: Tx): Promise<void> {
  for (const { isOut, ...words } of answers) {
    const id = await addAnswer(tx, { ...words, phenomenon: null })
    if (isOut) await setLetOut(tx, id, true, 1)
    await markAsDemonstration(tx, 'public_space.public_answer', id)
  }
}
