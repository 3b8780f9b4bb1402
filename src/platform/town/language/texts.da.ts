// Ordene på siderne om sprog.
export const da = {
  title: 'Sprog',
  lead: 'Et sprog vises først for borgerne, når en, der taler det, har læst teksterne igennem.',
  caption: 'Sidens sprog',
  language: 'Sprog',
  state: 'Status',
  readBy: 'Læst igennem af',
  readOn: 'Læst den',
  on: 'tændt',
  off: 'slukket',
  onlyReports:
    'Sproget er skrevet til de sider, hvor borgere fortæller, hvordan der er. Resten af siden er på dansk og engelsk. Lad en, der taler sproget, læse siderne igennem, før du tænder det.',
  names: { da: 'Dansk', en: 'Engelsk', tr: 'Tyrkisk', ur: 'Urdu', ar: 'Arabisk', pl: 'Polsk' },
  switchOn: 'Vis sproget for borgere',
  readByHint: 'Navn eller titel på den, der taler sproget.',
  save: 'Gem',
  errors: {
    choice: (came: string) => `Sæt et kryds, eller lad være. Der kom “${came}”.`,
    danishStays: 'Dansk er byens sprog og kan ikke slukkes.',
    readBy: 'Skriv, hvem der har læst teksterne igennem.',
    readByLong: 'Navnet må højst have 120 tegn.',
    readOn: (came: string) =>
      `Skriv den dag, teksterne blev læst, for eksempel 3 4 2026. ${came ? `Du skrev “${came.split('-').reverse().join(' ')}”.` : 'Feltet var tomt.'}`,
  },
}
