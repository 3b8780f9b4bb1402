// Ordene på siderne om at følge et sted, og i brevene.
export const da = {
  title: 'Følg et sted',
  lead: 'Få en mail hver uge om, hvad der er gjort ved et sted eller i en gade. Er der intet nyt, får du ingen mail.',
  place: 'Vælg et sted',
  placeNone: 'Ikke et af dem',
  street: 'Eller skriv en gade',
  streetHint: 'Kun gadens navn, for eksempel “Demovej”.',
  email: 'Din mailadresse',
  emailHint: 'Vi bruger den kun til disse breve. Ingen på kommunen ser den.',
  button: 'Følg stedet',
  leaveEmpty: 'Lad feltet være tomt',
  what: 'Hvad står der i brevet?',
  whatText: 'Fejl, der er rettet. Indsatser, der går i gang eller slutter. Byens svar. Aldrig noget om, hvem der har sagt hvad.',
  asked: {
    title: 'Kig i din mail',
    lead: 'Klik på linket i brevet, så følger du stedet. Kom der intet brev, følger du det måske allerede.',
    again: 'Følg et sted mere',
  },
  confirm: {
    title: (where: string) => `Vil du følge ${where}?`,
    lead: 'Så får du en mail, når der er gjort noget. Højst én om ugen.',
    button: 'Ja, jeg vil følge stedet',
    doneTitle: (where: string) => `Du følger ${where}`,
    doneLead: 'Du får en mail, når der er gjort noget. Hvert brev har et link, der stopper brevene.',
  },
  stop: {
    title: (where: string) => `Stop breve om ${where}?`,
    lead: 'Så sletter vi din mailadresse her.',
    button: 'Stop brevene',
  },
  over: {
    title: 'Du får ingen breve om stedet',
    lead: 'Vi har ikke din mailadresse her. Du kan altid følge et sted igen.',
    again: 'Følg et sted',
  },
  letters: {
    confirm: {
      subject: (where: string) => `Vil du følge ${where}?`,
      body: ({ where, link, town }: { where: string; link: string; town: string }) =>
        `Hej\n\nNogen har skrevet din mailadresse for at følge ${where}.\n\nVar det dig? Så åbn linket og sig ja:\n${link}\n\nVar det ikke dig? Så gør intet. Om to dage har vi glemt adressen.\n\nVenlig hilsen\n${town}`,
    },
    weekly: {
      subject: (where: string) => `Det er der gjort: ${where}`,
      opening: (where: string, since: string) => `Hej\n\nDu følger ${where}. Det er der gjort siden ${since}:`,
      mended: 'Fejl, der er svaret på',
      efforts: 'Indsatser i området',
      answers: 'Byen har svaret',
      moves: { planned: 'er planlagt', going: 'er i gang', ended: 'er slut', judged: 'er bedømt' },
      stop: (link: string) => `Stop brevene:\n${link}`,
      regards: (town: string) => `Venlig hilsen\n${town}`,
    },
  },
  errors: {
    place: (came: string) => `Vælg et sted på listen. Der kom “${came}”.`,
    nothing: 'Vælg et sted, eller skriv en gade.',
    both: 'Vælg et sted eller skriv en gade, ikke begge dele.',
    street: (came: string) => `Vi kender ingen gade, der hedder “${came}”.`,
    email: (came: string) => `Skriv en mailadresse som navn@eksempel.dk. ${came ? `Du skrev “${came}”.` : 'Feltet var tomt.'}`,
  },
}
