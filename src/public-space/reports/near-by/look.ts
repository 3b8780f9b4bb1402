// What somebody who is about to report is offered to join, and which report a press on it means.
import type { Tx } from '../../../platform/db.ts'
import type { Ask } from '../../../platform/http/web.ts'
import { allow, clientNetwork } from '../../../platform/rate-limit.ts'
import { areaOfSpot } from '../../../platform/town/area/store.ts'
import type { Spot } from '../../../platform/town/position/model.ts'
import { pace } from '../guard/guard.ts'
import { type Door, isSensitive, type Kind } from '../model.ts'
import { type Near, nothingNear, sameInArea } from './model.ts'
import { faultsNear, toldInArea } from './store.ts'

interface About {
  door: Door
  kind: Kind
}

/** Nothing for a network that looks more often than a whole school sends: whoever is there reports on their own. */
export async function lookNear(c: Ask, spot: Spot, about: About): Promise<Near> {
  const network = clientNetwork(c)
  return c.var.workAsSystem(async (tx) => {
    const mayLook = await allow(tx, 'looks near by', network, { n: pace.freely, perSeconds: pace.windowSeconds })
    return mayLook ? nearTo(tx, spot, about) : nothingNear
  }, 'reports near by')
}

/** Faults are public and are shown where they are; of everything else only the area is said. */
export async function nearTo(tx: Tx, spot: Spot, about: About): Promise<Near> {
  if (!isSensitive(about.door)) return { faults: await faultsNear(tx, spot), area: null }
  const area = await areaOfSpot(tx, spot)
  return { faults: [], area: area && (await toldInArea(tx, area.id, about)) ? area.name : null }
}

/** The report a press on what was offered means; null when it is not offered here, so that nobody reaches a report elsewhere. */
export async function reportOffered(tx: Tx, spot: Spot, about: About, pressed: string): Promise<string | null> {
  if (!isSensitive(about.door)) return (await faultsNear(tx, spot)).find(({ id }) => id === pressed)?.id ?? null
  const area = await areaOfSpot(tx, spot)
  return area && pressed === sameInArea ? toldInArea(tx, area.id, about) : null
}
