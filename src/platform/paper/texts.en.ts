// The words on paper, whatever is printed: contents, pages, and what stands with figures.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  contents: 'Contents',
  column: (place) => (place === 0 ? 'Subject' : `Column ${place + 1}`),
  tableIn: (heading) => `Table: ${heading}`,
  chartIncomplete: 'The chart is not shown: it lacks figures, source, number, uncertainty or what the figures cannot say.',
  tableIncomplete: 'The table lacks its source.',
  period: 'Time',
  interval: 'Interval (95%)',
  band: 'Interval, 95%',
  asTable: (title) => `The figures of the chart: ${title}`,
  note: {
    source: 'Source',
    asOf: 'Figures from',
    n: 'Based on',
    uncertainty: 'Uncertainty',
    cannotSay: 'What the figures cannot say',
  },
  onPage: (page) => `Page ${page}`,
  page: (page, of) => `Page ${page} of ${of}`,
}
