// The words for what an effort can be, as one reader meets them: with its goals called what the town calls them.
import type { Tx } from '../../../platform/db.ts'
import { type Locale, textsFor } from '../../../platform/i18n.ts'
import { type Goal, goals } from '../../goals/model.ts'
import type { Said } from '../../goals/said/model.ts'
import { goalWords } from '../../goals/wording/words.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export type EffortWords = typeof da & {
  /** The same as `goals`, with the language where it is not the page's. */
  goalTitles: Record<Goal, Said>
}

/** `goals` and `goalTitles` say "Mål 1: En tryg by"; number and title in one language. */
export async function effortWords(tx: Tx, locale: Locale): Promise<EffortWords> {
  const words = textsFor(locale, { da, en })
  const worded = await goalWords(tx, locale)
  const named = goals.map((goal): [Goal, Said] => {
    const { title } = worded[goal]
    const { goalNumbers } = title.lang ? { da, en }[title.lang] : words
    return [goal, { ...title, text: `${goalNumbers[goal]}: ${title.text}` }]
  })
  const goalTitles = Object.fromEntries(named) as Record<Goal, Said> // every goal is in the list it was made from
  return { ...words, goals: Object.fromEntries(named.map(([goal, { text }]) => [goal, text])) as Record<Goal, string>, goalTitles }
}
