// What the town answered, as a feed.
import { atomFeed, type Entry, type Feed, urnOf } from '../../platform/atom.ts'
import type { da as words } from '../reports/texts.da.ts'
import type { Answer, FaultAnswer } from './model.ts'
import type { da } from './texts.da.ts'

/** Answers that were let out and closed public faults, the newest first. */
export function answersFeed(
  answers: readonly Answer[],
  faults: readonly FaultAnswer[],
  { t, w, ...feed }: Feed & { t: typeof da; w: typeof words },
): string {
  const entries: Entry[] = [
    ...answers.map(({ id, title, youSaid, weDid, cameOfIt, letOutAt, changedAt }) => ({
      id: urnOf(id),
      title,
      at: letOutAt ?? changedAt,
      page: 'answers',
      text: [`${t.parts.youSaid}: ${youSaid}`, `${t.parts.weDid}: ${weDid}`, cameOfIt].join('\n'),
    })),
    ...faults.map(({ id, number, kind, placeLabel, outcome, answer, closedAt }) => ({
      id: urnOf(id),
      title: `${w.kinds[kind]}, ${placeLabel}: ${w.outcomes[outcome]}`,
      at: closedAt,
      page: `faults/${number}`,
      text: answer,
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime())
  return atomFeed('answers', t.feedTitle(feed.town), entries, feed)
}
