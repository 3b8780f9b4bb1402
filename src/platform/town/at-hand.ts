// Which town a visit is for, without asking the database each time: the towns are read again after a few seconds, and at once when one is changed here.
import type { Db } from '../db.ts'
import type { Town } from '../http/web.ts'
import { townsWithHosts } from './store.ts'

/** What another process changes is seen so much later at most. */
const knownForMs = 3000

interface Known {
  towns: ReturnType<typeof townsWithHosts>
  until: number
}

// Each pool of connections has its towns: one process may serve several, as the tests do.
const known = new WeakMap<Db, { now: Known | null }>()

function towns(db: Db): ReturnType<typeof townsWithHosts> {
  const hand = known.get(db) ?? listenTo(db)
  if (hand.now && performance.now() < hand.now.until) return hand.now.towns
  const asked: Known = { towns: townsWithHosts(db), until: performance.now() + knownForMs }
  hand.now = asked
  // One that failed is asked again by the next visit.
  asked.towns.catch(() => {
    if (hand.now === asked) hand.now = null
  })
  return asked.towns
}

function listenTo(db: Db): { now: Known | null } {
  const hand: { now: Known | null } = { now: null }
  known.set(db, hand)
  db.whenWritten((written) => {
    if ([...written].some((write) => write.endsWith(' platform.municipality'))) hand.now = null
  })
  return hand
}

/** The town a host name belongs to; the only town when there is one and it names no host. */
export async function townAtHand(db: Db, host: string): Promise<Town | null> {
  const all = await towns(db)
  const named = all.find((town) => town.host === host)
  if (named) return named.town
  const [only, second] = all.filter((town) => town.host === null)
  return only && !second ? only.town : null
}
