// Ordene omkring planen: hvornår den er vedtaget, på hvilken lov den hviler, og hvad der kom ud af høringen. PDF og DOCX er altid på dansk.
import type { PlanDocument } from './model.ts'

export const da = {
  inDanish: '',
  contents: 'Indhold',
  aboutTitle: 'Om planen',
  kinds: { plan: 'Plan', status: 'Årlig status' } as Record<PlanDocument['kind'], string>,
  facts: {
    edition: 'Udgave',
    state: 'Status',
    adopted: 'Vedtaget af byrådet',
    notAdopted: 'Ikke vedtaget endnu',
    caseNumber: 'Sagsnummer',
    minutes: 'Referat',
    minutesLink: 'Læs referatet fra mødet',
    figures: 'Tallene er fra',
    figuresText: (day: string) => `${day} eller før`,
    review: 'Ses efter senest',
    legalBasis: 'Retsgrundlag',
    address: 'Fast adresse',
  },
  states: {
    draft: 'Udkast',
    consultation: 'I høring',
    'for-adoption': 'Klar til at blive vedtaget',
    adopted: 'Vedtaget',
    replaced: 'Afløst af en nyere udgave',
  } as Record<PlanDocument['state'], string>,
  invented: 'Vedtagelsen er opfundet',
  inventedText: 'Planen er en demonstration. Intet byråd har vedtaget den.',
  draftText: 'Teksten kan stadig blive ændret.',
  demonstration: 'Demonstration: mennesker, foreninger og hændelser er opdigtede',
  legalBasis: 'Retsgrundlag',
  lawFromTo: (from: string | null, to: string | null) =>
    from && to ? `Gælder fra ${from} til ${to}.` : from ? `Gælder fra ${from}.` : to ? `Gjaldt til ${to}.` : '',
  readLaw: 'Læs loven',
  heard: 'Svar fra høringen',
  heardLead: 'Her er det, vi fik at vide i høringen, og det, vi svarede.',
  answer: 'Svar:',
  outcome: 'Hvad der skete:',
  outcomes: {
    'taken-up': 'Det er skrevet ind.',
    partly: 'Noget af det er skrevet ind.',
    'not-taken-up': 'Det er ikke skrevet ind.',
    noted: 'Det er noteret.',
  } as Record<string, string>,
  version: (kind: string, number: number) => `${kind}, udgave ${number}`,
}
