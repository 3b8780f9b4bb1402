// An effort's own page: for everybody what, why, where, by whom and how it is judged; for colleagues the whole of it, with the deeds.
import { ButtonLink, type Frame, Notice, Page, Prose, Tag, type TagKind } from '@trygby/ui'
import { Paragraphs, Words } from '../goals/said/both.tsx'
import { saidIn } from '../goals/said/model.ts'
import type { Action } from './actions/model.ts'
import { ActionsSection } from './actions/section.tsx'
import { asWritten } from './as-written.ts'
import type { Evaluation } from './evaluation/model.ts'
import { EvaluationSummary } from './evaluation/summary.tsx'
import { Facts, type Names } from './facts.tsx'
import type { Effort, State } from './model.ts'
import type { Move } from './moves/model.ts'
import { History, NextStep, OverrideNotice } from './moves/section.tsx'
import type { Partner } from './partners/model.ts'
import { PartnersSection } from './partners/section.tsx'
import type { Perspective } from './perspectives/model.ts'
import { PerspectivesSection } from './perspectives/section.tsx'
import type { da } from './texts.da.ts'
import type { Judgement } from './verdict/model.ts'
import { VerdictSection } from './verdict/section.tsx'
import type { da as words } from './words/texts.da.ts'

/** Everything known of an effort that this reader may see. */
export interface EffortSeen {
  effort: Effort
  names: Names
  /** Evidence it points to, with the address where it is read; null when no room knows it any longer. */
  evidence: { title: string; href: string | null }[]
  partners: Partner[]
  evaluation: Evaluation | null
  verdicts: Judgement[]
  moves: Move[]
  perspectives: Perspective[]
  actions: Action[]
}

/** What this reader is to the effort. */
export interface Reader {
  account: string | null
  organisation: string | null
  isInside: boolean
  isPartner: boolean
  mayChange: boolean
  mayJudge: boolean
  mayPublish: boolean
}

export interface EffortPageProps extends EffortSeen {
  frame: Frame
  t: typeof da
  words: typeof words
  reader: Reader
  /** What has just happened, a word of `t.said`. */
  said: string
}

const tagOf: Record<State, TagKind> = {
  idea: 'neutral',
  planned: 'info',
  going: 'success',
  paused: 'warning',
  ended: 'neutral',
  judged: 'neutral',
}

export const EffortPage = (props: EffortPageProps) => {
  const { frame, t, words, effort, reader } = props
  const status = t.said[props.said]
  const name = saidIn(effort.name, frame.locale)
  return (
    <Page
      frame={frame}
      title={name.text}
      titleLang={name.lang}
      lead={
        <>
          <Tag kind={tagOf[effort.state]}>{words.states[effort.state]}</Tag> {t.states[effort.state]}
        </>
      }
      breadcrumbs={[{ text: t.efforts, href: `/${frame.locale}/efforts` }]}
      status={typeof status === 'string' ? { kind: props.said === 'otherPromise' ? 'warning' : 'success', text: status } : undefined}
    >
      {reader.isInside && <ForColleagues {...props} />}
      {reader.isPartner && <Notice>{t.forPartner}</Notice>}
      <VerdictSection
        frame={frame}
        effort={effort.id}
        verdicts={props.verdicts}
        isJudged={effort.state === 'judged'}
        mayPublish={reader.mayPublish}
        mayAnswer={reader.isPartner}
      />
      <What {...props} />
      <PartnersSection
        frame={frame}
        effort={effort.id}
        partners={props.partners}
        isInside={reader.isInside}
        mayChange={reader.mayChange}
        own={reader.organisation}
      />
      <HowJudged {...props} />
      {(reader.isInside || reader.isPartner) && (
        <PerspectivesSection frame={frame} effort={effort.id} perspectives={props.perspectives} mayAdd reader={reader.account} />
      )}
      {reader.isInside && <ActionsSection frame={frame} effort={effort.id} actions={props.actions} mayChange={reader.mayChange} />}
      <History frame={frame} moves={props.moves} isInside={reader.isInside} />
    </Page>
  )
}

/** What is to be known and done before anything else. */
const ForColleagues = ({ frame, t, effort, reader, moves, evaluation }: EffortPageProps) => (
  <>
    <OverrideNotice frame={frame} moves={moves} />
    {(!effort.isPublic || effort.state === 'idea') && <Notice>{effort.isPublic ? t.notPublicIdea : t.notPublic}</Notice>}
    <NextStep
      frame={frame}
      effort={effort}
      hasAgreedEvaluation={Boolean(evaluation?.agreedAt)}
      mayMove={reader.mayChange}
      mayJudge={reader.mayJudge}
    />
  </>
)

const What = ({ frame, t, words, effort, names, evidence, reader }: EffortPageProps) => {
  const what = saidIn(effort.what, frame.locale)
  return (
    <>
      <section>
        <h2>{t.what}</h2>
        <Prose>{what.text ? <Paragraphs of={what} /> : <p>{t.noWhat}</p>}</Prose>
        {reader.mayChange && (
          <p>
            <ButtonLink kind="secondary" href={`/${frame.locale}/efforts/${effort.id}/edit`}>
              {t.edit}
            </ButtonLink>
          </p>
        )}
      </section>
      <section>
        <h2>{t.factsTitle}</h2>
        <Facts frame={frame} t={t} words={words} effort={effort} names={names} isInside={reader.isInside} />
      </section>
      <section>
        <h2>{t.evidenceTitle}</h2>
        <Prose>
          {effort.evidence ? <Paragraphs of={asWritten(effort.evidence, frame.locale)} /> : null}
          {!effort.evidence && evidence.length === 0 && <p>{t.noEvidence}</p>}
          {evidence.length > 0 && (
            <ul>
              {evidence.map(({ title, href }) => (
                <li>
                  {href ? (
                    <a href={href}>
                      <Words of={asWritten(title, frame.locale)} />
                    </a>
                  ) : (
                    <Words of={asWritten(title, frame.locale)} />
                  )}
                </li>
              ))}
            </ul>
          )}
        </Prose>
      </section>
    </>
  )
}

/** How it will be judged, as agreed; a draft is for colleagues. */
const HowJudged = ({ frame, t, effort, evaluation, reader }: EffortPageProps) => {
  const isAgreed = Boolean(evaluation?.agreedAt)
  const shown = isAgreed || reader.isInside ? evaluation : null
  return (
    <section>
      <h2>{t.evaluationTitle}</h2>
      {shown ? <EvaluationSummary frame={frame} evaluation={shown} /> : <p>{t.noEvaluation}</p>}
      {reader.isInside && (reader.mayChange || isAgreed) && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/efforts/${effort.id}/evaluation`}>
            {isAgreed ? t.toAgreed : t.toEvaluation}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
