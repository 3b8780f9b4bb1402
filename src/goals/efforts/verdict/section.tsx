// The verdict as it stands on an effort's own page: what was found, what was measured, and what the town tries now.
import { ButtonLink, Details, type Frame, formatDate, Notice, Prose, Tag, type TagKind } from '@trygby/ui'
import { textsFor } from '../../../platform/i18n.ts'
import { Paragraphs } from '../../goals/said/both.tsx'
import { asWritten } from '../as-written.ts'
import type { Verdict } from '../model.ts'
import { da as wordsDa } from '../words/texts.da.ts'
import { en as wordsEn } from '../words/texts.en.ts'
import type { Judgement } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

const tagOf: Record<Verdict, TagKind> = {
  worked: 'success',
  promising: 'success',
  'no-effect': 'info',
  harmful: 'warning',
  'cannot-tell': 'neutral',
}

interface VerdictSectionProps {
  frame: Frame
  effort: string
  /** Those the reader may see, the newest first. */
  verdicts: readonly Judgement[]
  isJudged: boolean
  mayPublish: boolean
  /** A partner of the effort answers a verdict before everybody reads it. */
  mayAnswer: boolean
}

export const VerdictSection = ({ frame, effort, verdicts, isJudged, mayPublish, mayAnswer }: VerdictSectionProps) => {
  const t = textsFor(frame.locale, { da, en })
  const [newest, ...earlier] = verdicts
  if (!newest && !isJudged) return null
  return (
    <section>
      <h2>{t.title}</h2>
      {newest ? <VerdictText frame={frame} verdict={newest} /> : <p>{t.waiting}</p>}
      {newest && newest.publishedAt === null && (
        <Notice>
          <p>{t.notPublished}</p>
          {mayAnswer && (
            <p>
              <ButtonLink kind="secondary" href={`/${frame.locale}/efforts/${effort}/perspectives/new`}>
                {t.toAnswer}
              </ButtonLink>
            </p>
          )}
          {mayPublish && (
            <p>
              <ButtonLink kind="secondary" href={`/${frame.locale}/efforts/${effort}/verdict/${newest.id}/publish`}>
                {t.publish}
              </ButtonLink>
            </p>
          )}
        </Notice>
      )}
      {earlier.length > 0 && (
        <Details title={t.earlier}>
          {earlier.map((verdict) => (
            <VerdictText frame={frame} verdict={verdict} />
          ))}
        </Details>
      )}
    </section>
  )
}

/** One verdict, in the order a reader asks: what, on what ground, and what now. */
export const VerdictText = ({ frame, verdict }: { frame: Frame; verdict: Judgement }) => {
  const t = textsFor(frame.locale, { da, en })
  const names = textsFor(frame.locale, { da: wordsDa, en: wordsEn }).verdicts
  const day = formatDate(verdict.judgedAt, frame.locale)
  const judged = verdict.judgedByName ? t.judgedBy(day, verdict.judgedByName) : t.judgedOn(day)
  return (
    <Prose>
      <p>
        <Tag kind={tagOf[verdict.verdict]}>{names[verdict.verdict]}</Tag>
      </p>
      <p class="lead">{t.said[verdict.verdict]}</p>
      <Paragraphs of={asWritten(verdict.words, frame.locale)} />
      {verdict.measured && (
        <>
          <h3>{t.measured}</h3>
          <Paragraphs of={asWritten(verdict.measured, frame.locale)} />
        </>
      )}
      {verdict.next && (
        <>
          <h3>{t.nextTitle}</h3>
          <p>{t.nextLead}</p>
          <Paragraphs of={asWritten(verdict.next, frame.locale)} />
        </>
      )}
      {verdict.heard && (
        <>
          <h3>{t.heard}</h3>
          <Paragraphs of={asWritten(verdict.heard, frame.locale)} />
        </>
      )}
      <p>{verdict.publishedAt ? `${judged}, ${t.publishedOn(formatDate(verdict.publishedAt, frame.locale))}` : judged}</p>
    </Prose>
  )
}
