// The words about coverage: where much is done, and where nothing is.
import type { da } from './texts.da.ts'

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`

export const en: typeof da = {
  title: 'Where is something done?',
  lead: 'Here you see where much is done, and where nothing is.',
  efforts: (n, isOne) => (isOne ? '1 effort is planned or under way.' : `${n} efforts are planned or under way.`),
  gapsTitle: 'What is missing',
  noGaps: 'Each goal has efforts for those it names. Every area is part of some.',
  gaps: {
    goal: (goal) => `${goal} has no effort.`,
    audiences: (goal, groups, isMetByAll) =>
      `${goal} has no effort for ${listed(groups)}${isMetByAll ? ' in particular, only efforts for everybody' : ''}.`,
    ages: (goal, ages, isMetByAll) =>
      `${goal} has no effort for ${listed(ages).toLowerCase()}${isMetByAll ? ' in particular, only efforts for no certain age' : ''}.`,
    kinds: (goal, kinds) => `${goal} has no effort that is ${listed(kinds)}.`,
    areas: (areas, isMetByAll) =>
      `There is no effort for ${listed(areas)}${isMetByAll ? ' in particular, only efforts for the whole town' : ''}.`,
  },
  audiencesWithin: {
    everybody: 'everybody',
    children: 'children',
    'young-people': 'young people',
    parents: 'parents',
    residents: 'residents',
    visitors: 'visitors',
    businesses: 'businesses',
    associations: 'associations',
    professionals: 'professionals',
    'people-on-the-way-out': 'people on their way out of crime',
  },
  kindsWithin: { proactive: 'proactive', reactive: 'reactive', 'public-space': 'in public space' },
  none: 'none',
  all: 'In all',
  goal: 'Goal',
  group: 'Group',
  age: 'Age',
  place: 'Place',
  wholeTown: 'The whole town',
  noPlace: 'No certain area',
  anyAge: 'No certain age',
  kindsTitle: 'Goals and kinds',
  kindsCaption: 'Efforts planned or under way, by goal and kind',
  audiencesTitle: 'Goals and groups',
  audiencesCaption: 'Efforts planned or under way, by group and goal',
  agesCaption: 'Efforts planned or under way, by age and goal',
  placesCaption: 'Efforts planned or under way, by place and goal',
  placesTitle: 'Places and ages',
  placesLead: 'Choose a goal. The whole town stands by itself, so that you see what each area has of its own.',
  goalPlacesCaption: (goal) => `${goal}: by place and age`,
  countedMoreThanOnce: 'An effort counts everywhere it belongs. So the numbers cannot be added up.',
  toList: 'See all efforts',
  list: 'Efforts',
}
