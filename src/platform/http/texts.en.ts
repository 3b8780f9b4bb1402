// The words of the pages shown when something cannot be shown.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  unnamedTown: 'Your town',
  notFoundTitle: 'This page does not exist',
  notFound: 'The address may be misspelt, or the page has moved.',
  home: 'Go to the front page',
  refusedTitle: 'We could not accept that',
  forbiddenTitle: 'You do not have access to this',
  forbidden: 'Sign in, or ask the person in town who gives access.',
  failedTitle: 'Something went wrong on our side',
  failed: 'It is not your fault. Nothing you wrote was half saved. Please try again in a moment.',
  awayTitle: 'We will be back in a moment',
  away: 'The page cannot fetch its information right now. Please try again in a minute.',
  number: (n: string) => `If you write to us about it, give this number: ${n}`,
  tooLarge: 'What you sent is too large.',
  notText: 'What you sent holds characters that are not text. Write it again and retry.',
  crossSite: 'The form came from another site than ours. Open the page again and send it from there.',
  tooMany: 'Too many came at once. Wait a minute and try again.',
  upload: {
    fileMissing: 'Choose a file.',
    fileEmpty: (came: string) => `The file must hold something. ${came} is empty.`,
    fileEnding: (came: string) => `Choose a file whose name ends with one of these: ${came}.`,
    fileTooLarge: (megabytes: string) =>
      `The file may be at most ${megabytes} MB. The one you chose is larger. Split it and send one part at a time.`,
  },
}
