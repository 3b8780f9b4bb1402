// What is said of a figure that cannot be entered, in a form or in a file.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  periodMissing: 'Write which time the figure is for, such as 2025.',
  period: (came) => `Write the time as 2025, 2025H1, 2025K3, 2025M04 or 2025-04-30. Here it says “${came}”.`,
  periodTwice: (came) => `Each time may stand once only. “${came}” stands here again.`,
  'fits-month': (came) => `The figure comes every month. Write a month, such as 2025M04. Here it says “${came}”.`,
  'fits-quarter': (came) => `The figure comes every quarter. Write a quarter, such as 2025K3. Here it says “${came}”.`,
  'fits-half-year': (came) => `The figure comes every half-year. Write a half-year, such as 2025H1. Here it says “${came}”.`,
  'fits-year': (came) => `The figure comes every year. Write a year, such as 2025. Here it says “${came}”.`,
  'fits-second-year': (came) => `The figure comes every second year. Write a year, such as 2025. Here it says “${came}”.`,
  future: (came) => `That time has not begun yet. Here it says “${came}”.`,
  valueMissing: 'Write the figure.',
  number: (came) => `Write a number in digits, such as 71.2. Here it says “${came}”.`,
  ambiguous: (came) =>
    `“${came}” can be read in two ways. Write thousands without a mark, such as 1234, and put a zero behind decimals, such as 1.2340.`,
  shareOver: (came) => `A share can be 100 at most. Here it says “${came}”.`,
  negative: (came) => `There cannot be fewer than zero. Here it says “${came}”.`,
  endMissing: 'Write both limits, or leave both empty.',
  swapped: 'The lower limit is greater than the upper; swap them.',
  belowInterval: (came) => `The figure lies below its interval (${came}). It must lie between the two limits.`,
  aboveInterval: (came) => `The figure lies above its interval (${came}). It must lie between the two limits.`,
  intervalOrReason: 'Write an interval, or write why there is none.',
  intervalAndReason: 'Here stand both an interval and a reason why there is none. Delete one of them.',
  nOrReason: 'Write how many the figure rests on, or why that cannot be said.',
  nAndReason: 'Here stand both a number and a reason why there is none. Delete one of them.',
  count: (came) => `Write a whole number, such as 512. Here it says “${came}”.`,
  countNegative: (came) => `A number of people or answers cannot be below zero. Here it says “${came}”.`,
  countWhole: (came) => `It must be a whole number. Here it says “${came}”.`,
  reasonLong: (most) => `Write at most ${most} characters.`,
  reasonMissing: 'Write why the figure is corrected.',
  personNumber: 'Here stands a number that looks like a Danish personal number. Never write about single persons.',
}
