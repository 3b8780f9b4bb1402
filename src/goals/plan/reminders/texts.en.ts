// The letter about dates that draw near. It names nobody and does not say what an effort is about.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  subject: (count) => (count === 1 ? 'An agreed date draws near' : `${count} agreed dates draw near`),
  lines: {
    review: { ahead: (day) => `The plan is to be reviewed by ${day}.`, today: (day) => `The plan is to be reviewed by today: ${day}.` },
    verdict: { ahead: (day) => `An effort is to be judged on ${day}.`, today: (day) => `An effort is to be judged now: ${day}.` },
    figure: {
      ahead: (day) => `An indicator gets its next figure on ${day}.`,
      today: (day) => `An indicator lacks its next figure: ${day}.`,
    },
  },
  body: (lines, town) =>
    `Hello\n\n${lines.join('\n\n')}\n\nYou get this letter 30 days before a date and on the day. We do not write about figures that are fetched by themselves. Sign in to see more.\n\nKind regards\n${town}\n`,
}
