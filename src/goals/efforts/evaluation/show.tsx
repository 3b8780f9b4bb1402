// The page of an evaluation, put together: what is agreed for everybody, and the form for those who may write now.
import { formatDate, type PageProps } from '@trygby/ui'
import { isDay, revisionIn } from '../../../platform/form/model.ts'
import { type Back, formProps } from '../../../platform/http/form-props.ts'
import { type Ask, href } from '../../../platform/http/web.ts'
import { type Locale, textsFor } from '../../../platform/i18n.ts'
import { colleaguesToChooseFrom } from '../colleagues.ts'
import type { Effort } from '../model.ts'
import { mayChange } from '../policy.ts'
import type { Detectable } from './effect/model.ts'
import { da as effectDa } from './effect/texts.da.ts'
import { en as effectEn } from './effect/texts.en.ts'
import { fieldsOf, suggested } from './fields.ts'
import { asksDisplacement, type Evaluation, emptyEvaluation, mayStillChange, proposeSize } from './model.ts'
import { EvaluationPage } from './pages.tsx'
import { evaluationsOf, type IndicatorChoice, indicatorsToJudgeBy } from './store.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const texts = { da: { ...da, errors: { ...effectDa.errors, ...da.errors } }, en: { ...en, errors: { ...effectEn.errors, ...en.errors } } }
export const wordsFor = (locale: Locale) => textsFor(locale, texts)

export interface Shown {
  back?: Back
  /** What the figures could show, worked out from the form that came back. */
  found?: Detectable | null
  status?: PageProps['status']
  /** Whether the form is asked for although an agreed version stands. */
  wantsForm?: boolean
  /** A colleague saved something else after the writer had begun: both texts are shown, and the next saving is a choice. */
  isLate?: boolean
}

export async function showEvaluation(c: Ask, effort: Effort, shown: Shown = {}): Promise<Response> {
  const { back, found, status, wantsForm = false, isLate = false } = shown
  const canWrite = mayChange(c.var.actor, effort) && mayStillChange(effort.state)
  const { agreed, open, revision, draft, choices, colleagues } = await c.var.work(async (tx) => {
    const [newest, ...rest] = await evaluationsOf(tx, effort.id)
    const open = newest?.agreedAt === null ? newest : null
    const closed = [...(newest && !open ? [newest] : []), ...rest]
    const isWriting = canWrite && (open !== null || closed.length === 0 || wantsForm || back !== undefined)
    const start = open ?? closed[0] ?? null
    const ask = isWriting
      ? { list: await indicatorsToJudgeBy(tx, start?.indicator ?? null), people: await colleaguesToChooseFrom(tx) }
      : null
    const draft = startOf(open, closed[0])
    return { agreed: closed, open, revision: newest?.revision ?? 0, draft, choices: ask?.list ?? null, colleagues: ask?.people ?? [] }
  })
  const fields = back?.fields ?? fieldsOf({ ...draft, size: draft === emptyEvaluation ? proposeSize(effort).size : draft.size })
  const { filled, names, period } = withSuggestion(fields, choices ?? [])
  const errors = (back?.errors ?? []).map((error) => (isDay(error.came) ? { ...error, came: formatDate(error.came, c.var.locale) } : error))
  const { frame, t, answered } = formProps(c, texts, { fields: filled, errors })
  const form = choices && {
    frame,
    t,
    effectWords: textsFor(c.var.locale, { da: effectDa, en: effectEn }),
    answered,
    action: href(c, `/efforts/${effort.id}/evaluation`),
    revision: back && !isLate ? revisionIn(back.fields) : revision,
    proposal: proposeSize(effort),
    indicators: choices,
    colleagues,
    suggestion: { names, period },
    found: back ? (found ?? null) : draft.detectable,
    isChange: agreed.length > 0,
    mayMove: asksDisplacement(effort),
  }
  return c.html(
    <EvaluationPage
      frame={frame}
      t={t}
      effort={effort}
      agreed={agreed}
      draft={form && !isLate ? null : open}
      form={form}
      isLate={isLate}
      mayChange={canWrite}
      isOver={!mayStillChange(effort.state)}
      status={status}
    />,
    errors.length > 0 || isLate ? 422 : 200,
  )
}

/** A new version starts from the one that holds, with a reason of its own; the very first from nothing. */
function startOf(open: Evaluation | null, holds: Evaluation | undefined) {
  if (open) return open
  return holds ? { ...holds, changeReason: '' } : emptyEvaluation
}

/** Empty answers about the figures filled from the indicator's newest; names those that were. */
function withSuggestion(fields: Back['fields'], choices: IndicatorChoice[]) {
  const choice = choices.find(({ id }) => id === fields.indicator)
  const ideas = Object.entries(suggested(choice)).filter(([name]) => fields[name] === undefined || fields[name] === '')
  return { filled: { ...fields, ...Object.fromEntries(ideas) }, names: ideas.map(([name]) => name), period: choice?.newest?.period ?? '' }
}
