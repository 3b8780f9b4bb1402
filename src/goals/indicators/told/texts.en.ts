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
    better: ({ from, to }) => `It got better from ${from} to ${to}.`,
    worse: ({ from, to }) => `It got worse from ${from} to ${to}.`,
    held: ({ from, to }) => `It held steady from ${from} to ${to}.`,
    'no-clear-change': ({ from, to }) => `There is no clear change from ${from} to ${to}.`,
    'cannot-tell': () => 'We cannot tell whether it has got better or worse.',
  },
  why: {
    'no-figures': () => 'There are no figures yet.',
    'no-baseline': () => 'We do not have the figure for the time we want to measure from.',
    'one-period': ({ from }) => `We measure from ${from}, and there is no figure for the time after it yet.`,
    'break-between': () => 'The way of counting changed between the two figures. They cannot be compared.',
    'no-interval': () => 'We do not know how certain the figures are, so we do not say whether they have moved.',
    'no-terms': () => 'The release does not say what the figure is to be measured against.',
    'too-thin': ({ margin }) => `The figures are too uncertain. It may have risen or fallen by more than ${margin}.`,
    'within-margin': ({ margin }) =>
      `The change is smaller than ${margin}, even allowing for uncertainty. A change that small does not matter.`,
    'good-side': () => 'A change this large is seldom down to chance.',
    'bad-side': () => 'A change this large is seldom down to chance.',
    'around-zero': () => 'What we see may be down to chance.',
  },
  change: (difference, lower, upper) => `The change is ${difference}. It probably lies between ${lower} and ${upper}.`,
  points: 'percentage points',
  readAlone: 'Read each figure on its own. Look at many at once, and a few will move by chance.',
  figure: (value, unit, period) => `${value} ${unit} in ${period}`,
  figureOnDay: (value, unit, day) => `${value} ${unit} on ${day}`,
  interval: (lower, upper) => `between ${lower} and ${upper}`,
  n: (n) => `n\u00a0=\u00a0${n}`,
  standings: {
    reached: 'The target has been reached',
    'not-yet': 'The target has not been reached yet',
    'cannot-tell': 'We cannot tell whether the target has been reached',
  },
  aims: { raise: 'Raise the figure', lower: 'Lower the figure', hold: 'Hold the figure' },
  goodIs: { higher: 'Higher is better', lower: 'Lower is better' },
  frequencies: {
    month: 'Every month',
    quarter: 'Every quarter',
    'half-year': 'Every half-year',
    year: 'Every year',
    'second-year': 'Every second year',
    other: 'At irregular intervals',
  },
  periods: {
    half: (half, year) => `the ${half === '1' ? 'first' : 'second'} half of ${year}`,
    quarter: (quarter, year) => `quarter ${quarter} of ${year}`,
    month: (month, year) =>
      `${['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'][month - 1]} ${year}`,
  },
}
