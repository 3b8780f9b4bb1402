// How a higher room tells the front page its newest true sentence about a goal; the town's app hands it over.
import type { Tx } from '../../platform/db.ts'
import type { Locale } from '../../platform/i18n.ts'
import type { Goal, GoalNews } from './model.ts'

/** Null while there is nothing true to say yet. */
export type NewsSource = (tx: Tx, at: { locale: Locale; town: string }) => Promise<GoalNews | null>

export type NewsSources = Partial<Record<Goal, NewsSource>>
