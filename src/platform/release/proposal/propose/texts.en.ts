// The words that propose tables.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  gate: 'Release gate',
  title: 'Propose tables',
  lead: 'Choose how the tables divide the people. We then protect them, and try to work out the small counts ourselves before anybody can release.',
  facts: {
    base: 'Base of counts',
    edition: 'Edition',
    editionIs: (number, date) => `No. ${number} of ${date}`,
    least: 'Smallest count that may be shown',
  },
  again: {
    title: 'The same tables, a new edition',
    text: (from, to, date) =>
      `The newest proposal is of ${date} and rests on edition ${from}. One click proposes exactly the same tables of edition ${to}.`,
    button: 'Propose the same tables',
  },
  filledFrom: 'The fields are filled in from an earlier proposal. Change them as you like.',
  coarser: {
    classes: (heading) => `“${heading}” is now divided in classes of our own. Write the same name beside the values that go together.`,
    other: (heading, division) => `“${heading}” is coarser now: ${division}.`,
  },
  changedSince:
    'The fields are filled in from the latest proposal, but the edition has other values now. Look the tables through, then propose them.',
  fewerSums: 'Only the sum of all is shown now.',
  table: (number) => `Table ${number}`,
  more: 'In English, and the name in the address',
  removeTable: (number) => `Remove table ${number}`,
  fields: {
    titleDa: 'Title in Danish',
    titleEn: 'Title in English',
    englishHint: 'Leave it empty to let the Danish one stand.',
    dataset: 'Name in the address',
    datasetHint:
      'Small letters, digits and hyphens. A name from before makes a new release of the same table. If empty, we make it from the title.',
    descriptionDa: 'What the table shows, in Danish',
    descriptionEn: 'What the table shows, in English',
    totals: 'Which sums are shown?',
  },
  totals: {
    all: 'All sums',
    grand: 'Only the sum of all',
    grandHint: 'Fewer sums usually mean that fewer cells must be withheld.',
  },
  divide: (heading) => `Divide by “${heading}”`,
  divisions: {
    none: 'Do not divide',
    'as-it-is': 'As it is',
    month: 'Months',
    quarter: 'Quarters',
    year: 'Years',
    classes: 'Classes of our own',
  },
  classesOf: (heading) => `Classes of our own of “${heading}”`,
  classesHint:
    'Write the same name beside the values that make one class. An empty field lets the value stand alone. Used only with “Classes of our own”.',
  linesLabel: 'One line for each class',
  linesHint:
    'Write name, colon and values: “Spring: 2026W10..2026W20, 2026W22”. Values you do not name stand alone. Used only with “Classes of our own”.',
  look: {
    title: 'What the tables become',
    rows: (cells) => `${cells} cells.`,
    small: (small, least) => `${small} of them count fewer than ${least} and will be withheld.`,
    none: (least) => `None of them counts fewer than ${least}.`,
    more: 'Protection may cost more cells. You see that once the tables are proposed.',
  },
  buttons: {
    propose: 'Propose',
    look: 'See how many cells are small',
    add: 'Add a table',
  },
  noCounts: {
    title: 'There are no counts yet',
    text: 'Bring in an edition of the counts first.',
    button: 'To the base of counts',
  },
  errors: {
    noClass: 'Write a name beside the values that go together, or choose “As it is”.',
    titleMissing: 'Write a title in Danish.',
    titleLong: (came) => `The title may have at most 200 characters. It has ${came}.`,
    descriptionMissing: 'Write in Danish what the table shows.',
    descriptionLong: (came) => `The text may have at most 1,000 characters. It has ${came}.`,
    datasetName: (came) => `“${came}” cannot stand in an address. Use small letters, digits and hyphens, a letter first.`,
    datasetTwice: (came) => `Two tables are called “${came}”. Give each a name of its own.`,
    datasetTaken: (came) => `“${came}” is the name of another table, which does not rest on this base of counts. Choose another.`,
    nothingDivided: 'Divide by at least one column.',
    classLine: (came) => `“${came}” is no class. Write name, colon and values.`,
    classUnit: (came) => `“${came}” is no value of the base of counts.`,
    classTwice: (came) => `“${came}” stands in two classes. A value can be in one only.`,
    classTotal: 'A class cannot be called “total”. That is the name of the sum.',
    classLong: 'The name of a class may have at most 100 characters.',
    classIsUnit: (came) => `“${came}” is also a value that stands alone. Give the class another name, or take the value in.`,
    classNameTwice: (came) => `Two classes are called “${came}”.`,
    timeStep: 'Time cannot be put together in that way. Weeks make up years only.',
    unknownDimension: (came) => `The base of counts does not divide by “${came}”.`,
    tooLarge: (came) => `The table becomes too large: ${came} cells. Put more values together here, or do not divide.`,
    cannotCut: 'The table cannot be made in that way. Look at how it divides.',
  },
}
