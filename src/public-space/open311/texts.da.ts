// Ordene i grænsefladen for andre systemer (Open311).
import type { FaultKind } from '../open/model.ts'

const descriptions: Record<FaultKind, string> = {
  lamp: 'En lampe er slukket, blinker eller er i stykker.',
  bush: 'En busk eller et træ står i vejen eller skjuler lys og udsyn.',
  path: 'Der er hul eller skade på en sti, et fortov eller en vej.',
  graffiti: 'Der er malet eller skrevet, hvor der ikke må.',
  litter: 'Der ligger affald, glas eller storskrald.',
  broken: 'En bænk, et hegn, et skilt eller andet er i stykker.',
  'other-fault': 'En anden fejl et sted i byen.',
}
const keywords: Record<FaultKind, string> = {
  lamp: 'lampe, lys, mørkt, gadelygte',
  bush: 'busk, træ, hæk, udsyn',
  path: 'sti, fortov, vej, hul',
  graffiti: 'graffiti, tags, hærværk',
  litter: 'affald, skrald, glas',
  broken: 'bænk, hegn, skilt, hærværk',
  'other-fault': 'fejl',
}

export const da = {
  services: { descriptions, keywords },
  attributes: {
    note: 'Skriv ikke navne, telefonnumre eller andet om personer. Er det et akut problem, så ring 112.',
    happenedOn: 'Hvornår blev det set sidst?',
    times: 'På hvilke tider af dagen?',
    howOften: 'Hvor tit?',
    consequences: 'Hvad gør det ved folk?',
  },
  contact: (town: string, email: string, phone: string) => [town, email, phone].filter((part) => part !== '').join(', '),
  keyService: (town: string, email: string) => (email ? `Skriv til ${email} for at få en nøgle.` : `Spørg ${town} om en nøgle.`),
  notice: 'Tak. Byen ser på fejlen. Den kan ses af alle, når byen har set på den.',
}
