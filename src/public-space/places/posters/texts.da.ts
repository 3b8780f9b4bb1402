// Ordene på plakaterne og på siden, hvor de laves.
import type { Door } from '../../reports/model.ts'

const titles: Record<Door | 'any', string> = {
  any: 'Hvordan er det at være her?',
  unsafe: 'Er du utryg her?',
  disturbance: 'Bliver du forstyrret her?',
  fault: 'Er noget i stykker her?',
  good: 'Er her godt at være?',
}

export const da = {
  title: 'Plakater',
  lead: 'En plakat på stedet åbner henvendelsen med stedet udfyldt. Så skal ingen lede efter en adresse.',
  places: 'Kendte steder',
  placesLead: 'Hvert af byens kendte steder har en plakat. Den åbner siden med de fem døre.',
  placesEmpty: 'Byen har ingen kendte steder endnu. Administratoren kan tilføje dem.',
  own: 'Lamper og andre ting',
  ownEmpty: 'Der er ingen endnu.',
  name: 'Navn',
  opens: 'Åbner',
  addTitle: 'Ny plakat til en lampe, en bænk eller et hjørne',
  label: 'Hvad hedder det?',
  labelHint: 'For eksempel “Lampe 42, Demovej”. Det står på plakaten.',
  address: 'Nærmeste adresse',
  addressHint: 'Vej og nummer, for eksempel “Demovej 12”.',
  door: 'Hvilken dør åbner den?',
  add: 'Lav plakaten',
  posterTitle: (label: string) => `Plakat: ${label}`,
  print: 'Skriv siden ud på A4. Kun plakaten kommer på papiret.',
  remove: 'Tag plakaten ned',
  removeWarning: 'Koden åbner herefter siden uden sted. Tag også plakaten ned ude på stedet.',
  done: { added: 'Plakaten er lavet.', removed: 'Plakaten er taget ned.' },
  poster: {
    titles,
    how: 'Scan koden, og fortæl det til byen. Du behøver ikke sige, hvem du er.',
    orGoTo: 'Eller gå ind på',
    emergency: 'Er der fare nu? Ring 112. Politi: 114.',
    codeLabel: (label: string) => `Kode, der åbner henvendelsen ved ${label}`,
  },
  errors: {
    label: 'Skriv, hvad det hedder, med mindst 3 tegn.',
    labelTaken: (came: string) => `Der er allerede en plakat, der hedder “${came}”.`,
    nameLong: 'Navnet må højst have 120 tegn.',
    address: 'Skriv den nærmeste adresse.',
    addressUnknown: (came: string) => `Vi kender ikke adressen “${came}”. Skriv vejens navn, som det står i byens vejliste.`,
    door: 'Vælg, hvilken dør plakaten åbner.',
  },
}
