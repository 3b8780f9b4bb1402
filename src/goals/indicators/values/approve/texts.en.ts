// The words of the page where figures are looked through before they are released.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  home: 'Front page',
  indicators: 'Indicators',
  values: 'The figures',
  title: (name) => `Before the figures are released: ${name}`,
  lead: 'Read the attacker’s report and see what goes out. Then release.',
  report: 'The attacker’s report',
  official:
    'The figures are official statistics. The publisher has protected them, and everybody has them already. So there is nothing to attack.',
  notOfPeople: 'The figures do not count people. So there is nothing to attack.',
  had: (numbers, withheld, releases) =>
    `The attacker had ${numbers} counts that the figures rest on, from this release and all earlier ones (${releases}), withdrawn ones too. ${withheld} of them are withheld.`,
  tried: 'It added quarters and months, took them from the year, and held new figures against old ones.',
  foundNothing: 'The attacker found nothing.',
  found: (n) => (n === '1' ? 'The attacker found something.' : `The attacker found something in ${n} places.`),
  leaks: {
    recovered: (whole) => `${whole}: The figure that is withheld can be worked out.`,
    narrow: (whole) => `${whole}: The figure that is withheld can nearly be worked out.`,
    undecided: (whole) => `${whole}: It cannot be shown that the figure that is withheld is safe.`,
    difference: (whole, rest) => `${whole} less ${rest} tells of fewer than five people.`,
    part: (whole, rest) =>
      rest === ''
        ? `${whole}: All figures together tell of fewer than five people.`
        : `${whole} without ${rest}: All figures together tell of fewer than five people.`,
    correction: (whole) => `${whole}: Two releases of the figure together tell of fewer than five people.`,
  },
  whatToDo:
    'The figures cannot be released like this. An earlier release already shows too much. Talk to whoever answers for data protection.',
  knownBefore: (n) =>
    `Earlier releases already give something away in ${n === '1' ? 'one place' : `${n} places`} by themselves. This release does not change that.`,
  notShown: 'This does not go out',
  notShownText: 'Only you can see the figures here. Do not write them anywhere else.',
  period: 'Time',
  holds: 'What holds',
  figureAndN: (value, n) => `${value} (n = ${n})`,
  why: 'Why',
  outcomes: {
    small: 'Withheld. The figure tells of fewer than five people.',
    'few-answers': 'Withheld. Fewer than 30 have answered, or the number is not known.',
    protects: 'Withheld. Otherwise another figure could be worked out.',
    waits: 'Withheld. The figure has changed by fewer than five people, and the old release was withdrawn.',
    repeats: 'Waits. The figure has changed by fewer than five people. What was released stands.',
  },
  goesOut: 'This everybody can see',
  value: (unit) => `Figure (${unit})`,
  interval: '95 % interval',
  n: 'How many (n)',
  wordsAlong: 'What is said with the figures',
  obstacles: {
    'not-adopted': 'The indicator is not adopted. So its figures cannot be released.',
    internal: 'The indicator is for the municipality’s own people only. So its figures cannot be released.',
    'no-figures': 'There are no figures to release.',
  },
  cannot: 'The figures cannot be released as long as the attacker finds something.',
  nothingNew: 'All of this is released. There is nothing new.',
  note: 'Everybody can then read the figures and take them as files. A release cannot be deleted, and whoever has taken it has it.',
  release: 'Release the figures',
  refused: { changed: 'Something has changed since you saw the page', gate: 'The figures were not released' },
  refusedText: {
    changed: 'Nothing is released. Look through it again, and then release.',
    gate: 'Something stands in the way. It may be what the attacker found, or something missing in the indicator’s definition.',
  },
}
