// The letters to partners who are asked in a consultation. They say nothing about people.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  'consultation-invitation': {
    subject: 'You are asked about a draft',
    text: ({ town, title, day, link }) => `Hello

${town} has written a draft: ${title}. We would like to hear what you think.

Read it, and comment by ${day}:
${link}

You can comment on each chapter. If you have nothing to add, one press says so.

Kind regards
${town}
`,
  },
  'consultation-reminder': {
    subject: 'One more week to comment',
    text: ({ town, title, day, link }) => `Hello

The consultation on ${title} ends on ${day}. We have not heard from you yet.

You can read the draft and comment here:
${link}

If you have nothing to add, one press says so.

Kind regards
${town}
`,
  },
}
