// Ordene på siderne om byens partnere.
export const da = {
  title: 'Partnere',
  lead: 'Myndigheder, skoler, boligselskaber, bestyrelser, foreninger og virksomheder, som byen arbejder sammen med.',
  people: 'Mennesker med adgang',
  make: 'Tilføj en partner',
  makeTitle: 'Tilføj en partner',
  caption: 'Byens partnere',
  name: 'Navn',
  kind: 'Slags',
  kinds: {
    authority: 'Myndighed',
    school: 'Skole',
    'housing-company': 'Boligselskab',
    board: 'Bestyrelse',
    association: 'Forening',
    business: 'Virksomhed',
  } as Record<string, string>,
  accounts: 'Mennesker',
  shared: 'Det deler vi',
  sharedHint: 'Uden kryds deles intet. Der deles aldrig, hvem der har sagt hvad.',
  shareable: { aggregates: 'Samlede tal', faults: 'Fysiske fejl, fx en lampe der ikke lyser' } as Record<string, string>,
  nothing: 'Intet',
  maySee: 'Hvad de må se',
  maySeeHint: 'Skriv det, som det står i aftalen. Husk: Intet herfra må bruges mod en lejer.',
  contactName: 'Kontakt',
  contactEmail: 'Kontaktens e-mail',
  save: 'Gem',
  status: 'Samarbejde',
  open: 'I gang',
  ended: (day: string) => `Sluttet ${day}`,
  empty: 'Ingen partnere endnu.',
  end: 'Afslut samarbejdet',
  endText: (people: number) =>
    people === 0
      ? 'Der deles ikke mere. Partneren bliver stående i listen som afsluttet.'
      : people === 1
        ? 'Der deles ikke mere, og ét menneske mister adgangen med det samme. Partneren bliver stående i listen som afsluttet.'
        : `Der deles ikke mere, og ${people} mennesker mister adgangen med det samme. Partneren bliver stående i listen som afsluttet.`,
  done: {
    made: 'Partneren er tilføjet.',
    saved: 'Ændringen er gemt.',
    ended: 'Samarbejdet er afsluttet. Ingen derfra kan logge ind.',
  } as Record<string, string>,
  errors: {
    kind: 'Vælg en slags fra listen.',
    orgNameMissing: 'Skriv partnerens navn. Feltet var tomt.',
    orgName: 'Et navn kan højst have 160 tegn.',
    nameTaken: (came: string) => `Der er allerede en partner, som hedder ${came}.`,
    maySeeMissing: 'Skriv, hvad de må se. Feltet var tomt.',
    maySee: 'Teksten kan højst have 2000 tegn.',
    shared: 'Vælg fra listen.',
    contactName: 'Et navn kan højst have 120 tegn.',
    contactEmail: (came: string) => `Skriv en e-mail som navn@eksempel.dk, eller lad feltet være tomt. Der stod "${came}".`,
  },
}
