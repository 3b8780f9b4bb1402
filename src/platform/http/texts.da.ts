// Ordene på de sider der står, når noget ikke kan vises.
export const da = {
  unnamedTown: 'Din by',
  notFoundTitle: 'Siden findes ikke',
  notFound: 'Måske er adressen skrevet forkert, eller siden er flyttet.',
  home: 'Gå til forsiden',
  refusedTitle: 'Det kunne vi ikke tage imod',
  forbiddenTitle: 'Det har du ikke adgang til',
  forbidden: 'Log ind, eller spørg den i byen der giver adgang.',
  failedTitle: 'Noget gik galt hos os',
  failed: 'Det er ikke din fejl. Intet af det du skrev, er gemt halvt. Prøv igen om lidt.',
  awayTitle: 'Vi er tilbage om et øjeblik',
  away: 'Siden kan ikke hente sine oplysninger lige nu. Prøv igen om et minut.',
  number: (n: string) => `Skriver du til os om det, så nævn dette nummer: ${n}`,
  tooLarge: 'Det du sendte, fylder for meget.',
  notText: 'Det du sendte, har tegn som ikke er tekst. Skriv det igen, og prøv en gang til.',
  crossSite: 'Formularen kom fra en anden side end vores. Åbn siden igen, og send den derfra.',
  tooMany: 'Der kom for mange på en gang. Vent et minut, og prøv igen.',
  upload: {
    fileMissing: 'Vælg en fil.',
    fileEmpty: (came: string) => `Filen skal have et indhold. ${came} er tom.`,
    fileEnding: (came: string) => `Vælg en fil, hvis navn slutter på en af disse: ${came}.`,
    fileTooLarge: (megabytes: string) =>
      `Filen må højst fylde ${megabytes} MB. Den du valgte, er større. Del den op, og send en del ad gangen.`,
  },
}
