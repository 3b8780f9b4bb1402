// The demonstration's own words around the goals: two policies, two sub-goals, and a signed judgement of each goal that does not always say what the figures say.
import type { Tx } from '../../platform/db.ts'
import { markAsDemonstration } from '../../platform/demonstration.ts'
import type { AssessmentForm } from './assessments/model.ts'
import { signAssessment } from './assessments/store.ts'
import { type Goal, goals } from './model.ts'
import type { PolicyForm } from './policies/model.ts'
import { linkPolicy } from './policies/store.ts'
import type { SubGoalForm } from './sub-goals/model.ts'
import { setSubGoal } from './sub-goals/store.ts'

// Names and days of adoption are invented, and there is nothing to read.
const policies: PolicyForm[] = [
  {
    nameDa: 'Demo: Børne- og ungepolitik',
    nameEn: 'Demo: Children and youth policy',
    adoptedOn: '2023-05-02',
    address: '',
    goals: ['new-generations', 'future-without-crime'],
  },
  {
    nameDa: 'Demo: Medborgerpolitik',
    nameEn: 'Demo: Citizenship policy',
    adoptedOn: '2022-11-08',
    address: '',
    goals: ['safe-town', 'future-without-crime'],
  },
]

const subGoals: [Goal, SubGoalForm][] = [
  [
    'safe-town',
    {
      titleDa: 'Flere kender deres naboer',
      titleEn: 'More people know their neighbours',
      textDa: 'Demo: Vi vil gøre det let at mødes i opgangen, i gården og på torvet.',
      textEn: 'Demo: We want to make it easy to meet on the stairs, in the yard and on the square.',
    },
  ],
  [
    'new-generations',
    {
      titleDa: 'Alle børn har noget at gå til',
      titleEn: 'All children have something to go to',
      textDa: 'Demo: Prisen og vejen derhen må ikke holde nogen ude.',
      textEn: 'Demo: Neither the price nor the way there may keep anybody out.',
    },
  ],
]

const signedBy = 'Demo: Sikker by-kontoret'

const judgements: Record<Goal, Omit<AssessmentForm, 'signedBy'>> = {
  'safe-town': {
    movement: 'better',
    wordsDa:
      'Demo: Flere siger, at de er trygge. Vi hører det samme på vandringerne og i foreningerne. Om aftenen går det langsommere. Der skal vi blive ved.',
    wordsEn:
      'Demo: More people say that they feel safe. We hear the same on the walks and in the associations. In the evening it goes more slowly. There we must keep on.',
  },
  'fewer-victims': {
    movement: 'no-clear-change',
    wordsDa:
      'Demo: Vi ser ingen klar forskel for borgerne. Butikkerne siger, at det er blevet roligere. Det kan tallene ikke vise endnu, for de er for små.',
    wordsEn:
      'Demo: We see no clear difference for residents. The shops say that it has become calmer. The figures cannot show that yet, for they are too small.',
  },
  'new-generations': {
    movement: 'better',
    wordsDa:
      'Demo: Et af tallene er blevet værre. Alligevel mener vi, at det går den rigtige vej. Skoler og klubber fortæller, at flere børn er med, og at færre står uden for. Vi kan tage fejl, så vi ser på det igen til sommer.',
    wordsEn:
      'Demo: One of the figures has become worse. Still we think that it goes the right way. Schools and clubs tell us that more children take part, and that fewer are left out. We may be wrong, so we look at it again next summer.',
  },
  'future-without-crime': {
    movement: 'cannot-tell',
    wordsDa:
      'Demo: Et af tallene har holdt sig. Men det bygger på få mennesker, og vi har kun fulgt dem i kort tid. Derfor vil vi ikke sige endnu, hvordan det går.',
    wordsEn:
      'Demo: One of the figures has held. But it rests on few people, and we have followed them for a short time. So we will not say yet how it goes.',
  },
}

/** Runs as the machinery, before the indicators, which may belong to a sub-goal. */
export async function fillGoalWords(tx: Tx): Promise<void> {
  for (const policy of policies) await mark(tx, 'goals.policy', await linkPolicy(tx, policy))
  for (const [goal, form] of subGoals) await mark(tx, 'goals.sub_goal', await setSubGoal(tx, goal, form))
  for (const goal of goals) await mark(tx, 'goals.assessment', await signAssessment(tx, goal, { ...judgements[goal], signedBy }))
}

/** Null means that the row was there already, and it is marked. */
const mark = async (tx: Tx, table: `${string}.${string}`, id: string | null): Promise<void> => {
  if (id !== null) await markAsDemonstration(tx, table, id)
}
