// The response to a phenomenon is an effort: what must be there before it is agreed, which of its moves people hear of, and what came of it.
import { z } from 'zod'
import { idOrNone } from '../../../platform/form/model.ts'
import { type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import type { Outcome as ReportOutcome } from '../../reports/model.ts'
import { type Outcome, type Phenomenon, results, type Stage } from '../model.ts'
import { lineOf, wholeOf, wordsOf } from '../wording/model.ts'

/** What people hear of, in the order it happens. */
export const moves = ['agreed', 'begun', 'ended', 'judged'] as const
export type Move = (typeof moves)[number]

/** An effort, as far as its answer needs to know. */
export interface Standing {
  state: string
  agreedAt: Date | null
  beganAt: Date | null
  endedAt: Date | null
}

/** An effort answers a phenomenon when its evaluation says how one sees whether it only moved. */
export const looksForDisplacement = ({ displacement }: { displacement: string }): boolean => displacement.trim().length >= 20

/** How far it has come. An idea is not agreed, whatever is written in it, and what never began has not ended for those who wait. */
export function movesReached({ state, agreedAt, beganAt, endedAt }: Standing): Move[] {
  const reached: Record<Move, boolean> = {
    agreed: state !== 'idea' && agreedAt !== null,
    begun: beganAt !== null,
    ended: beganAt !== null && endedAt !== null,
    judged: state === 'judged',
  }
  return moves.filter((move) => reached[move])
}

/** What those who wait have not heard yet, in order. */
export const untold = (standing: Standing, told: readonly string[]): Move[] => movesReached(standing).filter((move) => !told.includes(move))

/** What counts as told when an effort that is under way becomes the response: all but the newest move, which everybody hears. */
export const toldWhenTied = (standing: Standing): Move[] => movesReached(standing).slice(0, -1)

/** The step a move brings the phenomenon to; null where it stays. */
export const stageAfter = (move: Move): Stage | null => (move === 'agreed' || move === 'begun' ? 'respond' : 'assess')

/** The ring that is suggested: as wide again as the place, at least 200 metres beyond it. */
export const suggestedRing = (radius: number): number => Math.min(10_000, Math.max(radius * 2, radius + 200))

export const displacementForm = z.object({ ring: wholeOf('ring', 40, 10_000), plan: wordsOf('plan', 'planLong', [20, 2000]) })

/** Reads where and how one looks whether it moved; the ring lies outside the place. */
export function readDisplacement(fields: FormFields, radius: number): Result<z.infer<typeof displacementForm>> {
  const read = readFields(displacementForm, fields)
  return read.ok && read.value.ring <= radius ? refused('ring', 'ringInside', String(radius)) : read
}

export const tieForm = z
  .object({ effort: idOrNone('effort'), name: lineOf('nameLong', 'nameLong', [0, 160]) })
  .refine(({ effort, name }) => effort !== null || name.length >= 3, { path: ['effort'], error: 'effort' })

export const resultForm = z.object({ result: z.enum(results, { error: 'result' }), answer: wordsOf('answer', 'answerLong', [10, 2000]) })

/** When the result may be chosen: the effort is judged; or nothing was begun, and the phenomenon is over by itself. */
export const mayConclude = ({ state, effort }: Pick<Phenomenon, 'state' | 'effort'>, standing: Standing | null): boolean =>
  state === 'open' && (effort === null || standing?.state === 'judged')

/** What is agreed to look for stands from the day the effort begins. */
export const isSettled = (of: Pick<Phenomenon, 'effort'>, standing: Standing | null): boolean =>
  of.effort !== null && standing !== null && standing.beganAt !== null

/** What the reports behind are closed with. */
export const outcomeOf: Record<Outcome, ReportOutcome> = { gone: 'solved', moved: 'partly', less: 'partly', unchanged: 'not-solved' }
