// Ordene på siderne om helligdage.
export const da = {
  title: 'Helligdage',
  lead: 'Dage, hvor rådhuset er lukket. De tæller ikke med i frister, der går efter arbejdsdage.',
  caption: 'Dage, hvor rådhuset er lukket',
  empty: 'Der er ingen dage endnu. Hent et år herunder.',
  day: 'Dag',
  name: 'Navn',
  fillTitle: 'Hent de danske helligdage for et år',
  fillHelp:
    'Dagene regnes ud fra påsken. Store bededag blev afskaffet fra 2024. Egne lukkedage, for eksempel grundlovsdag og juleaften, tilføjer du selv.',
  year: 'År',
  fill: 'Hent helligdage',
  addTitle: 'Tilføj en dag',
  editTitle: (name: string) => `Ret ${name}`,
  nameDa: 'Navn på dansk',
  nameEn: 'Navn på engelsk',
  add: 'Tilføj',
  save: 'Gem',
  remove: 'Fjern dagen',
  removeWarning: 'Frister tæller dagen med som arbejdsdag, hvis den ikke er i en weekend.',
  errors: {
    day: (came: string) =>
      `Skriv en dag, der findes, for eksempel 5 6 2026. ${came ? `Du skrev “${came.split('-').reverse().join(' ')}”.` : 'Feltet var tomt.'}`,
    dayTaken: 'Den dag er der allerede.',
    nameDa: 'Skriv navnet på dansk.',
    nameEn: 'Skriv navnet på engelsk.',
    nameLong: 'Navnet må højst have 80 tegn.',
    year: (came: string) => `Skriv et år fra 2000 til 2099. ${came ? `Du skrev “${came}”.` : 'Feltet var tomt.'}`,
  },
}
