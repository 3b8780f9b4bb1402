// Ordene på siden, hvor koordinatoren læser ord igennem.
export const da = {
  title: 'Ord, der skal læses igennem',
  inbox: 'Indbakke',
  lead: 'Kun du ser ordene, som de blev skrevet. Dine kolleger ser dem uden navne og numre. Bestem, hvad der må stå, så bliver resten slettet.',
  waiting: (n: string) => `${n} venter. De ældste står først.`,
  none: 'Der er ingen ord at læse.',
  noneHint: 'Alt, hvad folk har skrevet, er læst igennem.',
  written: 'Sådan blev det skrevet',
  marked: 'Det markerede ligner noget om et menneske.',
  stays: 'Det må stå',
  staysHint: 'Ret teksten, eller tøm feltet. Skriv ikke om enkelte mennesker.',
  keep: 'Det, der ligner et navn eller et nummer, er det ikke',
  save: (number: string) => `Gem og slet det skrevne (${number})`,
  over: (number: string, at: string) => `Henvendelse ${number}, ${at}`,
  done: { read: 'Gemt. Det, der blev skrevet, er slettet.', gone: 'En kollega har allerede læst de ord igennem.' },
  errors: {
    words: 'Skriv, hvad der må stå.',
    long: 'Teksten må højst have 1000 tegn.',
    choice: 'Sæt et flueben, eller lad være.',
    found: (what: string) => `Der står stadig noget, der ligner et menneske: ${what}. Slet det, eller sæt flueben, hvis det ikke er det.`,
  },
}
