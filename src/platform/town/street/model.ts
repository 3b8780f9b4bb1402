// The town's own gazetteer, and what an address lookup promises whoever is behind it.
import type { Spot } from '../position/model.ts'

/** A stretch of a street as a file or a page says it. */
export interface Segment extends Spot {
  street: string
  fromNumber: number
  toNumber: number
  area: string | null
  addresses: number
}

export interface FoundAddress extends Spot {
  id: string
  street: string
  fromNumber: number
  toNumber: number
  area: { id: string; name: string } | null
  addresses: number
}

/** Finds addresses. The town's own gazetteer is the one that needs no network; another can take its place. */
export interface AddressProvider {
  /** The stretch a house number is on; without a number, or with one that is not there, the street's nearest stretch. */
  find(street: string, houseNumber: number | null): Promise<FoundAddress | null>
  /** Streets whose name begins like this, for choosing from. */
  streetsLike(beginning: string, most?: number): Promise<string[]>
  /** The stretch nearest to a spot and how far it is in metres. */
  nearest(spot: Spot): Promise<{ address: FoundAddress; metres: number } | null>
}

/** What tells two stretches apart. */
export const keyOf = (segment: { street: string; fromNumber: number }): string => `${segment.street.toLowerCase()} ${segment.fromNumber}`

/** What a file of streets would change. */
export interface StreetPlan {
  added: number
  changed: number
  unchanged: number
  removed: number
}

const sameStretch = (a: Segment, b: Segment): boolean =>
  a.toNumber === b.toNumber && a.lat === b.lat && a.lon === b.lon && a.area === b.area && a.addresses === b.addresses

/** Compares what is there with a file; `isWhole` says the file is the whole town, so that what it leaves out goes. */
export function planStreets(before: Segment[], file: Segment[], isWhole: boolean): StreetPlan {
  const old = new Map(before.map((segment) => [keyOf(segment), segment]))
  const plan = { added: 0, changed: 0, unchanged: 0, removed: 0 }
  for (const segment of file) {
    const was = old.get(keyOf(segment))
    if (!was) plan.added++
    else if (sameStretch(was, segment)) plan.unchanged++
    else plan.changed++
  }
  if (isWhole) plan.removed = before.length - plan.changed - plan.unchanged
  return plan
}
