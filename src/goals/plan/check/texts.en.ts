// The plan check in words: every gap is a sentence.
import type { da } from './texts.da.ts'

export const en: typeof da = {
  title: 'Plan check',
  allWell: 'Nothing is missing.',
  hinders: 'This keeps the plan from being adopted',
  hindersText: 'Put it right first. Until then nobody can adopt this version.',
  weigh: 'This you ought to look at',
  weighText: 'The plan can be adopted with it. But it should be a choice.',
  mend: 'Put it right',
  goals: { 'safe-town': 'goal 1', 'fewer-victims': 'goal 2', 'new-generations': 'goal 3', 'future-without-crime': 'goal 4' },
  whole: 'the plan as a whole',
  noChapters: 'There are no chapters.',
  unknownPart: (title, call) => `“${title}” fetches something that does not exist: ${call}.`,
  hiddenEffort: (title, name) => `“${title}” shows the effort “${name}”, but it is not public.`,
  unanswered: (title, count) =>
    count === 1 ? `A comment on “${title}” waits for your answer.` : `${count} comments on “${title}” wait for your answer.`,
  emptyChapter: (title) => `The chapter “${title}” is empty.`,
  goalWithoutIndicator: (goal) => `No adopted indicator shows whether ${goal} is reached.`,
  effortWithoutOwner: (name) => `Nobody owns the effort “${name}”.`,
  effortWithoutEvaluation: (name) => `It has not been agreed how the effort “${name}” will be judged.`,
  figureWithoutSource: (title, table) =>
    `The table “${table}” in “${title}” has figures without a source. Write a line just below it that begins with Kilde.`,
  fewPeople: (title, words) =>
    `“${title}” says “${words}”. So few can be recognised. Write “a few” or “some”, or take the figure from a release.`,
  partySilent: (name) => `${name} was asked in the consultation and has not answered.`,
  noReview: 'It has not been agreed when the plan is to be looked at again.',
  reviewPassed: (day) => `The day on which the plan was to be looked at again has passed: ${day}.`,
  reviewLate: (day) => `The plan is looked at again only on ${day}. That is more than four years ahead.`,
  noLegalBasis: 'It does not say which law the plan rests on.',
  legalBasisOver: (name, day) => `${name} was in force only until ${day}.`,
  legalBasisNotYet: (name, day) => `${name} is in force only from ${day}.`,
}
