// The words about differences between two versions or two texts.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: (title) => `What has changed: ${title}`,
  lead: (before, after) => `The difference from version ${before} to version ${after}, paragraph by paragraph.`,
  saidAdded: 'added:',
  saidRemoved: 'removed:',
  saidEnd: 'end.',
  key: 'Underlined words are new. Words struck through were taken out.',
  unchanged: (count) => (count === 1 ? '1 paragraph is unchanged' : `${count} paragraphs are unchanged`),
  nothing: 'The text is the same.',
  first: 'This is the first version. There is nothing to compare it with.',
  factsTitle: 'About the plan',
  facts: { title: 'Title', legalBasis: 'Legal basis', figuresAsOf: 'Figures as of', reviewOn: 'To be reviewed by' },
  before: 'Before',
  after: 'Now',
  fact: 'What',
  none: 'Nothing',
  summary: (changed, added, removed, same) =>
    [
      `${changed} ${changed === 1 ? 'chapter has' : 'chapters have'} changed`,
      ...(added > 0 ? [`${added} ${added === 1 ? 'is' : 'are'} new`] : []),
      ...(removed > 0 ? [`${removed} taken out`] : []),
      `${same} as before`,
    ]
      .join(', ')
      .replace(/, ([^,]*)$/, ' and $1.'),
  kinds: { same: 'As before', changed: 'Changed', added: 'New', removed: 'Taken out' },
  moved: 'Moved',
  asBefore: 'Chapters that are as before',
}
