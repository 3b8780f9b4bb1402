// The town's words for what an effort can be: kind, state, age, group and verdict. One word for each thing, on every page.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  goals: {
    'safe-town': 'Goal 1: A safe town',
    'fewer-victims': 'Goal 2: Fewer victims',
    'new-generations': 'Goal 3: New generations, less crime',
    'future-without-crime': 'Goal 4: A future without crime',
  },
  goalNumbers: {
    'safe-town': 'Goal 1',
    'fewer-victims': 'Goal 2',
    'new-generations': 'Goal 3',
    'future-without-crime': 'Goal 4',
  },
  kinds: { proactive: 'Proactive prevention', reactive: 'Reactive prevention', 'public-space': 'Public space' },
  states: { idea: 'Idea', planned: 'Planned', going: 'Under way', paused: 'Paused', ended: 'Ended', judged: 'Judged' },
  ages: {
    '0-5': 'Age 0-5',
    '6-12': 'Age 6-12',
    '13-17': 'Age 13-17',
    '18-24': 'Age 18-24',
    '25-64': 'Age 25-64',
    '65-': 'Age 65 and over',
  },
  audiences: {
    everybody: 'Everybody',
    children: 'Children',
    'young-people': 'Young people',
    parents: 'Parents',
    residents: 'Residents',
    visitors: 'Visitors',
    businesses: 'Businesses',
    associations: 'Associations',
    professionals: 'Professionals',
    'people-on-the-way-out': 'People on their way out of crime',
  },
  verdicts: {
    worked: 'Worked',
    promising: 'Promising',
    'no-effect': 'No effect',
    harmful: 'Did harm',
    'cannot-tell': 'Cannot tell',
  },
}
