// The words about which category each kind belongs to.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'The category of each kind',
  lead: 'The category says which team handles a report and when there is an answer. Rules come before it.',
  rules: 'Who handles reports',
  kind: 'Kind',
  category: 'Category',
  team: 'Team',
  deadline: 'Deadline',
  none: 'None: ten working days and no team',
  hint: (team, deadline) => `${team}, ${deadline}`,
  save: 'Save',
  cancel: 'Cancel',
  noCategories: 'The town has no categories yet. The administrator makes them in the setup.',
  done: { saved: 'Saved. It counts for what comes from now on.' },
  errors: { category: 'Choose one of the town’s categories.' },
}
