// How an effort will be judged, agreed before it starts: three sizes by cost and by how much could go wrong.
import { z } from 'zod'
import { dayOrNone } from '../../../platform/form/model.ts'
import type { FieldError } from '../../../platform/result.ts'
import { lineOrNone, wordsOrNone } from '../../goals/said/model.ts'
import type { Bilingual } from '../../indicators/model.ts'
import type { Harm, Kind, State } from '../model.ts'
import type { Detectable } from './effect/model.ts'

export const sizes = ['light', 'standard', 'full'] as const
export type Size = (typeof sizes)[number]
/** Whether one size asks less than the other. */
export const isSmaller = (one: Size, other: Size): boolean => sizes.indexOf(one) < sizes.indexOf(other)

/** Danish kroner: below the first an effort is small, from the second it is large. Data for the town to argue with: docs/decisions/0010. */
export const costLimits = { smallBelow: 100_000, largeFrom: 1_000_000 } as const
export type SizeReason = 'much-harm' | 'large-cost' | 'small' | 'no-cost' | 'between'

/** The size that cost and possible harm ask for, and why. An effort without a written cost is taken to be neither small nor large. */
export function proposeSize({ cost, harm }: { cost: number | null; harm: Harm }): { size: Size; reasonKey: SizeReason } {
  if (harm === 'much') return { size: 'full', reasonKey: 'much-harm' }
  if (cost !== null && cost >= costLimits.largeFrom) return { size: 'full', reasonKey: 'large-cost' }
  if (harm === 'little' && cost !== null && cost < costLimits.smallBelow) return { size: 'light', reasonKey: 'small' }
  return { size: 'standard', reasonKey: cost === null ? 'no-cost' : 'between' }
}

/** What the effort is compared with. */
export const comparisons = ['before-after', 'comparison-area', 'staggered-start', 'trend', 'drawn-by-lot', 'described'] as const
export type Comparison = (typeof comparisons)[number]

/** What somebody writes of it. */
export interface EvaluationForm {
  size: Size
  /** Why a smaller size was chosen than proposed. */
  sizeReason: string
  difference: string
  seenBy: string
  question: string
  indicator: string | null
  comparison: Comparison | null
  comparisonWords: string
  /** How one sees whether it has only moved: of efforts in public space. */
  displacement: string
  mechanism: string
  detectable: Detectable | null
  /** ISO date. */
  verdictOn: string | null
  /** The account that judges; null when it is somebody without one. */
  judge: string | null
  /** Who judges, by office. */
  judgeName: string
  /** Why it differs from the version before. */
  changeReason: string
}

export interface Evaluation extends EvaluationForm {
  effort: string
  number: number
  /** Counts the savings of all its versions; a form carries it, so that two colleagues do not overwrite each other. */
  revision: number
  proposedSize: Size
  /** Null where there is none, or where whoever asks may not see it. */
  indicatorName: Bilingual | null
  indicatorSlug: string | null
  agreedByName: string
  /** From then on it does not change; null for a draft. */
  agreedAt: Date | null
}

export const emptyEvaluation: EvaluationForm = {
  size: 'light',
  sizeReason: '',
  difference: '',
  seenBy: '',
  question: '',
  indicator: null,
  comparison: null,
  comparisonWords: '',
  displacement: '',
  mechanism: '',
  detectable: null,
  verdictOn: null,
  judge: null,
  judgeName: '',
  changeReason: '',
}

const chosen = (wrong: string) => z.preprocess((came) => (came === '' || came === undefined ? null : came), z.uuid(wrong).nullable())

/** A draft may be unfinished; what must be there is asked when it is agreed. */
export const evaluationForm = z.object({
  size: z.enum(sizes, 'size'),
  sizeReason: wordsOrNone('long1000', 1000),
  difference: wordsOrNone('long2000', 2000),
  seenBy: wordsOrNone('long2000', 2000),
  question: wordsOrNone('long1000', 1000),
  indicator: chosen('indicator'),
  comparison: z.preprocess((came) => (came === '' || came === undefined ? null : came), z.enum(comparisons, 'comparison').nullable()),
  comparisonWords: wordsOrNone('long2000', 2000),
  displacement: wordsOrNone('long2000', 2000),
  mechanism: wordsOrNone('long4000', 4000),
  verdictOn: dayOrNone('verdictDay').default(null),
  judge: chosen('judge'),
  judgeName: lineOrNone('long160', 160),
  changeReason: wordsOrNone('long1000', 1000),
})

/** An effort that is over is judged by what was agreed; nothing of it changes any more. */
export const mayStillChange = (state: State): boolean => state !== 'ended' && state !== 'judged'

/** What is done at one place may only move to the next: efforts in public space say how one sees it. */
export const asksDisplacement = ({ kind }: { kind: Kind }): boolean => kind === 'public-space'

interface Around {
  proposedSize: Size
  /** Whether the effort is one that may only move what it is about. */
  mayMove: boolean
  /** The day the effort begins; null when not set. */
  from: string | null
  /** Today in the town. */
  today: string
  /** Whether an earlier version was agreed, so that this one is a change. */
  isChange: boolean
}

/** What is missing before it can be agreed, field by field. */
export function missingIn(form: EvaluationForm, { proposedSize, mayMove, from, today, isChange }: Around): FieldError[] {
  const missing: FieldError[] = []
  const ask = (isThere: boolean, field: string, key = `${field}Missing`, came = '') => {
    if (!isThere) missing.push({ field, key, came })
  }
  const wants = (size: Size) => !isSmaller(form.size, size)
  if (isSmaller(form.size, proposedSize)) ask(form.sizeReason.length >= 10, 'sizeReason')
  ask(form.difference !== '', 'difference')
  ask(form.seenBy !== '', 'seenBy')
  if (mayMove) ask(form.displacement.length >= 20, 'displacement')
  if (wants('standard')) {
    ask(form.question !== '', 'question')
    ask(form.indicator !== null, 'indicator')
    ask(form.comparison !== null, 'comparison')
    ask(form.judgeName !== '', 'judgeName')
  }
  const mustDescribe = wants('full') || (wants('standard') && form.comparison === 'described')
  if (mustDescribe) ask(form.comparisonWords !== '', 'comparisonWords')
  if (wants('full')) {
    ask(form.mechanism !== '', 'mechanism')
    ask(form.detectable !== null, 'method', 'effectMissing')
  }
  ask(form.verdictOn !== null, 'verdictOn')
  if (form.verdictOn !== null) {
    if (form.verdictOn < today) ask(false, 'verdictOn', 'verdictPast', form.verdictOn)
    else if (from !== null && form.verdictOn <= from) ask(false, 'verdictOn', 'verdictBeforeStart', from)
  }
  if (isChange) ask(form.changeReason.length >= 10, 'changeReason')
  return missing
}
