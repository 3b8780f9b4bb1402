// The pages on which staff move a report on, close it with an answer, ask those who reported, and sort it.
import {
  Button,
  ButtonLink,
  ButtonRow,
  Checkbox,
  DateField,
  Details,
  ErrorSummary,
  Form,
  type Frame,
  formatDate,
  formatDateTime,
  Hidden,
  Notice,
  Page,
  Radios,
  Select,
  Summary,
  TextArea,
} from '@trygby/ui'
import type { Child } from 'hono/jsx'
import { type Answered, datePartsOf, errorOf, tickOf, writtenIn } from '../../../platform/form/answered.ts'
import { type Report, voicesOfOutcome } from '../model.ts'
import type { da as words } from '../texts.da.ts'
import { choosableFrom, closingOutcomes, kindsBeside } from './model.ts'
import { nameOf, pathOf } from './props.ts'
import type { da } from './texts.da.ts'

/** What a colleague did while this form was open. */
export interface Conflict {
  byName: string
  at: Date
}

export interface FormPageProps {
  frame: Frame
  t: typeof da
  w: typeof words
  answered: Answered
  report: Report
  conflict: Conflict | null
}

/** The frame of each form: its errors, what a colleague did meanwhile, and the way back. */
const ActPage = (
  props: FormPageProps & { title: string; lead?: string; action: string; button: string; children: Child; above?: Child },
) => {
  const { frame, t, w, answered, report, conflict, title, lead, action, button, children, above } = props
  const path = pathOf(frame, report)
  // A state that cannot be reached is no field to correct where no state is chosen.
  const inTheWay = conflict ? undefined : errorOf(answered, 'to')
  return (
    <Page
      frame={frame}
      title={title}
      lead={lead}
      narrow
      hasErrors={answered.errors.length > 0}
      breadcrumbs={[
        { text: t.reports, href: `/${frame.locale}/reports` },
        { text: nameOf(props), href: path },
      ]}
    >
      {conflict && (
        <Notice kind="warning" title={t.conflictTitle} announced>
          <p>{t.conflict(w.states[report.state], conflict.byName || t.whom.machinery || '', formatDateTime(conflict.at, frame.locale))}</p>
          <Summary facts={standingOf(props)} />
        </Notice>
      )}
      {inTheWay && (
        <Notice kind="error" announced>
          {inTheWay}
        </Notice>
      )}
      <ErrorSummary errors={answered.errors.filter(({ field }) => field !== 'to')} />
      {above}
      <Form action={`${path}/${action}`}>
        <Hidden name="revision" value={report.revision} />
        {children}
        <ButtonRow>
          <Button>{button}</Button>
          <ButtonLink kind="secondary" href={path}>
            {t.cancel}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Page>
  )
}

const standingOf = ({ frame, t, w, report }: FormPageProps) => [
  { name: t.facts.state, value: w.states[report.state] },
  { name: t.facts.outcome, value: report.outcome ? w.outcomes[report.outcome] : t.none },
  { name: t.facts.team, value: report.team?.name ?? t.none },
  { name: t.facts.answerBy, value: report.answerBy ? formatDate(report.answerBy, frame.locale) : t.none },
]

const ForColleagues = ({ t, answered }: Pick<FormPageProps, 't' | 'answered'>) => (
  <TextArea
    name="words"
    label={t.words}
    hint={t.wordsHint}
    rows={2}
    value={writtenIn(answered, 'words')}
    error={errorOf(answered, 'words')}
  />
)

export const MovePage = (props: FormPageProps & { chosen: string }) => {
  const { t, w, answered, report, chosen } = props
  return (
    <ActPage {...props} title={t.moveTitle} action="move" button={t.moveButton}>
      <Radios
        name="to"
        label={t.to}
        required
        value={writtenIn(answered, 'to', chosen)}
        options={choosableFrom(report.state).map((state) => ({ value: state, text: w.states[state] }))}
      />
      <TextArea
        name="nextStep"
        label={t.nextStep}
        hint={t.nextStepHint}
        rows={3}
        value={writtenIn(answered, 'nextStep')}
        error={errorOf(answered, 'nextStep')}
      />
      <ForColleagues {...props} />
    </ActPage>
  )
}

/** `text`: a written answer that was chosen, to be gone on with. */
export const ClosePage = (props: FormPageProps & { text: string }) => {
  const { frame, t, w, answered, report, text } = props
  const choices = <K extends string>(keys: readonly K[], names: Record<K, string>) => keys.map((value) => ({ value, text: names[value] }))
  return (
    <ActPage
      {...props}
      title={t.closeTitle}
      lead={t.closeLead(report.voices)}
      action="close"
      button={t.closeButton}
      above={
        <Details title={t.readyTitle}>
          <ul>
            {Object.entries(t.ready).map(([key, ready]) => (
              <li>
                <a href={`${pathOf(frame, report)}/close?text=${key}`}>{ready.name}</a>: {ready.text}
              </li>
            ))}
          </ul>
        </Details>
      }
    >
      <Radios
        name="outcome"
        label={t.outcome}
        required
        value={writtenIn(answered, 'outcome')}
        error={errorOf(answered, 'outcome')}
        options={choices(closingOutcomes, w.outcomes)}
      />
      <Radios
        name="saidBy"
        label={t.saidBy}
        required
        value={writtenIn(answered, 'saidBy', 'staff')}
        error={errorOf(answered, 'saidBy')}
        options={choices(voicesOfOutcome, w.saidBy)}
      />
      <TextArea
        name="answer"
        label={t.answer}
        hint={report.isPublic ? `${t.answerHint} ${t.answerPublic}` : t.answerHint}
        rows={6}
        required
        value={writtenIn(answered, 'answer', text)}
        error={errorOf(answered, 'answer')}
      />
      <ForColleagues {...props} />
    </ActPage>
  )
}

export const AskPage = (props: FormPageProps) => (
  <ActPage {...props} title={props.t.askTitle} lead={props.t.askLead} action="ask" button={props.t.askButton}>
    <TextArea
      name="question"
      label={props.t.question}
      hint={props.t.questionHint}
      rows={3}
      required
      value={writtenIn(props.answered, 'question')}
      error={errorOf(props.answered, 'question')}
    />
  </ActPage>
)

export const SortPage = (props: FormPageProps & { teams: { id: string; name: string }[] }) => {
  const { t, w, answered, report, teams } = props
  return (
    <ActPage {...props} title={t.sortTitle} action="sort" button={t.sortButton}>
      <Select
        name="kind"
        label={t.kind}
        prompt={false}
        required
        value={writtenIn(answered, 'kind', report.kind)}
        error={errorOf(answered, 'kind')}
        options={kindsBeside(report).map((kind) => ({ value: kind, text: w.kinds[kind] }))}
        width="long"
      />
      <Select
        name="team"
        label={t.team}
        prompt={t.noTeam}
        value={writtenIn(answered, 'team', report.team?.id ?? '')}
        error={errorOf(answered, 'team')}
        options={teams.map(({ id, name }) => ({ value: id, text: name }))}
        width="long"
      />
      <DateField
        name="answerBy"
        label={t.answerBy}
        value={datePartsOf(answered, 'answerBy', report.answerBy)}
        error={errorOf(answered, 'answerBy')}
      />
      {report.door === 'fault' && <Checkbox name="isPublic" label={t.isPublic} checked={tickOf(answered, 'isPublic', report.isPublic)} />}
    </ActPage>
  )
}
