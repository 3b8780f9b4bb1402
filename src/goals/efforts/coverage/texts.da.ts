// Ordene om dækning: hvor der sker meget, og hvor der intet sker.
import type { Audience, Kind } from '../model.ts'

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} eller ${names.at(-1)}`

export const da = {
  title: 'Hvor sker der noget?',
  lead: 'Her ser du, hvor der sker meget, og hvor der intet sker.',
  efforts: (n: string, isOne: boolean) => (isOne ? '1 indsats er planlagt eller i gang.' : `${n} indsatser er planlagt eller i gang.`),
  gapsTitle: 'Det mangler',
  noGaps: 'Hvert mål har indsatser for dem, målet nævner. Alle områder er med.',
  gaps: {
    goal: (goal: string) => `${goal} har ingen indsats.`,
    audiences: (goal: string, groups: readonly string[], isMetByAll: boolean) =>
      `${goal} har ingen indsats ${isMetByAll ? 'særligt ' : ''}for ${listed(groups)}${isMetByAll ? ', kun indsatser for alle' : ''}.`,
    ages: (goal: string, ages: readonly string[], isMetByAll: boolean) =>
      `${goal} har ingen indsats ${isMetByAll ? 'særligt ' : ''}for alderen ${listed(ages)}${isMetByAll ? ', kun indsatser uden bestemt alder' : ''}.`,
    kinds: (goal: string, kinds: readonly string[]) => `${goal} har ingen indsats, der er ${listed(kinds)}.`,
    areas: (areas: readonly string[], isMetByAll: boolean) =>
      `Der er ingen indsats ${isMetByAll ? 'særligt ' : ''}for ${listed(areas)}${isMetByAll ? ', kun indsatser for hele byen' : ''}.`,
  },
  /** Midt i en sætning: “ingen indsats for forældre”. */
  audiencesWithin: {
    everybody: 'alle',
    children: 'børn',
    'young-people': 'unge',
    parents: 'forældre',
    residents: 'borgere',
    visitors: 'gæster i byen',
    businesses: 'virksomheder',
    associations: 'foreninger',
    professionals: 'fagfolk',
    'people-on-the-way-out': 'mennesker på vej ud af kriminalitet',
  } as Record<Audience, string>,
  kindsWithin: { proactive: 'proaktiv', reactive: 'reaktiv', 'public-space': 'i det offentlige rum' } as Record<Kind, string>,
  none: 'ingen',
  all: 'I alt',
  goal: 'Mål',
  group: 'Gruppe',
  age: 'Alder',
  place: 'Sted',
  wholeTown: 'Hele byen',
  noPlace: 'Uden bestemt område',
  anyAge: 'Uden bestemt alder',
  kindsTitle: 'Mål og arter',
  kindsCaption: 'Indsatser planlagt eller i gang, efter mål og art',
  audiencesTitle: 'Mål og grupper',
  audiencesCaption: 'Indsatser planlagt eller i gang, efter gruppe og mål',
  agesCaption: 'Indsatser planlagt eller i gang, efter alder og mål',
  placesCaption: 'Indsatser planlagt eller i gang, efter sted og mål',
  placesTitle: 'Steder og aldre',
  placesLead: 'Vælg et mål. Hele byen står for sig, så du kan se, hvad hvert område har selv.',
  goalPlacesCaption: (goal: string) => `${goal}: efter sted og alder`,
  countedMoreThanOnce: 'En indsats tæller med overalt, hvor den hører til. Derfor kan tallene ikke lægges sammen.',
  toList: 'Se alle indsatser',
  list: 'Indsatser',
}
