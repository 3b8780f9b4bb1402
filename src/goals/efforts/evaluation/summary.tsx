// How an effort will be judged, as it stands on the effort's own page and in the plan's words.
import { type Fact, type Frame, formatDate, Notice, Summary } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { Words } from '../../goals/said/both.tsx'
import { saidIn } from '../../goals/said/model.ts'
import { da as effectDa } from './effect/texts.da.ts'
import { en as effectEn } from './effect/texts.en.ts'
import { hardlyInWords, seenOpenly } from './effect/words.ts'
import type { Evaluation } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** The agreed evaluation, or the draft while none is agreed. What only colleagues may read is left out by the store, not here. */
export const EvaluationSummary = ({ frame, evaluation }: { frame: Frame; evaluation: Evaluation | null }) => {
  const t = textsFor(frame.locale, { da, en })
  if (evaluation === null) return <p>{t.none}</p>
  return (
    <>
      {evaluation.agreedAt === null ? (
        <Notice kind="warning" title={t.isDraft}>
          {t.isDraftText}
        </Notice>
      ) : null}
      <Summary facts={factsOf(evaluation, frame, t)} />
    </>
  )
}

function factsOf(evaluation: Evaluation, frame: Frame, t: typeof da): Fact[] {
  const { locale } = frame
  const facts: (Fact | null)[] = [
    said(t.facts.question, evaluation.question, locale),
    said(t.facts.difference, evaluation.difference, locale),
    said(t.facts.seenBy, evaluation.seenBy, locale),
    evaluation.indicatorName === null
      ? null
      : {
          name: t.facts.indicator,
          value: (
            <a href={`/${locale}/indicators/${evaluation.indicatorSlug}`}>
              <Words of={saidIn(evaluation.indicatorName, locale)} />
            </a>
          ),
        },
    evaluation.comparison === null ? null : { name: t.facts.comparison, value: t.comparisons[evaluation.comparison] },
    said(t.facts.comparisonWords, evaluation.comparisonWords, locale),
    said(t.facts.displacement, evaluation.displacement, locale),
    said(t.facts.mechanism, evaluation.mechanism, locale),
    effectOf(evaluation, frame, t),
    evaluation.verdictOn === null ? null : { name: t.facts.verdictOn, value: formatDate(evaluation.verdictOn, locale) },
    said(t.facts.judge, evaluation.judgeName, locale),
    { name: t.facts.size, value: t.sizes[evaluation.size] },
    said(t.facts.sizeReason, evaluation.sizeReason, locale),
    said(t.facts.changeReason, evaluation.changeReason, locale),
    evaluation.agreedAt === null
      ? null
      : { name: t.facts.agreed, value: t.agreed(formatDate(evaluation.agreedAt, locale), evaluation.agreedByName) },
  ]
  return facts.filter((fact) => fact !== null)
}

/** What colleagues wrote is Danish, and says so on pages in other languages. */
const said = (name: string, da: string, locale: Frame['locale']): Fact | null =>
  da === '' ? null : { name, value: <Words of={saidIn({ da, en: '' }, locale)} /> }

function effectOf({ detectable }: Evaluation, { locale }: Frame, t: typeof da): Fact | null {
  if (detectable === null) return null
  const words = textsFor(locale, { da: effectDa, en: effectEn })
  const lines = [seenOpenly(detectable, words, locale), ...hardlyInWords(detectable, words, locale).slice(0, 2)]
  return { name: t.facts.effect, value: lines.join(' ') }
}
