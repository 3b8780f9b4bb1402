// The words on how a figure moves and how sure it is.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  movements: {
    better: 'Better',
    worse: 'Worse',
    held: 'Held',
    'no-clear-change': 'No clear change',
    'cannot-tell': 'Cannot tell',
  },
  answers: {
    better: ({ from, to }) => `It has become better from ${from} to ${to}.`,
    worse: ({ from, to }) => `It has become worse from ${from} to ${to}.`,
    held: ({ from, to }) => `It has held from ${from} to ${to}.`,
    'no-clear-change': ({ from, to }) => `There is no clear change from ${from} to ${to}.`,
    'cannot-tell': () => 'We cannot tell whether it has become better or worse.',
  },
  why: {
    'no-figures': () => 'There are no figures yet.',
    'no-baseline': () => 'We do not have the figure of the time we want to measure from.',
    'one-period': ({ to }) => `There are only figures from ${to}. It takes two to see a change.`,
    'break-between': () => 'The figures were counted in different ways, for there is a break between them. They cannot be compared.',
    'no-interval': () => 'We do not know how sure the figures are. So we do not say whether they have moved.',
    'no-terms': () => 'The release does not say what the figure is to be measured against.',
    'too-thin': ({ margin }) => `There are too few answers behind it. It may have risen, and may have fallen, by more than ${margin}.`,
    'within-margin': ({ margin }) => `All that the change may be is less than ${margin}. So little does not matter.`,
    'good-side': () => 'It is too much to be chance.',
    'bad-side': () => 'It is too much to be chance.',
    'around-zero': () => 'What we see may be chance.',
  },
  change: (difference, lower, upper) => `The change is ${difference}. It probably lies between ${lower} and ${upper}.`,
  points: 'percentage points',
  readAlone: 'Each figure is read alone. If you look at many figures at once, a few of them will move by chance.',
  figure: (value, unit, period) => `${value} ${unit} in ${period}`,
  figureOnDay: (value, unit, day) => `${value} ${unit} on ${day}`,
  interval: (lower, upper) => `between ${lower} and ${upper}`,
  n: (n) => `n = ${n}`,
  standings: {
    reached: 'The target is reached',
    'not-yet': 'The target is not reached yet',
    'cannot-tell': 'We cannot tell whether the target is reached',
  },
  aims: { raise: 'To raise it', lower: 'To lower it', hold: 'To hold it' },
  goodIs: { higher: 'Higher is better', lower: 'Lower is better' },
  frequencies: {
    month: 'Every month',
    quarter: 'Every quarter',
    'half-year': 'Every half-year',
    year: 'Every year',
    'second-year': 'Every second year',
    other: 'At irregular times',
  },
  periods: {
    half: (half, year) => `the ${half === '1' ? 'first' : 'second'} half of ${year}`,
    quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
    month: (month, year) =>
      `${['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][month - 1]} ${year}`,
  },
}
