// The words about the figures behind a phenomenon.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  source: 'Reports and observations in the town',
  weeks: {
    title: 'Week by week',
    summary: (times, reports) => `In the last half year it happened ${times} times that somebody told of or saw. There came ${reports}.`,
    axis: 'Times',
    happened: 'times it happened',
    reported: 'reports',
    n: (reports, times) => `${reports} and ${times} times`,
    none: 'It is a count of what people have said. It has no sampling error.',
    cannot: ['More reports can mean that more people say it, not that it happens more often.', 'The newest week is not over.'],
    columns: { week: 'Week from Monday', happened: 'Times', reported: 'Reports' },
  },
  heat: {
    title: 'When in the week',
    summary: (day, time, count) => `Most times: ${day}, ${time} (${count}).`,
    summaryNone: 'Nobody said both day and time.',
    n: (times, noTime) => `${times} times; ${noTime} without time of day`,
    none: 'It is a count. The time of day is told as morning, day, evening or night, not by the clock.',
    cannot: ['People see it when they are there themselves. Empty fields do not prove that it is quiet.'],
    time: 'Time',
    days: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
    longDays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  },
  unusual: {
    title: 'Is it more than usual?',
    alarm: (week) => `Yes: the week from ${week} lay above what is ordinary.`,
    calm: 'None of the newest weeks lay above what is ordinary.',
    tooFew: 'There are too few reports to answer. It takes at least five in four weeks. That does not prove that all is quiet.',
    tooShort: 'The town has taken reports for too short a time to answer. It takes at least nine whole weeks.',
    axis: 'Reports',
    count: 'reports at the place',
    limit: 'highest ordinary',
    over: 'above the ordinary',
    season: (weeks) => `The limit is learned from the same time of the year in ${weeks} weeks (Farrington).`,
    recent:
      'The limit is learned from the seven weeks before. The town does not have figures of three years yet, so the season is not counted in (EARS C1).',
    attained: (percent, weeks, ever) =>
      `Measured at two reports a week it rings falsely in ${percent} of 100 ordinary weeks, and at least once in ${weeks} weeks in about ${ever} of 100 cases.`,
    n: (count, weeks) => `${count} reports in ${weeks} weeks`,
    cannot: [
      'An alarm is a reason to ask, not a finding.',
      'It looks at all reports of the same kinds at the place, also those that are not added.',
    ],
    columns: { week: 'Week from Monday', count: 'Reports', upper: 'Highest ordinary' },
    noLimit: 'cannot be said',
  },
  affected: {
    title: 'Who feels it?',
    none: 'Nobody has said what it makes them do.',
    lead: (n) => `So say those who reported (n = ${n}). One can say several things.`,
    columns: { what: 'It makes them', count: 'Reports' },
  },
  near: {
    title: 'Other phenomena near by',
    none: 'There are none within a kilometre.',
    columns: { behaviour: 'What happens', metres: 'Distance', same: 'Same kind', state: 'Is' },
    yes: 'Yes',
    no: 'No',
  },
  tried: {
    title: 'This was tried here',
    none: 'There are no other efforts in public space in the area.',
    columns: { name: 'Effort', state: 'Step', verdict: 'Verdict' },
  },
  moved: {
    title: 'Is it gone, or has it moved?',
    noBefore: 'The town took no reports before the effort began. So there is no before to compare with.',
    notYet: 'The figures come when the effort has been under way for a week.',
    lead: (days, middle) => `${days} days before ${middle} and ${days} days after. Periods of equal length.`,
    columns: { zone: 'Where', before: 'Before', after: 'After', ratio: 'After against before', interval: '95 of 100' },
    inside: (metres) => `At the place (within ${metres} m)`,
    ring: (metres) => `In the ring (out to ${metres} m)`,
    rest: 'In the rest of the town',
    noRatio: 'no reports',
    few: 'There are fewer than ten reports at the place and in the ring. Such small counts turn with one report more or less, so we do not work out whether it has moved.',
    noSuccess: 'The place did not fall more than the rest of the town. Then it cannot be said whether anything moved.',
    noControl: 'The rest of the town has no reports of that kind in one of the periods. Then there is nothing to compare with.',
    moved: (quotient) =>
      `The place fell more than the rest of the town, and the ring rose against it (quotient ${quotient}). Something may have moved.`,
    spread: (quotient) =>
      `The place fell more than the rest of the town, and so did the ring (quotient ${quotient}). Nothing suggests that it moved.`,
    prevented: (difference, lower, upper) =>
      `The change at the place minus that of the rest of the town: ${difference} reports (95%: ${lower} to ${upper}).`,
    interval: 'The intervals are exact Poisson intervals of the ratio. They are too narrow if the same people report again and again.',
    n: (count) => `${count} reports of the same kinds`,
    cannot: [
      'Fewer reports can mean that people have stopped saying it.',
      'Where the periods are shorter than a year, the season is part of the difference.',
      'A place chosen because it was bad just then often falls by itself.',
    ],
  },
  map: {
    title: 'On the map',
    summary: (n) => `${n} reports lie at the place. The map is for colleagues only.`,
    none: 'The points are the places people pointed at. They are as exact as they said it.',
    cannot: ['A point says where it was seen, not who was there.'],
    list: 'The reports',
    columns: { number: 'No.', place: 'Where', received: 'Came' },
  },
}
