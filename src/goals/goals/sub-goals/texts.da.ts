// Ordene på siden, hvor byen sætter, retter og afslutter et delmål.
export const da = {
  newTitle: 'Tilføj et delmål',
  editTitle: (name: string) => `Ret delmålet: ${name}`,
  lead: (goal: string) => `Delmålet hører under ${goal}. Alle kan læse det.`,
  titleDa: 'Delmålets navn',
  titleEn: 'Delmålets navn på engelsk',
  textDa: 'Hvad går det ud på?',
  textEn: 'Hvad går det ud på? På engelsk',
  englishHint: 'Uden engelsk tekst viser den engelske side den danske.',
  add: 'Tilføj',
  save: 'Gem',
  end: 'Afslut delmålet',
  endWarning: 'Byen arbejder ikke længere med det. Det står stadig på målets side, under de tidligere.',
  ended: (day: string) => `Delmålet blev afsluttet ${day}`,
  resume: 'Tag det op igen',
  errors: {
    titleDa: 'Skriv delmålets navn på dansk.',
    titleLong: 'Navnet må højst have 160 tegn.',
    titleTaken: (came: string) => `Målet har allerede et delmål, der hedder “${came}”.`,
    textLong: (came: string) => `Teksten må højst have 2.000 tegn. Den har ${came.length.toLocaleString('da-DK')}.`,
  },
}
