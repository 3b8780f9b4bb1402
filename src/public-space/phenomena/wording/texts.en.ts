// What is said when words are about people or say too little.
import { en as better } from '../../reports/words/better/texts.en.ts'
import type { da } from './texts.da.ts'

const said = (ways: Record<string, string>) =>
  Object.fromEntries(Object.entries(ways).map(([key, say]) => [`say-${key}`, (came: string) => `It says “${came}”. ${say}`]))

export const en: typeof da = {
  errors: {
    ...said(better),
    name: (came: string) => `“${came}” looks like a name. Leave names out: write about the place and what happens.`,
    trace: (came: string) => `“${came}” can lead to a person. Leave out telephone numbers, number plates and e-mail addresses.`,
    personNumber: 'Something here looks like a personal number. Do not write about single persons.',
    choice: 'Choose something from the list.',
  },
}
