// The words of the interface for other systems (Open311).
import type { da } from './texts.da.ts'

export const en: typeof da = {
  services: {
    descriptions: {
      lamp: 'A lamp is out, flickers or is broken.',
      bush: 'A bush or tree is in the way or hides light and view.',
      path: 'There is a hole or damage on a path, pavement or road.',
      graffiti: 'Somebody has painted or written where it is not allowed.',
      litter: 'There is litter, glass or bulky waste.',
      broken: 'A bench, fence, sign or something else is broken.',
      'other-fault': 'Another fault somewhere in the town.',
    },
    keywords: {
      lamp: 'lamp, light, dark, street light',
      bush: 'bush, tree, hedge, view',
      path: 'path, pavement, road, hole',
      graffiti: 'graffiti, tags, vandalism',
      litter: 'litter, waste, glass',
      broken: 'bench, fence, sign, vandalism',
      'other-fault': 'fault',
    },
  },
  attributes: {
    note: 'Do not write names, telephone numbers or anything else about people. In an emergency call 112.',
    happenedOn: 'When was it last seen?',
    times: 'At which times of the day?',
    howOften: 'How often?',
    consequences: 'What does it do to people?',
  },
  contact: (town, email, phone) => [town, email, phone].filter((part) => part !== '').join(', '),
  keyService: (town, email) => (email ? `Write to ${email} to get a key.` : `Ask ${town} for a key.`),
  notice: 'Thank you. The town looks at the fault. Everybody can see it once the town has.',
}
