// Every minute: what moved in the efforts that answer phenomena is told to everybody behind them, once; and what people say is not solved comes back.
import { type EffortResponse, readResponse } from '../../../goals/index.ts'
import { record } from '../../../platform/audit.ts'
import type { Tx } from '../../../platform/db.ts'
import type { JobKind } from '../../../platform/jobs.ts'
import { noteEvent, reportsOf, setStage } from '../store.ts'
import { tell } from '../tell.ts'
import { type Move, stageAfter, untold } from './model.ts'
import { markTold, reopen, reopenedPhenomena, type Tied, teller, tiedPhenomena } from './store.ts'

/** Tells of every move not told yet, in order; twice at once or again changes nothing. Returns how many moves were told. */
export async function tellOfMoves(tx: Tx): Promise<number> {
  let told = 0
  for (const tied of await tiedPhenomena(tx)) told += await tellMovesOf(tx, tied)
  return told
}

/** The same of one phenomenon that is held; returns how many moves. */
export async function tellMovesOf(tx: Tx, { id, effort, told }: Tied): Promise<number> {
  const response = await readResponse(tx, effort)
  const news = response ? untold(response, told) : []
  for (const move of news) await tellMove(tx, id, move, response)
  return news.length
}

async function tellMove(tx: Tx, phenomenon: string, move: Move, effort: EffortResponse | null): Promise<void> {
  const reports = (await reportsOf(tx, phenomenon)).map(({ id }) => id)
  const verdict = effort?.verdict ?? null
  const detail: Record<string, string> = { effort: effort?.name.da ?? '', ...(move === 'judged' && verdict ? { verdict } : {}) }
  await tell(tx, phenomenon, reports, { key: move === 'judged' ? 'judged' : `effort-${move}`, detail })
  await markTold(tx, phenomenon, move)
  const stage = stageAfter(move)
  if (stage) await setStage(tx, phenomenon, stage)
  await noteEvent(tx, phenomenon, 'effort-moved', { detail: { move } })
}

/** A phenomenon that was closed is open again as soon as one of its reports is. Returns how many came back. */
export async function bringBack(tx: Tx): Promise<number> {
  const back = await reopenedPhenomena(tx)
  for (const { id, effort, number } of back) {
    await reopen(tx, id)
    await noteEvent(tx, id, 'reopened', { detail: { report: number, ...(effort ? { effort } : {}) } })
    await record(tx, { deed: 'reopened', thing: 'phenomenon', thingId: id, detail: { report: number } })
  }
  return back.length
}

export const phenomenonRound: JobKind = {
  name: 'phenomenon-round',
  everyMs: 60_000,
  run: async ({ municipality }, { db }) => {
    await db.transaction(teller(municipality), async (tx) => {
      await tellOfMoves(tx)
      await bringBack(tx)
    })
  },
}
