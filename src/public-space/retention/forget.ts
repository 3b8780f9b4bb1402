// The nightly round: what has been kept long enough goes, a piece at a time, then it is counted whether all of it went.
import { record } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db.ts'
import { deleteExpiredFiles } from '../../platform/files/expire.ts'
import type { Platform } from '../../platform/http/web.ts'
import { finishProgress, openProgress, reportProgress } from '../../platform/progress.ts'
import type { Gone } from './model.ts'
import { countPast, forgetPiece, forgettings, keeper, keepRound, readRetention } from './store.ts'

export const retentionWork = 'retention of reports'

/** Stopped half-way, nothing is lost: what is left goes in the next round. Returns what went. */
export async function forgetWhatIsOld(
  { db, config }: Pick<Platform, 'db' | 'config'>,
  municipality: number,
  signal: AbortSignal,
  now = new Date(),
): Promise<Gone> {
  const inTown = <T>(deed: (tx: Tx) => Promise<T>) => db.transaction(keeper(municipality), deed)
  const began = new Date()
  const { keep, total, progress } = await inTown(async (tx) => {
    const keep = await readRetention(tx)
    return { keep, total: await countPast(tx, keep, now), progress: await openProgress(tx, retentionWork, '') }
  })
  const gone: Gone = { emails: 0, pictures: 0, words: 0 }
  for (const forgetting of forgettings)
    for (;;) {
      const { went, isAskedToStop } = await inTown(async (tx) => {
        const went = await forgetPiece(tx, forgetting, keep, now)
        gone[forgetting.what] += went
        const done = gone.emails + gone.pictures + gone.words
        return { went, isAskedToStop: await reportProgress(tx, progress, { done, total, note: '' }) }
      })
      if (went === 0) break
      if (isAskedToStop || signal.aborted) {
        await inTown((tx) => finishProgress(tx, progress, { state: 'cancelled', note: '' }))
        return gone
      }
    }
  // The bytes of pictures that no row speaks of any more.
  await deleteExpiredFiles(db, config.dataDir, municipality, now)
  await inTown(async (tx) => {
    const round = await keepRound(tx, gone, await countPast(tx, keep, now), began)
    await record(tx, { deed: 'forgot', thing: 'old reports', thingId: round, detail: { ...gone } })
    await finishProgress(tx, progress, { state: 'done', note: '' })
  })
  return gone
}
