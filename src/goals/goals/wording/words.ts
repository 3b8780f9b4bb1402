// The four goals as one reader meets them: in the town's words, or in the paper's.
import type { Tx } from '../../../platform/db.ts'
import { type Locale, textsFor } from '../../../platform/i18n.ts'
import { type Goal, goals } from '../model.ts'
import { da } from '../texts.da.ts'
import { en } from '../texts.en.ts'
import { type Worded, type Wording, wordingOf } from './model.ts'
import { readWordings } from './store.ts'

/** Title, text and why of every goal in the reader's language; for whoever names a goal on a page. */
export async function goalWords(tx: Tx, locale: Locale): Promise<Record<Goal, Worded>> {
  const rows = await readWordings(tx)
  const paper = textsFor(locale, { da, en }).goals
  const worded = goals.map((goal) => [goal, wordingOf(goal, rows.get(goal) ?? null, paper, locale)])
  return Object.fromEntries(worded) as Record<Goal, Worded> // every goal is in the list it was made from
}

/** The paper's words of a goal in both languages, for a form to begin from. */
export function paperIn(goal: Goal): Pick<Wording, 'title' | 'text' | 'why'> {
  const [danish, english] = [da.goals[goal], en.goals[goal]]
  return {
    title: { da: danish.title, en: english.title },
    text: { da: danish.text, en: english.text },
    why: { da: danish.why, en: english.why },
  }
}
