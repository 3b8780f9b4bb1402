// The words of the page where figures about unsafe places and disturbances are made ready for release.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Figures about unsafe places and disturbances',
  lead: 'Reports of unsafe places and disturbances are shown only as figures, and only once they are let out through the gate.',
  how: 'How they become figures',
  steps: [
    'Only reports that a member of staff has read count. Everybody who said so counts once.',
    'The day becomes a whole week. The last week that counts ended at least two weeks ago.',
    'The place is moved to a point that covers at least ten front doors. The same place always gets the same point.',
    'The gate hides small figures and tries to work them out. A person reads what was found and lets the figures out.',
  ],
  now: 'Right now',
  read: 'Read and ready to count',
  unread: 'Waiting to be read',
  edition: 'Newest edition',
  none: 'None yet',
  editionOf: (number, day) => `Number ${number}, ${day}`,
  make: 'Make this month’s edition',
  makeHint: 'You get a proposal at the gate. Nothing becomes public by it.',
  onlyAnalyst: 'An analyst makes the edition.',
  gate: 'See the figures at the gate',
  problems: {
    'no-points': 'The town has fewer than ten addresses in its register. Bring the addresses in under set-up first.',
    nothing: 'No report has been read yet. Read them in the inbox first.',
    same: 'Nothing new has come since the newest edition.',
    refused: 'The gate cannot take the tables. See them at the gate.',
  },
}
