// Ordene om tællinger på stedet.
import { da as wording } from '../wording/texts.da.ts'

export const da = {
  title: 'Tællinger på stedet',
  none: 'Ingen har talt endnu.',
  columns: { what: 'Hvad er talt', on: 'Dag', hours: 'Timer', count: 'Antal', by: 'Skrevet af' },
  add: 'Læg en tælling til',
  fields: {
    what: 'Hvad blev talt, og hvordan?',
    counted: 'Hvilken dag?',
    hours: 'Hvor mange timer?',
    count: 'Hvor mange gange?',
    address: 'Hvor blev der talt? Vej og nummer',
    place: 'Eller et kendt sted',
  },
  hints: {
    what: 'For eksempel: Knallerter på stien, talt fra bænken. Tæl det, der sker, og aldrig personer.',
    address: 'For eksempel “Demovej 12”.',
  },
  noPlace: 'Intet',
  one: 'Tællingen',
  oneOf: (place: string) => `Tælling ${place}`,
  save: 'Gem tællingen',
  errors: {
    ...wording.errors,
    what: 'Skriv, hvad der blev talt.',
    whatLong: 'Skriv det med højst 160 tegn.',
    day: 'Skriv dag, måned og år.',
    dayAhead: (came: string) => `Dagen ${came} er ikke kommet endnu.`,
    hours: 'Skriv et helt antal timer fra 1 til 744.',
    count: 'Skriv et helt antal, 0 eller flere.',
    address: 'Skriv en vej i byen, eller vælg et kendt sted.',
    addressLong: 'Skriv højst 120 tegn.',
    addressChoice: (came: string) => `Mente du ${came}? Skriv den vej helt.`,
    unknown: (came: string) => `Vi kender ikke “${came}” i byen. Se efter stavningen, eller vælg et kendt sted.`,
    place: 'Stedet findes ikke længere. Vælg et andet.',
  } as Record<string, string | ((came: string) => string)>,
}
