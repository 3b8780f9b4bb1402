// The words of the page about the work the system does in the background.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Background work',
  setup: 'Set-up',
  lead: 'Here you see what the system could not finish. The rest runs by itself.',
  givenUp: 'Given up',
  givenUpEmpty: 'Nothing was given up.',
  kind: 'Work',
  tries: 'Tries',
  putInLine: 'Asked for',
  stopped: 'Given up',
  action: 'What you can do',
  tryAgainOf: (kind: string) => `Try ${kind} again`,
  inLine: 'Running and waiting',
  inLineEmpty: 'Nothing waits.',
  waiting: 'Waiting',
  running: 'Running',
  mail: 'Letters',
  mailWaiting: 'Letters that wait',
  mailGivenUp: 'Letters that could not be sent in the last 30 days',
  lastFailure: 'Last failure the mail server gave',
  none: 'None',
  logHint: 'What went wrong is in the log of the machine under the number of the work.',
  job: 'Number',
}
