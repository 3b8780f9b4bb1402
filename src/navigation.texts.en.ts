// The headings of the town's menu, as in the municipality's plan.
import type { da } from './navigation.texts.da.ts'

export const en: typeof da = {
  goals: 'Goals and plan',
  publicSpace: 'Safety in public space',
  proactive: 'Early prevention',
  reactive: 'The way out of crime',
  knowledge: 'Knowledge',
  cooperation: 'Shared solutions',
  actions: 'My actions',
  release: 'Releases',
  setup: 'Set-up',
  people: 'People',
  audit: 'Log',
}
