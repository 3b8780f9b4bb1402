// What everybody behind a phenomenon is told when it moves, in the town's words.
import type { Tx } from '../../platform/db.ts'
import type { News } from '../reports/model.ts'
import { tellFollowers } from '../reports/work/tell.ts'
import { behindPhenomenon } from './response/store.ts'

/** `detail` holds facts the sentence needs, such as the verdict. */
export async function tell(
  tx: Tx,
  phenomenon: string,
  reports: readonly string[],
  { key, detail, words = '' }: Pick<News, 'key' | 'detail'> & { words?: string },
): Promise<void> {
  const { unit, reports: count, voices } = await behindPhenomenon(tx, phenomenon)
  await tellFollowers(tx, reports, {
    key,
    unit,
    nextStep: '',
    answerBy: null,
    words,
    detail: { reports: String(count), voicesInAll: String(voices), ...detail },
  })
}
