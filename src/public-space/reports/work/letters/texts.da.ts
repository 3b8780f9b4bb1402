// Brevene til dem, der har henvendt sig eller følger med, og som har givet en e-mail. De siger intet, som andre ikke må se i emnet.
export const da = {
  subject: (town: string) => `Nyt fra ${town}`,
  hello: 'Hej',
  /** Kun om fejl på stedet; resten siger brevet ikke, hvis andre ser det. */
  about: (kind: string, place: string) => `Du følger dette: ${kind}. ${place}.`,
  aboutSensitive: 'Det er om det, du har fortalt os.',
  page: (link: string) => `Se det hele her, og skriv din kode:\n${link}`,
  pageHelp: 'Der kan du svare os. Du kan sige, at det ikke er løst. Du kan også stoppe brevene.',
  helpedSubject: (town: string) => `Hjalp det? ${town} spørger`,
  helped: 'Vi gav dig et svar for fire uger siden. Hjalp det?',
  helpedPage: (link: string) => `Svar her. Det tager kort tid. Skriv din kode:\n${link}`,
  bye: (town: string) => `Venlig hilsen\n${town}`,
}
