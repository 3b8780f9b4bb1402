// The words in the open table of an indicator's figures.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  period: 'Time',
  value: 'Figure',
  lower: 'From',
  upper: 'To',
  n: 'How many (n)',
  noInterval: 'Why no interval',
  noN: 'Why no n',
  withheld: 'Withheld',
  withheldBecause: {
    'fewer-than-five': 'The figure would tell of fewer than five people. So it is not shown.',
    'too-few-answers': 'Fewer than 30 have answered, or the number is not known. So the figure is not shown.',
  },
  nText: 'Each row says how many the figure rests on, or why that cannot be said.',
  interval:
    'Where a figure has an interval, it is a 95 % interval: so uncertain is the figure, because only some were asked or because it varies by chance.',
  noIntervals: 'The figures have no interval. Each row says why.',
  someWithheld: 'Some figures are withheld to protect those who are counted. A row without a figure does not mean zero.',
  hole: (periods, reason) => `There are no figures for ${periods}. ${reason}`,
  facts: {
    source: 'Where the figures come from',
    formula: 'How the figure is worked out',
    unit: 'Unit',
    aim: 'What the town wants',
    margin: 'The smallest change that matters',
    baseline: 'Compared with',
    target: 'Target',
    frequency: 'How often figures come',
    responsible: 'Who answers for it',
  },
  aims: {
    raise: 'The figure is to go up.',
    lower: 'The figure is to go down.',
    'hold-higher': 'The figure is to be held up.',
    'hold-lower': 'The figure is to be held down.',
  },
  firstPeriod: 'The first figure there is',
  target: (value, day) => `${value} by ${day}`,
  frequencies: {
    month: 'Every month',
    quarter: 'Every quarter',
    'half-year': 'Every half-year',
    year: 'Every year',
    'second-year': 'Every second year',
    other: 'At no fixed times',
  },
}
