// Det, som alle, der har henvendt sig eller følger med, får at vide, når noget sker. Korte sætninger og ingen fagord.
import type { NewsKey, Outcome } from '../../model.ts'

/** Hvad der er sket; `unit` er den, der har det nu, og kan være tom. */
const moved: Record<NewsKey, (unit: string) => string> = {
  received: (unit) => (unit ? `Vi har fået det. ${unit} har det nu.` : 'Vi har fået det.'),
  assessed: (unit) => (unit ? `Vi har set på det. ${unit} har det nu.` : 'Vi har set på det.'),
  team: (unit) => `${unit || 'Et andet hold'} har det nu.`,
  partner: (unit) => `Vi har givet det til ${unit || 'en partner'}.`,
  question: () => 'Vi har et spørgsmål til dig.',
  planned: (unit) => (unit ? `Vi har lagt en plan. ${unit} har det nu.` : 'Vi har lagt en plan.'),
  'in-progress': (unit) => (unit ? `${unit} er i gang.` : 'Vi er i gang.'),
  phenomenon: () => 'Flere har sagt det samme. Nu ser vi på det hele under ét.',
  'effort-agreed': (unit) => (unit ? `Vi har aftalt, hvad der skal ske. ${unit} står for det.` : 'Vi har aftalt, hvad der skal ske.'),
  'effort-begun': (unit) => (unit ? `Nu går vi i gang. ${unit} står for det.` : 'Nu går vi i gang.'),
  'effort-ended': () => 'Det, vi gjorde, er slut. Nu ser vi, om det hjalp.',
  judged: () => 'Vi har set, om det hjalp.',
  closed: () => 'Her er vores svar.',
  reopened: () => 'En af jer siger, at det ikke er løst. Vi ser på det igen.',
  merged: () => 'Andre har sagt det samme. Vi har samlet det til ét.',
  divided: () => 'Det handler om to ting. Derfor har vi delt din henvendelse i to. Du følger dem begge med den kode, du har.',
  'put-back': () => 'Vi havde delt din henvendelse i to. Nu er den samlet igen.',
}

const outcomes: Record<Outcome, string> = {
  solved: 'Det er løst.',
  partly: 'Noget af det er løst.',
  'not-solved': 'Vi kunne ikke løse det.',
  'not-ours': 'Det er ikke noget, byen kan gøre noget ved.',
  duplicate: 'Andre har sagt det samme. Vi har samlet det til ét.',
  'no-longer': 'Det sker ikke mere.',
}

const results: Record<string, string> = {
  gone: 'Det er væk.',
  moved: 'Det er flyttet til et andet sted.',
  less: 'Der er blevet mindre af det.',
  unchanged: 'Det er som før.',
}

export const da = {
  moved,
  outcomes,
  results,
  voices: (n: string) => `I var ${n}, der sagde det.`,
  next: (step: string) => `Nu sker der det: ${step}`,
  answerBy: (day: string) => `Du hører fra os senest ${day}.`,
}
