// A signed judgement as it stands on a page: the word, the reasons, who and when; and whether the figures say the same.
import { type Frame, formatDate, Notice, type NoticeKind, Tag } from '@trygby/ui'
import { type ToldWords, tagOf } from '../../indicators/told/told.ts'
import { Paragraphs } from '../said/both.tsx'
import { saidIn } from '../said/model.ts'
import type { Agreement, Assessment } from './model.ts'
import type { da } from './texts.da.ts'

export type AssessmentWords = typeof da

interface JudgementProps {
  frame: Frame
  judging: AssessmentWords
  told: ToldWords
  assessment: Assessment
}

export const Judgement = ({ frame, judging, told, assessment }: JudgementProps) => (
  <>
    <p>
      <Tag kind={tagOf[assessment.movement]}>{told.movements[assessment.movement]}</Tag>
    </p>
    <Paragraphs of={saidIn(assessment.words, frame.locale)} />
    <p>{judging.signed(assessment.signedBy, formatDate(assessment.writtenAt, frame.locale))}</p>
  </>
)

const kindOf: Record<Agreement, NoticeKind> = { same: 'info', partly: 'info', differs: 'warning', 'figures-silent': 'info' }

/** Said plainly whenever figures and people do not say the same; neither is taken away. */
export const AgreementNotice = ({ judging, agreement }: { judging: AssessmentWords; agreement: Agreement }) => (
  <Notice kind={kindOf[agreement]} title={judging.agreement[agreement]} />
)
