// Every live part a chapter may bind: the room's own, and those higher rooms supply.
import type { Tx } from '../../../platform/db.ts'
import type { Block } from '../../../platform/paper/model.ts'
import { partCallOf } from '../model.ts'
import type { PartContext, PartOffer, PlanParts } from '../plan-part.ts'
import { effortPart, effortsPart } from './effort-parts.ts'
import { calendarPart, coveragePart, responsibilitiesPart } from './follow-up-parts.ts'
import { goalPart } from './goal-part.ts'
import { indicatorPart, indicatorsPart } from './indicator-parts.ts'
import { judgedPart, movementsPart } from './year-parts.ts'

const own: PlanParts = [
  goalPart,
  indicatorsPart,
  indicatorPart,
  effortsPart,
  effortPart,
  coveragePart,
  responsibilitiesPart,
  calendarPart,
  movementsPart,
  judgedPart,
]

/** The room's parts and those of the rooms above. */
export const partsWith = (supplied: PlanParts): PlanParts => [...own, ...supplied]

/** What can be put in, in the order of the parts. */
export async function offersOf(tx: Tx, parts: PlanParts): Promise<PartOffer[]> {
  const offers: PartOffer[] = []
  for (const part of parts) offers.push(...(await part.offers(tx)))
  return offers
}

/** The blocks a call stands for; null when there is no such part, or it knows nothing of the kind. */
export async function blocksOf(tx: Tx, parts: PlanParts, call: string, context: PartContext): Promise<Block[] | null> {
  const { name, arguments: rest } = partCallOf(call)
  const part = parts.find((one) => one.name === name)
  return part ? part.blocks(tx, rest, context) : null
}
