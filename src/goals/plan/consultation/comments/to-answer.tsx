// The consultations that wait for a partner, for its own pages. Shows nothing when none waits.
import { Card, CardGrid, type Frame, formatDate } from '@trygby/ui'
import { textsFor } from '../../../../platform/i18n.ts'
import { consultationPath } from '../../model.ts'
import { type Consultation, waitsForAnswer } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

/** `consultations` as `consultationsSeen` gives them. */
export const ConsultationsToAnswer = ({ frame, consultations }: { frame: Frame; consultations: Consultation[] }) => {
  const t = textsFor(frame.locale, { da, en })
  const waiting = consultations.filter(waitsForAnswer)
  return waiting.length === 0 ? null : (
    <section>
      <h2>{t.toAnswer}</h2>
      <ConsultationCards frame={frame} t={t} consultations={waiting} />
    </section>
  )
}

export const ConsultationCards = ({ frame, t, consultations }: { frame: Frame; t: typeof da; consultations: Consultation[] }) => (
  <CardGrid>
    {consultations.map((one) => {
      const day = one.consultationUntil && formatDate(one.consultationUntil, frame.locale)
      const isGoing = one.state === 'consultation'
      return (
        <Card
          level={3}
          title={
            <span lang="da" dir="ltr">
              {one.title}
            </span>
          }
          href={`/${frame.locale}${consultationPath(one)}`}
          over={isGoing && day ? t.until(day) : t.over}
        >
          {one.own > 0 && <p>{t.hasSaid(one.own)}</p>}
          {one.own === 0 && one.hasNothingToAdd && <p>{t.hasNothing}</p>}
          {waitsForAnswer(one) && <p>{t.waits}</p>}
        </Card>
      )
    })}
  </CardGrid>
)
