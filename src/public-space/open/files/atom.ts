// What happened to public faults, as a feed.

import { atomFeed, type Feed, urnOf } from '../../../platform/atom.ts'
import type { da as reportDa } from '../../reports/texts.da.ts'
import type { FaultNews } from '../model.ts'
import type { da } from '../texts.da.ts'

/** The newest stands first. */
export function toAtom(news: readonly FaultNews[], { t, words, ...feed }: Feed & { t: typeof da; words: typeof reportDa }): string {
  const entries = news.map(({ id, at, number, kind, label, key, unit, outcome, words: answer, nextStep }) => {
    const said = t.story[key](unit, outcome ? words.outcomes[outcome] : '')
    const text = [said, answer, nextStep].filter((part) => part !== '').join(' ')
    return { id: urnOf(id), at, page: `faults/${number}`, title: t.feed.entry(words.kinds[kind], label, said), text }
  })
  return atomFeed('faults', t.feed.title(feed.town), entries, feed)
}
