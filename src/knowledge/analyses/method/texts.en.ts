// How it was worked out, in words: the model, its conditions, and what the answer becomes when something is left out.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  method: {
    title: 'How we calculated',
    text: [
      'We let the other municipalities teach us what a town like this usually meets. The town itself is left out when we find the expected.',
      'The model is a negative binomial model. It knows how many people live in the town, and the conditions listed here.',
      'Large municipalities have other figures a resident than small ones. So the size of the municipality is a condition of its own. Without it twice as many residents would always mean twice as many offences.',
      'Municipalities differ a lot, even under the same conditions. That is part of the calculation. It makes the span wide.',
      'The answer is fewer or more only when the whole span lies on one side of 1, and when that still holds after looking at six groups.',
      'The answer is as expected only when the whole span lies between half as many and twice as many. Otherwise we say that we cannot tell.',
      'We tried it on invented figures where nothing was unusual. The model knew size, inequality of income and unemployment. In about 6 of 100 years at least one of the six groups was still called fewer or more.',
    ],
    facts: (theta, spread, variance) =>
      `Theta is ${theta}. The smaller it is, the more municipalities differ. The figures spread ${spread} times as much as pure chance would make them. So the variance is ${variance} times as large.`,
    noTheta: 'Municipalities differ no more than chance makes them.',
    noModel: 'The model has no answer for the newest year. So we cannot say how much municipalities differ either.',
    conditionsTitle: 'Conditions in the model',
    conditionsText:
      'The figure says by how much offences a resident are multiplied when the condition is one step higher. It does not say what the cause is.',
    times: (step) => `${step} times as many`,
    withoutTitle: 'If something is left out',
    withoutText: 'If the answer changes when a condition or a municipality is left out, it deserves less trust.',
    withoutSame: 'Here the answer stays the same whatever is left out.',
    withoutUntold:
      'With the whole model the answer cannot be told. Here is what it would become if a condition or a municipality were left out.',
    withoutStillUntold: 'Here the answer cannot be told either, whatever is left out.',
    withoutTold: (what, verdict) => `${what} left out would give the answer: ${verdict}. It is not the town’s answer.`,
    withoutOther: (what, verdict) => `${what} left out gives another answer: ${verdict}.`,
    misleading: (reason, date) => `${reason} Checked ${date}. Source:`,
    missingTitle: 'Conditions we lack',
    missing: (names) => `We would have liked these figures too: ${names}. The source does not have them, or they are not fetched.`,
    lowIncome: 'We also lack how many have a low income. An average does not say it.',
  },
}
