// The words of the PDF file of open figures, besides those the page has too.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  what: 'What the figures are',
  releasedOn: 'Released',
  number: 'Release',
  numberOf: (number) => `Release ${number}`,
  rowCount: 'Rows',
  address: 'Permanent address',
  demonstration: 'Demonstration: people, clubs and events are invented',
  tablePart: (title, part, of) => `${title} (${part} of ${of})`,
  firstRows: (shown, all) => `Here are the first ${shown} rows of ${all}. All rows are in the file:`,
  wholeFile: 'Get the whole table as CSV',
  withheld: 'withheld',
  withheldRows: (rows, isOne) =>
    isOne
      ? 'In one row the figure is withheld. A withheld figure is not 0.'
      : `In ${rows} rows the figure is withheld. A withheld figure is not 0.`,
  why: 'Why:',
  chartTitle: (heading, title) => `${title}: ${heading.toLocaleLowerCase('en')} over time`,
  chartText: (from, first, to, last) => `The first figure is ${first} (${from}). The newest is ${last} (${to}).`,
  chartGaps: 'Where the line is broken, a figure is withheld or missing.',
  source: 'Source',
}
