// Tells everybody who reported or follows what moved: on their code page at once, and by a letter that the post round writes.
import type { Tx } from '../../../platform/db.ts'
import type { News } from '../model.ts'
import { addNews, withMerged } from './letters/store.ts'

/**
 * One piece of news for each of these reports and for those put together with them, with how many had said it. In the transaction of the
 * deed: no deed, no news. Staff need no right to see who follows; `news-letters` finds them.
 */
export async function tellFollowers(tx: Tx, reportIds: readonly string[], news: News): Promise<void> {
  for (const { id, voices } of await withMerged(tx, reportIds)) await addNews(tx, id, voices, news)
}
