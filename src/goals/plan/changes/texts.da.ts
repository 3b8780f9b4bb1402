// Ordene om forskelle mellem to udgaver eller to tekster.
import type { ChapterChange, FactChange } from './model.ts'

export const da = {
  title: (title: string) => `Hvad der er ændret: ${title}`,
  lead: (before: number, after: number) => `Forskellen fra udgave ${before} til udgave ${after}, afsnit for afsnit.`,
  /** Læses højt før og efter ord, der er sat ind eller taget ud. */
  saidAdded: 'tilføjet:',
  saidRemoved: 'fjernet:',
  saidEnd: 'slut.',
  key: 'Understregede ord er nye. Overstregede ord er taget ud.',
  unchanged: (count: number) => (count === 1 ? '1 afsnit er uændret' : `${count} afsnit er uændrede`),
  nothing: 'Teksten er den samme.',
  first: 'Dette er den første udgave. Der er ikke noget at sammenligne med.',
  factsTitle: 'Om planen',
  facts: { title: 'Titel', legalBasis: 'Retsgrundlag', figuresAsOf: 'Tallene er fra', reviewOn: 'Ses efter senest' } as Record<
    FactChange['fact'],
    string
  >,
  before: 'Før',
  after: 'Nu',
  fact: 'Hvad',
  none: 'Intet',
  summary: (changed: number, added: number, removed: number, same: number) =>
    [
      `${changed} ${changed === 1 ? 'kapitel' : 'kapitler'} er ændret`,
      ...(added > 0 ? [added === 1 ? '1 er nyt' : `${added} er nye`] : []),
      ...(removed > 0 ? [`${removed} er taget ud`] : []),
      `${same} er som før`,
    ]
      .join(', ')
      .replace(/, ([^,]*)$/, ' og $1.'),
  kinds: { same: 'Som før', changed: 'Ændret', added: 'Nyt', removed: 'Taget ud' } as Record<ChapterChange['kind'], string>,
  moved: 'Flyttet',
  asBefore: 'Kapitler, der er som før',
}
