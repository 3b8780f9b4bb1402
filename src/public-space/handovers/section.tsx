// On the page of a report: which partners have it or had it, what they answered, and the way to hand it over.
import { ButtonLink, type Frame, formatDate, Table, Tag, type TagKind } from '@trygby/ui'
import { textsFor } from '../../platform/i18n.ts'
import { type Handover, type HandoverState, isOverdue, isWaiting } from './model.ts'
import { da } from './texts.da.ts'
import { en } from './texts.en.ts'

export interface HandoverSectionProps {
  frame: Frame
  report: string
  /** From `readHandovers`, newest first. */
  handovers: readonly Handover[]
  /** Today in the town. */
  today: string
  mayWork: boolean
}

const tagOf: Record<HandoverState, TagKind> = {
  sent: 'info',
  accepted: 'info',
  answered: 'success',
  declined: 'warning',
  withdrawn: 'neutral',
}

/** How far a hand-over is, and whether it is late. */
export const HandoverTag = ({ frame, handover, today }: { frame: Frame; handover: Pick<Handover, 'state' | 'due'>; today: string }) => {
  const t = textsFor(frame.locale, { da, en })
  return (
    <>
      <Tag kind={tagOf[handover.state]}>{t.states[handover.state]}</Tag>
      {isOverdue(handover, today) && (
        <>
          {' '}
          <Tag kind="warning">{t.section.overdue}</Tag>
        </>
      )}
    </>
  )
}

export const HandoverSection = ({ frame, report, handovers, today, mayWork }: HandoverSectionProps) => {
  const t = textsFor(frame.locale, { da, en }).section
  return (
    <section>
      <h2>{t.title}</h2>
      {handovers.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Table
          caption={t.title}
          captionHidden
          columns={[
            { key: 'to', heading: t.to },
            { key: 'state', heading: t.state },
            { key: 'due', heading: t.due },
            { key: 'answer', heading: t.answer },
          ]}
          rows={handovers.map((handover) => ({
            href: `/${frame.locale}/handovers/${handover.id}`,
            cells: {
              to: handover.toName,
              state: <HandoverTag frame={frame} handover={handover} today={today} />,
              due: formatDate(handover.due, frame.locale),
              answer: handover.answer && <span lang="da">{handover.answer}</span>,
            },
          }))}
        />
      )}
      {mayWork && !handovers.some(isWaiting) && (
        <p>
          <ButtonLink kind="secondary" href={`/${frame.locale}/handovers/new?report=${report}`}>
            {t.handOver}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
