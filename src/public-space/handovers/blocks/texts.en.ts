// The words about what partners look after.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'What partners look after',
  lead: 'A partner sees the public faults in its streets and areas, where the agreement says faults. It sees counts of the town and of its areas.',
  handovers: 'Hand-overs',
  partner: 'Partner',
  blocks: 'Streets and areas',
  none: 'Nothing yet',
  empty: 'The town has no partners yet.',
  one: (name) => `What ${name} looks after`,
  oneLead: 'It must stand in the agreement with the partner.',
  area: 'Area',
  street: 'Street',
  streetHint: 'The name of the street only, without numbers.',
  or: 'Choose an area or write a street.',
  add: 'Add',
  remove: 'Remove',
  what: 'What',
  deeds: 'Change',
  done: { added: 'Added.', removed: 'Removed.' },
  errors: {
    area: 'Choose one of the town’s areas.',
    streetLong: 'The name may have at most 120 letters.',
    which: 'Choose an area or write a street.',
    both: 'Choose an area or a street, not both.',
    taken: 'The partner looks after that already.',
  },
}
