// The words of the page where words are left out of a comment.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Leave words out of the comment',
  lead: 'Use this when something says who a person is, or hurts somebody. The rest of the comment stays.',
  words: 'What it says now',
  passages: 'Words to leave out',
  passagesHint: 'One passage a line, written exactly as in the comment. They are left out wherever they stand.',
  everything: 'Leave out the whole comment',
  reason: 'Why?',
  reasons: {
    person: 'It points at a person',
    contact: 'It is an address or a number',
    offensive: 'It hurts or threatens somebody',
  },
  reasonHint: 'Everybody who reads the comment sees why.',
  warning: 'The words are deleted. Nobody can bring them back, and neither can we.',
  frozen: 'The comment also stands in the adopted version. That cannot be changed, so the words stay there.',
  save: 'Leave the words out',
  cancel: 'Cancel',
  stale: 'The comment has changed meanwhile. Look it through and send again.',
  errors: {
    choice: 'Tick the box, or leave it.',
    passages: 'Write the words to leave out, or choose the whole comment.',
    passagesLong: 'That is too much at once. Choose the whole comment, or do it in several turns.',
    missing: (passage) => `This is not in the comment: ${passage}`,
    reason: 'Choose a reason.',
  },
}
