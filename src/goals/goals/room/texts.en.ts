// The words of the pages about goals: the way back, and what was just done.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  home: 'Front page',
  goals: 'Goals',
  policies: 'Policies',
  done: {
    saved: 'The change is saved.',
    added: 'It is added.',
    removed: 'It is removed.',
    ended: 'The sub-goal is ended. It still stands among the earlier ones.',
    resumed: 'The sub-goal is taken up again.',
    paper: 'The goal stands in its original text again.',
    signed: 'The assessment is signed. Now everybody can read it.',
  },
  errors: {
    personNumber: 'Do not write about single persons. Something here looks like a civil registration number.',
  },
}
