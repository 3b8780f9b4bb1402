// The words of the pages about knowledge and about crime against what was to be expected.
import { en as figures } from './figures/texts.en.ts'
import { en as method } from './method/texts.en.ts'
import type { da } from './texts.da.ts'
import { en as told } from './told/texts.en.ts'

export const en: typeof da = {
  ...told,
  ...figures,
  ...method,
  home: 'Front page',
  knowledge: {
    title: 'Knowledge',
    lead: 'What do we know about the town? Here are the figures, where they come from, and what they cannot say.',
    crimeTitle: 'Crime against the expected',
    crimeText: 'Do residents and businesses meet less crime than one would expect in a town like this?',
    sourcesTitle: 'Sources',
    sourcesText: 'Where the figures were fetched, when, and what to be careful about.',
    dataTitle: 'Open figures',
    dataText: 'Get the town’s figures as a file, and use them freely.',
    laterTitle: 'Coming later',
    later: ['Asking residents about felt safety', 'Knowledge of what works', 'Answers on whether an effort worked'],
  },
  title: 'Crime against the expected',
  lead: 'The town’s goal is that residents and businesses meet less crime than one would expect in a town like this.',
  groupsTitle: { residents: 'What happens to residents', businesses: 'What happens to businesses' },
  wholeTown: {
    title: 'The town as a whole',
    text: 'Here all reported offences are added up. The figure does not decide the goal for residents or for businesses.',
  },
  filesTitle: 'The figures behind',
  newsSource: (from, date) => `Source: ${from}. Fetched ${date}.`,
  empty: {
    'not-fetched': {
      title: 'The figures are not fetched yet',
      text: 'Once the town has fetched figures from Statistics Denmark and worked through them, the answers come here. That happens by itself. A member of staff can start it too, on the page about sources.',
    },
    'no-code': {
      title: 'The figures are fetched, but we lack the town’s code',
      text: 'The answers come here once the town’s administrator has written the municipality’s code.',
    },
    'wrong-code': {
      title: 'The figures are fetched, but the town’s code does not fit',
      text: 'We found no municipality with the town’s code in the figures. The answers come here once the town’s administrator has corrected the code.',
    },
    ready: {
      title: 'The figures are fetched but not yet worked through',
      text: 'That happens by itself and usually takes less than a minute. Reload the page in a little while.',
    },
    failed: {
      title: 'The figures are fetched, but the calculation did not go well',
      text: 'So there are no answers here. A member of staff can calculate again.',
    },
    cancelled: {
      title: 'The figures are fetched, but the calculation was stopped',
      text: 'So there are no answers here. A member of staff can calculate again.',
    },
    withdrawn: {
      title: 'The answers are withdrawn',
      text: 'The town worked through the figures and has since taken the answers back. A member of staff can calculate again.',
    },
    toSources: 'Go to sources',
  },
  run: {
    title: 'Calculate again',
    text: 'Works through all groups with the newest figures. It takes less than a minute.',
    button: 'Calculate again',
    started: 'The calculation has begun. The page shows the new figures when it is done.',
    stop: 'Stop the calculation',
    stopping: 'The calculation stops in a moment.',
    running: 'Calculating',
    failed: 'The last calculation did not go well. Please try again.',
    cancelled: 'The last calculation was stopped.',
    stillThere: 'The earlier answers still stand here.',
    'not-fetched': 'There are no figures to calculate with yet. Fetch them first on the page about sources.',
    'no-code': 'We cannot calculate until the town’s administrator has written the municipality’s code.',
    'wrong-code': 'We cannot calculate: no municipality in the figures has the town’s code. The town’s administrator can correct it.',
  },
  victims: {
    title: 'Victims, and not only offences',
    text: 'The figures count offences. Statistics Denmark counts victims too, but only for the whole country (table STRAF5). So figures for the town’s victims cannot stand here.',
  },
  help: {
    title: 'Did it happen to you?',
    call: 'Call',
    checked: (date) => `Checked ${date}. Source:`,
  },
}
