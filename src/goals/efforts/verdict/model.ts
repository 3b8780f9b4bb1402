// What was found when an effort was judged: one of five answers, in words and figures, with what the town tries next.
import { z } from 'zod'
import { type FieldError, type FormFields, type Result, readFields } from '../../../platform/result.ts'
import { wordsOf, wordsOrNone } from '../../goals/said/model.ts'
import { asksForNext, holdsPersonNumber, type Verdict, verdicts } from '../model.ts'

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

const aboutNobody = (text: string): boolean => !holdsPersonNumber(text)

export const verdictForm = z.object({
  verdict: z.enum(verdicts, { error: 'verdict' }),
  words: wordsOf('words', 'wordsLong', 6000, 10).refine(aboutNobody, 'personNumber'),
  measured: wordsOrNone('measuredLong', 2000).refine(aboutNobody, 'personNumber'),
  next: wordsOrNone('nextLong', 4000).refine(aboutNobody, 'personNumber'),
  heard: wordsOrNone('heardLong', 2000).refine(aboutNobody, 'personNumber'),
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

/** What stands between a verdict and its readers: harm is published only when partners have been heard, and one has answered. */
export function missingBeforePublishing(verdict: Verdict, heard: string, answers: number): FieldError[] {
  if (verdict !== 'harmful') return []
  if (heard.trim().length < leastWords) return [{ field: 'heard', key: 'heard', came: heard }]
  return answers === 0 ? [{ field: 'heard', key: 'nobodyHeard', came: heard }] : []
}

/** How partners were heard, as it is written when a verdict is published; kept from the verdict where the form does not ask. */
export function readHeard(fields: FormFields, { verdict, heard }: Pick<Judgement, 'verdict' | 'heard'>): Result<string> {
  if (verdict !== 'harmful') return { ok: true, value: heard }
  const read = readFields(z.object({ heard: verdictForm.shape.heard }), fields)
  return read.ok ? { ok: true, value: read.value.heard } : read
}
