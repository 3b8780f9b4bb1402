// How a goal goes: what the figures say and what people say, side by side, and every judgement before this one.
import { Card, CardGrid, Details, type Frame, formatDate } from '@trygby/ui'
import type { ToldWords } from '../../indicators/told/told.ts'
import { AgreementNotice, type AssessmentWords, Judgement } from '../assessments/judgement.tsx'
import { type Assessment, agreementOf, type MovementCounts } from '../assessments/model.ts'
import type { da } from './texts.da.ts'

interface HowItGoesProps {
  frame: Frame
  t: typeof da
  told: ToldWords
  judging: AssessmentWords
  counts: MovementCounts
  /** Newest first. */
  assessments: Assessment[]
}

export const HowItGoes = ({ frame, t, told, judging, counts, assessments }: HowItGoesProps) => {
  const [newest] = assessments
  const indicators = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return (
    <section>
      <h2>{t.howItGoes}</h2>
      <CardGrid>
        <Card level={3} title={t.figures}>
          <p>{judging.figuresSay(counts)}</p>
          {indicators > 0 && <p>{t.eachAlone}</p>}
        </Card>
        <Card level={3} title={t.judgement}>
          {newest ? <Judgement frame={frame} judging={judging} told={told} assessment={newest} /> : <p>{t.notJudged}</p>}
        </Card>
      </CardGrid>
      {newest && <AgreementNotice judging={judging} agreement={agreementOf(newest.movement, counts)} />}
    </section>
  )
}

/** What was judged before stays to be read: nobody rewrites it. */
export const History = ({ frame, t, told, judging, assessments }: Omit<HowItGoesProps, 'counts'>) =>
  assessments.length > 1 ? (
    <Details title={t.history}>
      {assessments.slice(1).map((assessment) => (
        <section>
          <h3>{formatDate(assessment.writtenAt, frame.locale)}</h3>
          <Judgement frame={frame} judging={judging} told={told} assessment={assessment} />
        </section>
      ))}
    </Details>
  ) : null
