// What everybody who reported or follows is told when something moves. Short sentences and no jargon.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  moved: {
    received: (unit) => (unit ? `We have got it. ${unit} has it now.` : 'We have got it.'),
    assessed: (unit) => (unit ? `We have looked at it. ${unit} has it now.` : 'We have looked at it.'),
    team: (unit) => `${unit || 'Another team'} has it now.`,
    partner: (unit) => `We have given it to ${unit || 'a partner'}.`,
    question: () => 'We have a question for you.',
    planned: (unit) => (unit ? `We have made a plan. ${unit} has it now.` : 'We have made a plan.'),
    'in-progress': (unit) => (unit ? `${unit} is working on it.` : 'We are working on it.'),
    phenomenon: () => 'Others have said the same. We now look at all of it together.',
    'effort-agreed': (unit) => (unit ? `We have agreed what to do. ${unit} sees to it.` : 'We have agreed what to do.'),
    'effort-begun': (unit) => (unit ? `We now begin. ${unit} sees to it.` : 'We now begin.'),
    'effort-ended': () => 'What we did has ended. We now look at whether it helped.',
    judged: () => 'We have looked at whether it helped.',
    closed: () => 'Here is our answer.',
    reopened: () => 'One of you says that it is not solved. We look at it again.',
    merged: () => 'Others have said the same. We have put it together.',
    divided: () => 'It is about two things. So we have divided your report in two. You follow both with the code you have.',
    'put-back': () => 'We had divided your report in two. Now it is one again.',
  },
  outcomes: {
    solved: 'It is solved.',
    partly: 'Some of it is solved.',
    'not-solved': 'We could not solve it.',
    'not-ours': 'It is not something the town can do anything about.',
    duplicate: 'Others have said the same. We have put it together.',
    'no-longer': 'It no longer happens.',
  },
  results: { gone: 'It is gone.', moved: 'It has moved to another place.', less: 'There is less of it.', unchanged: 'It is as before.' },
  voices: (n) => `You were ${n} who said this.`,
  next: (step) => `What happens next: ${step}`,
  answerBy: (day) => `You hear from us by ${day}.`,
}
