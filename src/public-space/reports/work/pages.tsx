// The page of one report for those who work on it: what was said, who has it, what is next, and everything that happened.
import { Button, ButtonLink, ButtonRow, Form, formatDate, Hidden, Notice, Page } from '@trygby/ui'
import { isOpen } from '../model.ts'
import { AroundSections } from './around/sections.tsx'
import { obviousNext } from './model.ts'
import { nameOf, pathOf, type ReportPageProps } from './props.ts'
import { PictureSection, PlaceSection, SaidSection, WorkSection } from './said-sections.tsx'
import { NewsSection, QuestionsSection, TrailSection } from './thread-sections.tsx'

export const ReportPage = (props: ReportPageProps) => {
  const { frame, t, w, report, said } = props
  return (
    <Page
      frame={frame}
      title={nameOf(props)}
      lead={t.received(formatDate(report.receivedAt, frame.locale), w.channels[report.channel])}
      breadcrumbs={[{ text: t.reports, href: `/${frame.locale}/reports` }]}
      status={said ? { kind: 'success', text: said } : undefined}
      scripts={props.isMapAsked ? ['ui/map'] : []}
    >
      <Notices {...props} />
      {props.mayWork && !report.mergedInto && <NextSteps {...props} />}
      <SaidSection {...props} />
      <PictureSection {...props} />
      <PlaceSection {...props} />
      <WorkSection {...props} />
      <QuestionsSection {...props} />
      <NewsSection {...props} />
      {props.joined}
      <AroundSections {...props} />
      <TrailSection {...props} />
    </Page>
  )
}

/** What must be seen first: somebody wants it opened again, its day has passed, or it is part of another. */
const Notices = ({ frame, t, report, today }: ReportPageProps) => (
  <>
    {report.state === 'reopen-asked' && <Notice kind="warning">{t.reopenAsked}</Notice>}
    {isOpen(report.state) && report.answerBy && report.answerBy < today && (
      <Notice kind="warning">{t.overdue(formatDate(report.answerBy, frame.locale))}</Notice>
    )}
    {report.mergedInto && (
      <Notice>
        {t.mergedInto} <a href={pathOf(frame, { id: report.mergedInto })}>{t.seeOther}</a>
      </Notice>
    )}
  </>
)

/** The usual step is one press; every other has a page of its own. */
const NextSteps = ({ frame, t, report }: ReportPageProps) => {
  const path = pathOf(frame, report)
  const next = obviousNext(report.state)
  return (
    <section>
      <h2>{t.nextTitle}</h2>
      <ButtonRow>
        {next && (
          <Form action={`${path}/move`}>
            <Hidden name="to" value={next} />
            <Hidden name="revision" value={report.revision} />
            <Button>{t.press[next]}</Button>
          </Form>
        )}
        {report.state !== 'closed' && (
          <>
            <ButtonLink kind={next ? 'secondary' : 'primary'} href={`${path}/close`}>
              {t.close}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${path}/ask`}>
              {t.ask}
            </ButtonLink>
          </>
        )}
        <ButtonLink kind="secondary" href={`${path}/move`}>
          {t.move}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${path}/sort`}>
          {t.sort}
        </ButtonLink>
      </ButtonRow>
    </section>
  )
}
