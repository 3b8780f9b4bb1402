// A posted form as an evaluation: the words, the day, and what the figures could show, worked out anew from the answers.
import { AnalysisError } from '@trygby/analysis'
import { dayField } from '../../../platform/form/model.ts'
import { accepted, type FieldError, type FormFields, type Result, readFields, refused } from '../../../platform/result.ts'
import { detectable } from './effect/detect.ts'
import { type Detectable, methods, questions, readAsked } from './effect/model.ts'
import { type EvaluationForm, evaluationForm } from './model.ts'

/** What the figures could show; what cannot be worked out is said beside its question. */
export async function readEffect(fields: FormFields): Promise<Result<Detectable>> {
  const asked = readAsked(fields)
  if (!asked.ok) return asked
  try {
    return accepted(await detectable(asked.value))
  } catch (error) {
    if (error instanceof AnalysisError) return refused('method', 'cannotCompute')
    throw error
  }
}

/** Whether any question about the figures is answered; a layout picked in passing is not an answer yet. */
function hasAnswers(fields: FormFields): boolean {
  const method = methods.find((one) => one === fields.method)
  return method !== undefined && questions[method].some(({ name }) => fields[name] !== undefined && fields[name] !== '')
}

/** The whole form. Only a full evaluation has an effect worked out; a draft of one may still be without. */
export async function readEvaluation(fields: FormFields): Promise<Result<EvaluationForm>> {
  const read = readFields(evaluationForm, { ...fields, verdictOn: dayField(fields, 'verdictOn') })
  const effect: Result<Detectable | null> = fields.size === 'full' && hasAnswers(fields) ? await readEffect(fields) : accepted(null)
  if (read.ok && effect.ok) return accepted({ ...read.value, detectable: effect.value })
  const errors: FieldError[] = [...(read.ok ? [] : read.errors), ...(effect.ok ? [] : effect.errors)]
  return { ok: false, errors }
}
