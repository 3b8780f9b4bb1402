// The words of the pages about the town's partners.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Partners',
  lead: 'Authorities, schools, housing companies, boards, associations and businesses the town works with.',
  people: 'People with access',
  make: 'Add a partner',
  makeTitle: 'Add a partner',
  caption: "The town's partners",
  name: 'Name',
  kind: 'Kind',
  kinds: {
    authority: 'Authority',
    school: 'School',
    'housing-company': 'Housing company',
    board: 'Board',
    association: 'Association',
    business: 'Business',
  },
  accounts: 'People',
  shared: 'What we share',
  sharedHint: 'Without a tick nothing is shared. Who said what is never shared.',
  shareable: { aggregates: 'Figures in sum', faults: 'Physical faults, such as a lamp that is out' },
  nothing: 'Nothing',
  maySee: 'What they may see',
  maySeeHint: 'Write it as the agreement says it. Remember: nothing from here may be used against a tenant.',
  contactName: 'Contact',
  contactEmail: "The contact's e-mail address",
  save: 'Save',
  status: 'Cooperation',
  open: 'Under way',
  ended: (day) => `Ended ${day}`,
  empty: 'No partners yet.',
  end: 'End the cooperation',
  endText: (people) =>
    people === 0
      ? 'Nothing more is shared. The partner stays in the list as ended.'
      : people === 1
        ? 'Nothing more is shared, and one person loses access at once. The partner stays in the list as ended.'
        : `Nothing more is shared, and ${people} people lose access at once. The partner stays in the list as ended.`,
  done: {
    made: 'The partner is added.',
    saved: 'The change is saved.',
    ended: 'The cooperation has ended. Nobody from there can sign in.',
  },
  errors: {
    kind: 'Choose a kind from the list.',
    orgNameMissing: "Write the partner's name. The field was empty.",
    orgName: 'A name can have at most 160 characters.',
    nameTaken: (came) => `There is already a partner called ${came}.`,
    maySeeMissing: 'Write what they may see. The field was empty.',
    maySee: 'The text can have at most 2000 characters.',
    shared: 'Choose from the list.',
    contactName: 'A name can have at most 120 characters.',
    contactEmail: (came) => `Write an e-mail address like name@example.com, or leave the field empty. It said "${came}".`,
  },
}
