// Everybody's own page of what they have agreed to do, and the days they answer for.
import { Card, CardGrid, Details, EmptyState, type Frame, formatDate, Page, type PageProps, Table } from '@trygby/ui'
import { Words } from '../../../goals/said/both.tsx'
import { saidIn } from '../../../goals/said/model.ts'
import { type Consultation, waitsForAnswer } from '../../../plan/consultation/comments/model.ts'
import { ConsultationsToAnswer } from '../../../plan/consultation/comments/to-answer.tsx'
import { ByWhen, Finish } from '../parts.tsx'
import { CalendarSection, LetterSection, type WaysProps } from './letters-and-calendar.tsx'
import { countOpen, type OwnAction, type OwnDate } from './model.ts'

export interface MyActionsProps extends WaysProps {
  today: string
  actions: OwnAction[]
  dates: OwnDate[]
  /** As the one who asks sees them; those that wait for their organisation are shown. */
  consultations: Consultation[]
  status?: PageProps['status']
}

export const MyActionsPage = (props: MyActionsProps) => {
  const { frame, t, today, actions, dates } = props
  const open = actions.filter(({ doneAt }) => doneAt === null)
  const done = actions.filter(({ doneAt }) => doneAt !== null)
  const counted = countOpen(actions, today)
  const isAsked = props.consultations.some(waitsForAnswer)
  return (
    <Page
      frame={frame}
      title={t.title}
      lead={isAsked && counted.open === 0 ? undefined : t.counted(counted.open, counted.late)}
      status={props.status}
    >
      {props.newAddress ? <CalendarSection {...props} /> : null}
      <ConsultationsToAnswer frame={frame} consultations={props.consultations} />
      {open.length > 0 ? <Open {...props} actions={open} /> : null}
      {actions.length === 0 && dates.length === 0 && !isAsked ? (
        <EmptyState title={t.empty} text={t.emptyText} action={{ text: t.emptyLink, href: `/${frame.locale}/efforts` }} />
      ) : null}
      {dates.length > 0 ? <Dates {...props} /> : null}
      {done.length > 0 ? <Done {...props} actions={done} /> : null}
      {props.newAddress ? null : <CalendarSection {...props} />}
      <LetterSection {...props} />
    </Page>
  )
}

/** One card each, so that the button stands beside its action on a phone too. */
const Open = ({ frame, t, today, actions }: MyActionsProps) => (
  <section>
    <h2>{t.open}</h2>
    <CardGrid>
      {actions.map((action) => (
        <Card
          level={3}
          title={<Words of={saidIn({ da: action.what, en: '' }, frame.locale)} />}
          over={<ByWhen frame={frame} today={today} on={action.byOn} />}
        >
          {action.effortName ? (
            <p>
              <EffortLink frame={frame} action={action} />
            </p>
          ) : null}
          <Finish frame={frame} action={action} href={doneHref(frame, action)} kind="secondary" />
        </Card>
      ))}
    </CardGrid>
  </section>
)

const doneHref = ({ locale }: Frame, { id }: OwnAction) => `/${locale}/my-actions/${id}/done`

const EffortLink = ({ frame, action: { effort, effortName } }: { frame: Frame; action: OwnAction }) =>
  effortName ? (
    <a href={`/${frame.locale}/efforts/${effort}`}>
      <Words of={saidIn(effortName, frame.locale)} />
    </a>
  ) : null

const Dates = ({ frame, t, today, dates }: MyActionsProps) => (
  <section>
    <h2>{t.dates}</h2>
    <Table
      caption={t.dates}
      captionHidden
      columns={[
        { key: 'when', heading: t.when },
        { key: 'what', heading: t.dateOf },
      ]}
      rows={dates.map(({ kind, id, on, name }) => ({
        cells: {
          when: <ByWhen frame={frame} today={today} on={on} />,
          what: (
            <a href={kind === 'verdict' ? `/${frame.locale}/efforts/${id}` : `/${frame.locale}/plan`}>
              {(kind === 'verdict' ? t.verdict : t.planReview)(saidIn(name, frame.locale).text)}
            </a>
          ),
        },
      }))}
    />
  </section>
)

const Done = ({ frame, t, actions }: MyActionsProps) => (
  <Details title={t.done(actions.length)}>
    <Table
      caption={t.done(actions.length)}
      captionHidden
      columns={[
        { key: 'what', heading: t.what },
        { key: 'deed', heading: t.deed },
        { key: 'day', heading: t.doneDay },
        { key: 'effort', heading: t.effort },
      ]}
      rows={actions.map((action) => ({
        cells: {
          what: <Words of={saidIn({ da: action.what, en: '' }, frame.locale)} />,
          day: action.doneAt ? formatDate(action.doneAt, frame.locale) : '',
          effort: <EffortLink frame={frame} action={action} />,
          deed: <Finish frame={frame} action={action} href={doneHref(frame, action)} kind="link" />,
        },
      }))}
    />
  </Details>
)
