// What was found when an effort was judged: one of five answers, in words and figures, with what the town tries next.
import { z } from 'zod'
import { type FieldError, type FormFields, type Result, readFields } from '../../../platform/result.ts'
import { wordsOf, wordsOrNone } from '../../goals/said/model.ts'
import { asksForNext, type Verdict, verdicts } from '../model.ts'
import type { Perspective } from '../perspectives/model.ts'

export interface Judgement {
  id: string
  verdict: Verdict
  words: string
  /** The figures it rests on, with their interval and n. */
  measured: string
  next: string
  /** How partners were heard before harm is published; for colleagues. */
  heard: string
  judgedByName: string
  judgedAt: Date
  publishedAt: Date | null
}

export const verdictForm = z.object({
  verdict: z.enum(verdicts, { error: 'verdict' }),
  words: wordsOf('words', 'wordsLong', 6000, 10),
  measured: wordsOrNone('measuredLong', 2000),
  next: wordsOrNone('nextLong', 4000),
})
export type VerdictForm = z.infer<typeof verdictForm>

const leastWords = 10

/** Reads the form. After no effect, harm or cannot tell, it also says what the town tries next. */
export function readVerdict(fields: FormFields): Result<VerdictForm> {
  const read = readFields(verdictForm, fields)
  if (!read.ok) return read
  const lacksNext = asksForNext(read.value.verdict) && read.value.next.length < leastWords
  return lacksNext ? { ok: false, errors: [{ field: 'next', key: 'next', came: read.value.next }] } : read
}

/** What partners have answered a verdict since it was written. */
export const answersTo = (
  verdict: Pick<Judgement, 'judgedAt'>,
  perspectives: readonly Perspective[],
  partners: readonly string[],
): Perspective[] =>
  perspectives.filter(
    ({ organisation, writtenAt, takenBackAt }) =>
      organisation !== null && partners.includes(organisation) && writtenAt >= verdict.judgedAt && takenBackAt === null,
  )

/** Days a partner has to answer before harm is published without its answer. */
export const daysToAnswer = 14

interface Heard {
  answers: number
  /** Whether any partner has an account to answer by. */
  canAnswer: boolean
  now: Date
}

/** What stands between a verdict and its readers: harm is published when partners are heard, and one has answered or all have had their time. */
export function missingBeforePublishing(
  { verdict, judgedAt }: Pick<Judgement, 'verdict' | 'judgedAt'>,
  heard: string,
  { answers, canAnswer, now }: Heard,
): FieldError[] {
  if (verdict !== 'harmful') return []
  if (heard.length < leastWords) return [{ field: 'heard', key: 'heard', came: heard }]
  const isWaiting = canAnswer && answers === 0 && now.getTime() - judgedAt.getTime() <= daysToAnswer * 86_400_000
  return isWaiting ? [{ field: 'heard', key: 'nobodyHeard', came: heard }] : []
}

/** How partners were heard, as it is written when harm is published. */
export const heardForm = z.object({ heard: wordsOrNone('heardLong', 2000) })
