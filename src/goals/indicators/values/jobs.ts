// Looks every few seconds whether a series has something new, and follows it; while nothing changes, a few small questions are all it costs.
import type { JobKind } from '../../../platform/jobs.ts'
import { log } from '../../../platform/log.ts'
import type { SeriesSources } from '../series-source.ts'
import { followSeries, listFollowing, stampOf } from './follow-series.ts'
import { follower } from './store.ts'

export function followingSeries(sources: SeriesSources): JobKind {
  /** By town: what was there when everything had last been followed. A new process looks once at all of it. */
  const followed = new Map<number, string>()
  return {
    name: 'follow-series',
    everyMs: 15_000,
    run: async ({ municipality, signal }, { db }) => {
      const acting = follower(municipality)
      const stamp = await db.transaction(acting, (tx) => stampOf(tx, sources))
      if (followed.get(municipality) === stamp) return
      let areAllFollowed = true
      for (const indicator of await db.transaction(acting, listFollowing)) {
        if (signal.aborted) return
        try {
          // One at a time, so that nobody who enters figures waits for all of them.
          const figures = await db.transaction(acting, (tx) => followSeries(tx, indicator, sources))
          if (figures > 0) log('info', 'figures followed a series', { indicator: indicator.slug, figures })
        } catch (error) {
          // What is wrong with one series must not keep the others from coming; it is tried again in the next round.
          areAllFollowed = false
          log('error', 'figures could not follow their series', { indicator: indicator.slug, error: String(error) })
        }
      }
      if (areAllFollowed) followed.set(municipality, stamp)
    },
  }
}
